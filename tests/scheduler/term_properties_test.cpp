// What must hold for any term: drawn from a grammar of wordings and from the corpora.

#include <algorithm>
#include <filesystem>
#include <set>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "scheduler/explain.h"
#include "scheduler/recurrence.h"
#include "tests/support/deadline_corpus.h"

namespace sroki::scheduler {
namespace {

Date day(int year, unsigned month, unsigned number) {
    return Date{std::chrono::year{year} / std::chrono::month{month} / std::chrono::day{number}};
}

std::string one_of(std::initializer_list<const char*> words) {
    return *rc::gen::elementOf(std::vector<std::string>(words.begin(), words.end()));
}

std::string any_month() {
    return one_of({"январь", "февраль", "март", "апрель", "май", "июнь", "июль", "август",
                   "сентябрь", "октябрь", "ноябрь", "декабрь"});
}

std::string any_day() {
    return std::to_string(*rc::gen::inRange(1, 29)) + " " +
           one_of({"января", "февраля", "марта", "апреля", "мая", "июня", "июля", "августа",
                   "сентября", "октября", "ноября", "декабря"});
}

std::string any_window() {
    switch (*rc::gen::inRange(0, 9)) {
        case 0:
            return any_month();
        case 1:
            return any_month() + "-" + any_month();
        case 2:
            return "до " + any_day();
        case 3:
            return any_day();
        case 4:
            return one_of({"I", "II", "III", "IV", "1", "второй"}) + " квартал";
        case 5:
            return one_of({"1 полугодие", "второе полугодие", "учебный год", "лето", "осень"});
        case 6:
            return one_of({"начало ", "середина ", "конец "}) + one_of({"марта", "мая", "августа"});
        case 7:
            return one_of({"первая", "вторая", "последняя"}) + " неделя " +
                   one_of({"февраля", "октября", "декабря"});
        default:
            return any_month() + ", " + any_month();
    }
}

std::string any_yearly() {
    return one_of({"ежегодно, ", "1 раз в год, ", "ежегодно (до 10 марта), "}) + any_window();
}

std::string any_frequency() {
    return one_of({"ежегодно", "ежеквартально", "ежемесячно", "1 раз в полугодие", "2 раза в месяц",
                   "еженедельно", "по средам", "последняя пятница месяца", "ежемесячно до 5 числа",
                   "ежеквартально до 25 числа", "ежемесячно с сентября по май", "1 раз в 2 месяца",
                   "ежеквартально до 10 числа месяца, следующего за отчетным"});
}

std::string any_term() {
    switch (*rc::gen::inRange(0, 4)) {
        case 0:
            return any_frequency();
        case 1:
            return any_yearly();
        case 2:
            return any_window() + " " + std::to_string(*rc::gen::inRange(2019, 2027)) + " г.";
        default:
            return any_window();
    }
}

TermContext any_plan() {
    TermContext context;
    const int first = *rc::gen::inRange(2019, 2025);
    const int years = *rc::gen::inRange(1, 5);
    const bool school = *rc::gen::inRange(0, 2) == 1;
    context.basis = school ? Basis::school : Basis::calendar;
    context.period = school ? Period{day(first, 9, 1), day(first + years, 8, 31)}
                            : Period{day(first, 1, 1), day(first + years - 1, 12, 31)};
    if (*rc::gen::inRange(0, 3) == 0) {
        context.issued = context.period.first + std::chrono::days{*rc::gen::inRange(-120, 200)};
    }
    return context;
}

const std::vector<tests::DeadlineCase>& corpus() {
    static const auto cases = tests::read_deadline_folder(std::filesystem::path(SROKI_SOURCE_DIR) /
                                                          "tests" / "data" / "deadlines");
    return cases;
}

void expect_well_formed(const TermResult& result) {
    constexpr std::size_t kOccurrencesMax = 6000;
    RC_ASSERT(result.occurrences.size() <= kOccurrencesMax);
    for (std::size_t i = 0; i < result.occurrences.size(); ++i) {
        const Occurrence& one = result.occurrences[i];
        RC_ASSERT(!one.from || *one.from <= one.due);
        if (i == 0) continue;
        const Occurrence& before = result.occurrences[i - 1];
        RC_ASSERT((std::pair{before.due, before.from} < std::pair{one.due, one.from}));
    }
}

RC_GTEST_PROP(TermProperties, OccurrencesAreSortedUniqueBoundedAndForward, ()) {
    expect_well_formed(resolve_term(any_term(), any_plan()));
}

RC_GTEST_PROP(TermProperties, EveryDrawnWordingIsUnderstood, ()) {
    const std::string term = any_term();
    RC_LOG() << term;
    RC_ASSERT(resolve_term(term, any_plan()).status == TermStatus::scheduled);
}

std::set<Date> due_dates(const TermResult& result) {
    std::set<Date> dates;
    for (const Occurrence& occurrence : result.occurrences)
        dates.insert(occurrence.due);
    return dates;
}

// The dates of the rule, anchored at the first due date, up to the last one.
std::set<Date> expanded(const std::string& rule, const std::set<Date>& dues) {
    const auto parsed = parse_recurrence(rule);
    RC_ASSERT(parsed.has_value());
    std::set<Date> dates;
    const LocalSeconds start{dues.begin()->time_since_epoch()};
    for (const LocalSeconds moment : expand_recurrence(*parsed, start, dues.size() + 400)) {
        const Date date{std::chrono::floor<std::chrono::days>(moment).time_since_epoch()};
        if (date <= *dues.rbegin()) dates.insert(date);
    }
    return dates;
}

RC_GTEST_PROP(TermProperties, RecurrenceExpandedGivesTheDueDates, ()) {
    const std::string term = any_term();
    const TermResult result = resolve_term(term, any_plan());
    RC_PRE(result.recurrence && !result.occurrences.empty());
    RC_LOG() << term << ' ' << *result.recurrence;
    const std::set<Date> dues = due_dates(result);
    RC_ASSERT(expanded(*result.recurrence, dues) == dues);
}

// Yearly, quarterly and monthly terms only gain dates when the plan grows at its end.
RC_GTEST_PROP(TermProperties, MoreYearsKeepEveryDueDate, ()) {
    const std::string term = *rc::gen::inRange(0, 2) == 0 ? any_frequency() : any_yearly();
    TermContext plan = any_plan();
    plan.issued.reset();
    const auto before = due_dates(resolve_term(term, plan));
    TermContext longer = plan;
    const std::chrono::year_month_day last{plan.period.last};
    longer.period.last = Date{last + std::chrono::years{*rc::gen::inRange(1, 4)}};
    const auto after = due_dates(resolve_term(term, longer));
    RC_LOG() << term;
    // A window that lay in no plan year was the nearest one: growing may find a better.
    const bool inside = std::all_of(before.begin(), before.end(), [&plan](Date due) {
        return due >= plan.period.first && due <= plan.period.last;
    });
    RC_PRE(inside);
    RC_ASSERT(std::includes(after.begin(), after.end(), before.begin(), before.end()));
}

TermResult without_mending(TermResult result) {
    result.note.reset();
    std::erase(result.flags, TermFlag::check);
    return result;
}

RC_GTEST_PROP(TermProperties, CanonicalWordingReadsTheSame, ()) {
    const std::string term = any_term();
    const TermContext plan = any_plan();
    const Explanation explained = explain_term(term, plan);
    RC_LOG() << term << " => " << explained.wording;
    RC_ASSERT(without_mending(resolve_term(explained.wording, plan)) ==
              without_mending(explained.result));
}

TEST(TermProperties, CanonicalWordingOfTheCorpusReadsTheSame) {
    for (const auto& one : corpus()) {
        const Explanation explained = explain_term(one.wording, one.context);
        if (explained.result.status == TermStatus::unrecognized) continue;
        EXPECT_TRUE(without_mending(resolve_term(explained.wording, one.context)) ==
                    without_mending(explained.result))
            << one.file << ":" << one.line << ": " << one.wording << " => " << explained.wording;
    }
}

TEST(TermProperties, SpansAreOrderedPartsOfTheText) {
    for (const auto& one : corpus()) {
        std::size_t end = 0;
        for (const Span& span : explain_term(one.wording, one.context).spans) {
            EXPECT_GE(span.begin, end) << one.wording;
            EXPECT_LT(span.begin, span.end) << one.wording;
            EXPECT_LE(span.end, one.wording.size()) << one.wording;
            end = span.end;
        }
    }
}

}  // namespace
}  // namespace sroki::scheduler
