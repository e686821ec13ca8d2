#include "calendar/edition/occurrence_plan.h"

#include <random>
#include <set>

#include <gmock/gmock.h>

#include "support/sample.h"

namespace sroki::calendar {
namespace {

using test::day;
using Windows = std::vector<scheduler::Occurrence>;

Windows deadlines(const std::vector<std::string>& dues) {
    Windows windows;
    for (const std::string& due : dues)
        windows.push_back({std::nullopt, day(due)});
    return windows;
}

// An occurrence for each window, numbered from 1.
std::vector<ItemOccurrence> occurrences_of(const Windows& windows) {
    std::vector<ItemOccurrence> occurrences;
    for (const scheduler::Occurrence& window : windows) {
        occurrences.push_back({OccurrenceId{static_cast<std::int64_t>(occurrences.size() + 1)},
                               window.from, window.due, std::nullopt, OccurrenceState::open});
    }
    return occurrences;
}

TEST(OccurrencePlan, SameWindowsChangeNothing) {
    const Windows windows = deadlines({"2026-10-01", "2026-11-01"});
    EXPECT_TRUE(plan_occurrences(occurrences_of(windows), windows, windows, {}).empty());
}

TEST(OccurrencePlan, MovedDeadlineKeepsItsRowAndRemembersItsFirstDay) {
    const Windows before = deadlines({"2026-11-23"});
    const auto plan =
        plan_occurrences(occurrences_of(before), before, deadlines({"2026-12-15"}), {});
    ASSERT_EQ(plan.moved.size(), 1U);
    EXPECT_EQ(plan.moved[0].id, OccurrenceId{1});
    EXPECT_EQ(plan.moved[0].window.due, day("2026-12-15"));
    EXPECT_EQ(plan.moved[0].original_due, day("2026-11-23"));
    EXPECT_TRUE(plan.cancelled.empty());
    EXPECT_TRUE(plan.added.empty());
}

TEST(OccurrencePlan, SecondMoveKeepsTheFirstDayAndTheReturnForgetsIt) {
    const Windows before = deadlines({"2026-12-15"});
    auto occurrences = occurrences_of(before);
    occurrences[0].original_due = day("2026-11-23");
    const auto further = plan_occurrences(occurrences, before, deadlines({"2026-12-20"}), {});
    EXPECT_EQ(further.moved.at(0).original_due, day("2026-11-23"));
    const auto back = plan_occurrences(occurrences, before, deadlines({"2026-11-23"}), {});
    EXPECT_EQ(back.moved.at(0).original_due, std::nullopt);
}

TEST(OccurrencePlan, WindowThatStaysIsNeverMovedForOneThatCame) {
    const Windows before = deadlines({"2026-10-25", "2026-11-25"});
    const auto plan = plan_occurrences(occurrences_of(before), before,
                                       deadlines({"2026-10-20", "2026-10-25", "2026-11-25"}), {});
    EXPECT_TRUE(plan.moved.empty());
    EXPECT_EQ(plan.added, deadlines({"2026-10-20"}));
}

TEST(OccurrencePlan, ShiftedSeriesMovesEachToItsNeighbour) {
    const Windows before = deadlines({"2026-10-25", "2026-11-25", "2026-12-25", "2027-01-25"});
    const auto plan = plan_occurrences(occurrences_of(before), before,
                                       deadlines({"2026-11-20", "2026-12-20", "2027-01-20"}), {});
    ASSERT_EQ(plan.moved.size(), 3U);
    EXPECT_EQ(plan.moved[0].id, OccurrenceId{2});
    EXPECT_EQ(plan.moved[0].window.due, day("2026-11-20"));
    ASSERT_EQ(plan.cancelled.size(), 1U);
    EXPECT_EQ(plan.cancelled[0].id, OccurrenceId{1});
}

TEST(OccurrencePlan, SettledOneAnswersForItsDeadlineMovedALittle) {
    const Windows before = deadlines({"2026-11-25"});
    auto occurrences = occurrences_of(before);
    occurrences[0].state = OccurrenceState::accepted;
    EXPECT_TRUE(plan_occurrences(occurrences, before, deadlines({"2026-12-10"}), {}).empty());
}

TEST(OccurrencePlan, SettledOneDoesntAnswerForADeadlineFarAway) {
    const Windows before = deadlines({"2026-11-25"});
    auto occurrences = occurrences_of(before);
    occurrences[0].state = OccurrenceState::reported;
    const auto plan = plan_occurrences(occurrences, before, deadlines({"2027-05-15"}), {});
    EXPECT_TRUE(plan.moved.empty());
    EXPECT_TRUE(plan.cancelled.empty());
    EXPECT_EQ(plan.added, deadlines({"2027-05-15"}));
}

TEST(OccurrencePlan, DeadlineThatAPersonMovedStaysThere) {
    const Windows before = deadlines({"2026-11-25"});
    auto occurrences = occurrences_of(before);
    occurrences[0].original_due = occurrences[0].due;
    occurrences[0].due = day("2026-12-05");
    EXPECT_TRUE(plan_occurrences(occurrences, before, deadlines({"2026-12-10"}), {}).empty());
}

TEST(OccurrencePlan, OneThatAPersonCancelledIsNotRevivedByAMove) {
    const Windows before = deadlines({"2026-11-25"});
    auto occurrences = occurrences_of(before);
    occurrences[0].state = OccurrenceState::cancelled;
    EXPECT_TRUE(plan_occurrences(occurrences, before, deadlines({"2026-12-10"}), {}).empty());
}

TEST(OccurrencePlan, RemovedItemCancelsWhatIsOpenOnly) {
    const Windows before = deadlines({"2026-09-25", "2026-10-25", "2026-11-25"});
    auto occurrences = occurrences_of(before);
    occurrences[0].state = OccurrenceState::accepted;
    occurrences[2].state = OccurrenceState::returned;
    const auto plan = plan_occurrences(occurrences, before, {}, {});
    EXPECT_EQ(plan.cancelled,
              (std::vector<OccurrenceCancel>{{OccurrenceId{2}, day("2026-10-25")},
                                             {OccurrenceId{3}, day("2026-11-25")}}));
}

TEST(OccurrencePlan, OrderDoesntUndoWhatWasDueBeforeIt) {
    const Windows before = deadlines({"2026-09-25", "2026-12-25"});
    const auto plan = plan_occurrences(occurrences_of(before), before, deadlines({"2026-12-25"}),
                                       day("2026-11-01"));
    EXPECT_TRUE(plan.empty());
}

TEST(OccurrencePlan, WindowThatComesBackRevivesItsOccurrence) {
    auto occurrences = occurrences_of(deadlines({"2026-11-25"}));
    occurrences[0].state = OccurrenceState::cancelled;
    const auto plan = plan_occurrences(occurrences, {}, deadlines({"2026-11-25"}), {});
    ASSERT_EQ(plan.moved.size(), 1U);
    EXPECT_TRUE(plan.moved[0].is_reopened);
    EXPECT_TRUE(plan.added.empty());
}

// Whatever the windows were: afterwards the open occurrences are exactly the new windows.
TEST(OccurrencePlan, AppliedPlanGivesTheNewWindows) {
    for (unsigned seed = 1; seed <= 300; ++seed) {
        std::mt19937 random(seed);
        const auto draw = [&random] {
            std::set<scheduler::Date> days;
            for (auto i = random() % 9; i > 0; --i)
                days.insert(day("2026-09-01") + std::chrono::days{random() % 60});
            Windows windows;
            for (const scheduler::Date due : days)
                windows.push_back({std::nullopt, due});
            return windows;
        };
        const Windows before = draw();
        const Windows now = draw();
        auto occurrences = occurrences_of(before);
        const auto plan = plan_occurrences(occurrences, before, now, {});
        std::multiset<scheduler::Date> open;
        for (ItemOccurrence& occurrence : occurrences) {
            for (const OccurrenceMove& move : plan.moved) {
                if (move.id == occurrence.id) occurrence.due = move.window.due;
            }
            const bool is_gone = std::any_of(
                plan.cancelled.begin(), plan.cancelled.end(),
                [&](const OccurrenceCancel& cancel) { return cancel.id == occurrence.id; });
            if (!is_gone) open.insert(occurrence.due);
        }
        for (const scheduler::Occurrence& window : plan.added)
            open.insert(window.due);
        std::multiset<scheduler::Date> expected;
        for (const scheduler::Occurrence& window : now)
            expected.insert(window.due);
        EXPECT_EQ(open, expected) << "seed " << seed;
        EXPECT_TRUE(plan.added.empty() || plan.cancelled.empty()) << "seed " << seed;
    }
}

}  // namespace
}  // namespace sroki::calendar
