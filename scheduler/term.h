#pragma once
// The deadline language: what a free Russian wording of a term means in dates.
// Parsing (wording -> meaning) and resolving (meaning + context -> dates) are apart; this header is
// the door to both. A wording that is not understood is `unrecognized`: it is never guessed.
// Shapes: text is UTF-8; dates are civil days in the plan's zone, all ends inclusive.
// Thread contract: pure functions. Errors: none; every input has an answer.

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "scheduler/date.h"

namespace sroki::scheduler {

enum class Basis { calendar, school };

// A department's own named window: an autumn holiday, a quarter, a bathing season.
struct NamedWindow {
    std::string name;
    Period window;

    friend bool operator==(const NamedWindow&, const NamedWindow&) = default;
};

// What a wording alone doesn't say.
struct TermContext {
    Period period;                                 // the plan's own period
    Basis basis = Basis::calendar;                 // school: the plan is made of school years
    std::optional<Date> issued;                    // date of the order that approved the plan
    std::optional<std::chrono::year_month> month;  // the month section the row stands under
    std::vector<NamedWindow> school_calendar;      // the department's quarters, holidays, seasons
};

// One dated obligation. `from` is empty for a pure deadline; an exact day has from == due.
struct Occurrence {
    std::optional<Date> from;
    Date due;

    friend bool operator==(const Occurrence&, const Occurrence&) = default;
};

enum class TermStatus { scheduled, undated, unrecognized };

// Why an understood term has no date.
enum class UndatedReason {
    as_needed,
    by_other_plan,
    relative,
    school_calendar,
    permanent,
    no_term
};

// In alphabetical order, the order in which they are listed.
enum class TermFlag {
    alternative,
    assumed_yearly,
    check,
    conditional,
    needs_date,
    open_ended,
    outside_plan,
};

struct TermResult {
    TermStatus status = TermStatus::unrecognized;
    std::optional<std::string> recurrence;  // RFC 5545 RRULE value of the due dates, no COUNT/UNTIL
    std::vector<Occurrence> occurrences;    // sorted by due, then from; unique
    std::optional<UndatedReason> reason;    // only with undated
    std::vector<TermFlag> flags;            // sorted, unique
    std::optional<std::string> note;        // words of the cell that are no part of the term

    friend bool operator==(const TermResult&, const TermResult&) = default;
};

[[nodiscard]] TermResult resolve_term(std::string_view text, const TermContext& context);

}  // namespace sroki::scheduler
