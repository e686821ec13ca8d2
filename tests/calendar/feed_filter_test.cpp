#include "calendar/feed_filter.h"

#include <gtest/gtest.h>

#include "support/sample.h"

namespace sroki::calendar {
namespace {

using std::chrono::days;
using test::day;

FeedSubject seminar() {
    FeedSubject subject;
    subject.is_event = true;
    subject.kind = Kind::seminar;
    subject.subjects = {fold_criterion("Математика")};
    subject.institution = fold_criterion("Школа № 4");
    subject.first = day("2026-03-01");
    subject.last = day("2026-03-03");
    return subject;
}

FeedSubject deadline() {
    FeedSubject subject;
    subject.kind = Kind::report;
    subject.plan = PlanId{1};
    subject.item = ItemId{12};
    subject.first = subject.last.emplace(day("2026-03-02"));
    return subject;
}

bool chosen(const FeedFilter& filter, const FeedSubject& subject, const FeedOptions& options = {}) {
    const ItemsOfExecutors items{{{ExecutorId{5}, {ItemId{10}, ItemId{12}}}},
                                 {{"школа № 4", {ItemId{12}}}}};
    // Among others, which must not disturb it.
    FeedChooser chooser({{{.kinds = {Kind::meeting}}, {}}, {filter, options}, {}}, items,
                        day("2026-03-02"));
    const auto& found = chooser.choices_of(subject);
    return std::find(found.begin(), found.end(), 1U) != found.end();
}

TEST(FeedFilter, WithoutCriteriaIsEverything) {
    EXPECT_TRUE(chosen({}, seminar()));
    EXPECT_TRUE(chosen({}, deadline()));
}

TEST(FeedFilter, EachCriterionChoosesItsOwnAndNothingElse) {
    struct Case {
        FeedFilter filter;
        bool has_seminar;
        bool has_deadline;
    };
    const std::vector<Case> cases{
        {{.kinds = {Kind::seminar}}, true, false},
        {{.kinds = {Kind::report}}, false, true},
        {{.subjects = {" МАТЕМАТИКА "}}, true, false},
        {{.subjects = {"Физика"}}, false, false},
        {{.institutions = {"школа  № 4"}}, true, true},
        {{.institutions = {"Школа № 40"}}, false, false},
        {{.executors = {ExecutorId{5}}}, false, true},
        {{.executors = {ExecutorId{6}}}, false, false},
        {{.plans = {PlanId{1}}}, false, true},
        {{.plans = {PlanId{2}}}, false, false},
    };
    for (std::size_t i = 0; i < cases.size(); ++i) {
        EXPECT_EQ(chosen(cases[i].filter, seminar()), cases[i].has_seminar) << i;
        EXPECT_EQ(chosen(cases[i].filter, deadline()), cases[i].has_deadline) << i;
    }
}

TEST(FeedFilter, SeveralCriteriaAreAUnion) {
    const FeedFilter filter{
        .kinds = {Kind::contest}, .subjects = {"математика"}, .plans = {PlanId{1}}};
    EXPECT_TRUE(chosen(filter, seminar()));
    EXPECT_TRUE(chosen(filter, deadline()));
    FeedSubject other = seminar();
    other.subjects.clear();
    EXPECT_FALSE(chosen(filter, other));
}

TEST(FeedFilter, EntryOfSeveralCriteriaIsChosenOnce) {
    FeedChooser chooser(
        {{{.kinds = {Kind::seminar}, .subjects = {"Математика", "математика"}}, {}}, {}}, {},
        day("2026-03-02"));
    EXPECT_EQ(chooser.choices_of(seminar()), (std::vector<std::size_t>{0, 1}));
}

TEST(FeedFilter, EmptyInstitutionOfAnEntryIsNoneOfTheNamed) {
    FeedSubject nowhere = seminar();
    nowhere.institution.clear();
    EXPECT_FALSE(chosen({.institutions = {"Школа № 4"}}, nowhere));
}

TEST(FeedFilter, DeadlinesAndEventsCanBeLeftOut) {
    EXPECT_FALSE(chosen({}, deadline(), {.has_deadlines = false}));
    EXPECT_TRUE(chosen({}, seminar(), {.has_deadlines = false}));
    EXPECT_FALSE(chosen({}, seminar(), {.has_events = false}));
    EXPECT_TRUE(chosen({}, deadline(), {.has_events = false}));
    EXPECT_FALSE(chosen({}, seminar(), {.as_tasks = true})) << "an event is no task";
    EXPECT_TRUE(chosen({}, deadline(), {.as_tasks = true}));
}

TEST(FeedFilter, HorizonIsMeasuredFromTheLastDayBackAndTheFirstDayAhead) {
    FeedSubject entry = seminar();
    entry.first = day("2026-02-10");
    entry.last = day("2026-02-20");
    EXPECT_TRUE(chosen({}, entry, {.past = days{10}}));
    EXPECT_FALSE(chosen({}, entry, {.past = days{9}}));
    entry.last = std::nullopt;
    EXPECT_TRUE(chosen({}, entry, {.past = days{0}})) << "it goes on";
    entry.first = day("2026-03-12");
    EXPECT_TRUE(chosen({}, entry, {.future = days{10}}));
    EXPECT_FALSE(chosen({}, entry, {.future = days{9}}));
}

TEST(FeedFilter, FoldingForgetsCaseSpacesAndYo) {
    EXPECT_EQ(fold_criterion("  Учёт \u00A0и  ОТЧЁТ\n"), "учет и отчет");
    EXPECT_EQ(fold_criterion(" \t"), "");
}

}  // namespace
}  // namespace sroki::calendar
