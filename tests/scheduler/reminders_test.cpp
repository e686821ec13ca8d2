#include "scheduler/reminders.h"

#include <set>

#include <gtest/gtest.h>

namespace sroki::scheduler {
namespace {

using std::chrono::days;

const Ladder kLadder;
const Date kDue = std::chrono::sys_days{std::chrono::year{2021} / 11 / 30};

std::string stage_at(int days_after_due) {
    const auto stage = stage_due(kLadder, kDue, kDue + days{days_after_due});
    return stage ? stage->name : "none";
}

TEST(Reminders, NothingIsDueEarlierThanThirtyDaysBefore) {
    EXPECT_EQ(stage_at(-31), "none");
    EXPECT_EQ(stage_at(-365), "none");
}

TEST(Reminders, StageHoldsUntilTheNextOneComes) {
    EXPECT_EQ(stage_at(-30), "before-30");
    EXPECT_EQ(stage_at(-8), "before-30");
    EXPECT_EQ(stage_at(-7), "before-7");
    EXPECT_EQ(stage_at(-2), "before-7");
    EXPECT_EQ(stage_at(-1), "before-1");
    EXPECT_EQ(stage_at(0), "on-day");
    EXPECT_EQ(stage_at(6), "on-day");
}

TEST(Reminders, OverdueComesWeeklyForAYearAndEnds) {
    EXPECT_EQ(stage_at(7), "overdue-1");
    EXPECT_EQ(stage_at(13), "overdue-1");
    EXPECT_EQ(stage_at(14), "overdue-2");
    EXPECT_EQ(stage_at(52 * 7), "overdue-52");
    EXPECT_EQ(stage_at(53 * 7 - 1), "overdue-52");
    EXPECT_EQ(stage_at(53 * 7), "none");
    EXPECT_EQ(stage_at(5'000), "none");
}

TEST(Reminders, StageStandsOnItsOwnDayWhenAskedLater) {
    EXPECT_EQ(stage_due(kLadder, kDue, kDue - days{3})->day, kDue - days{7});
    EXPECT_EQ(stage_due(kLadder, kDue, kDue + days{20})->day, kDue + days{14});
}

TEST(Reminders, DailyQuestionsMeetEveryStageOnceAndInOrder) {
    std::set<std::string> names;
    Date last_day = kDue - days{31};
    for (int day = -60; day <= 500; ++day) {
        const auto stage = stage_due(kLadder, kDue, kDue + days{day});
        if (!stage) continue;
        EXPECT_GE(stage->day, last_day);
        EXPECT_LE(stage->day, kDue + days{day});
        last_day = stage->day;
        names.insert(stage->name);
    }
    EXPECT_EQ(names.size(), 56U);
}

TEST(Reminders, ReachBoundsExactlyTheDeadlinesWithAStage) {
    const Period reach = deadlines_within_reach(kLadder, kDue);
    EXPECT_TRUE(stage_due(kLadder, reach.first, kDue));
    EXPECT_FALSE(stage_due(kLadder, reach.first - days{1}, kDue));
    EXPECT_TRUE(stage_due(kLadder, reach.last, kDue));
    EXPECT_FALSE(stage_due(kLadder, reach.last + days{1}, kDue));
}

}  // namespace
}  // namespace sroki::scheduler
