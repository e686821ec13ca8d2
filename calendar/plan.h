#pragma once
// The plan as a person reads it: a header, and items with what the document says of each.
// Text is UTF-8 with lines joined and spaces folded. Dates are civil days in
// `PlanHeader::timezone`.

#include <optional>
#include <string>
#include <vector>

#include "scheduler/term.h"

namespace sroki::calendar {

// What an item is about, by its main noun.
enum class Kind {
    seminar,
    methodical_day,
    contest,
    conference,
    meeting,
    course,
    monitoring,
    report,
    document,
    other,
};

enum class ExecutorKind { person, unit, group };

// One executor as named in a cell. `position` only for people.
struct ExecutorName {
    std::string name;
    std::optional<std::string> position;
    ExecutorKind kind = ExecutorKind::unit;

    friend bool operator==(const ExecutorName&, const ExecutorName&) = default;
};

// Who controls the execution of the plan's order; the name in the nominative case.
struct Controller {
    std::string name;
    std::optional<std::string> position;

    friend bool operator==(const Controller&, const Controller&) = default;
};

struct PlanHeader {
    std::string title;
    std::optional<scheduler::Period> period;  // empty: the document doesn't say
    scheduler::Basis basis = scheduler::Basis::calendar;
    std::optional<scheduler::Date> issued;
    std::optional<std::string> order_number;
    std::optional<Controller> controller;
    std::string timezone;  // IANA name; from an option or the department, never from the document
    // The department's own windows that the terms were read with.
    std::vector<scheduler::NamedWindow> school_calendar;
};

struct DraftItem {
    std::optional<std::string> number;   // as printed, without its closing dot
    std::optional<std::string> section;  // the title, without its number
    std::string title;
    std::string executors_text;
    std::vector<ExecutorName> executors;
    std::string term_text;   // as printed, damage included
    std::string term_lines;  // the same with the author's line breaks
    std::string result;
    Kind kind = Kind::other;
    std::optional<std::chrono::year_month> month;  // the month section the row stands under
    scheduler::TermResult resolved;
};

// Something a person should look at. Row and column count from 1 in the document's table; 0: none.
// Codes are words of the program; Russian sentences are chosen at the edge (server/messages_ru).
enum class ProblemCode {
    term_unrecognized,
    term_check,
    term_outside_plan,
    no_title,
    no_term,
    no_executor,
    duplicate_number,
    row_doubtful,
    number_missing,  // detail: the number that ought to stand before this row
    rows_merged,     // one row seems to hold several items
    executor_alike,  // detail and other: two names that may mean one executor
};

struct Problem {
    int row = 0;
    int column = 0;
    ProblemCode code = ProblemCode::row_doubtful;
    std::string detail;                 // the words of the document it is about
    std::optional<std::size_t> item{};  // index of the item it is about
    std::string other{};                // the second name of executor_alike
};

// What the terms of a plan with a period are read in.
[[nodiscard]] scheduler::TermContext context_of(const PlanHeader& plan,
                                                std::optional<std::chrono::year_month> month);

// What an import gives before anybody has approved it.
struct PlanDraft {
    PlanHeader plan;
    std::vector<DraftItem> items;
    std::vector<Problem> problems;
};

}  // namespace sroki::calendar
