#include "server/pages/month.h"

#include <gtest/gtest.h>

#include "tests/support/sample.h"

namespace sroki::server {
namespace {

using test::day;

constexpr std::chrono::year_month kNovember = std::chrono::year{2026} / std::chrono::November;

Entry entry(std::string_view from, std::string_view due, std::string title = "x") {
    Entry made;
    made.from = scheduler::parse_date(from);
    made.due = day(due);
    made.title = std::move(title);
    return made;
}

TEST(MonthGrid, IsWholeWeeksFromMondayToSunday) {
    const scheduler::Period grid = grid_of(kNovember);
    EXPECT_EQ(grid.first, day("2026-10-26"));
    EXPECT_EQ(grid.last, day("2026-12-06"));
    const scheduler::Period february = grid_of(std::chrono::year{2027} / std::chrono::February);
    EXPECT_EQ(february.first, day("2027-02-01")) << "starts on a Monday";
    EXPECT_EQ(february.last, day("2027-02-28")) << "ends on a Sunday";
}

TEST(MonthGrid, DrawsAShortWindowOverItsDays) {
    const std::vector<Entry> entries{entry("2026-11-10", "2026-11-12")};
    const auto weeks = weeks_of(kNovember, entries);
    ASSERT_EQ(weeks[2].bars.size(), 1U);
    EXPECT_EQ(weeks[2].bars[0].column, 1);
    EXPECT_EQ(weeks[2].bars[0].span, 3);
}

TEST(MonthGrid, ContinuesAWindowOverTheEndOfAWeek) {
    const std::vector<Entry> entries{entry("2026-11-14", "2026-11-17")};
    const auto weeks = weeks_of(kNovember, entries);
    ASSERT_EQ(weeks[2].bars.size(), 1U);
    EXPECT_EQ(weeks[2].bars[0].span, 2);
    EXPECT_FALSE(weeks[2].bars[0].ends_here);
    ASSERT_EQ(weeks[3].bars.size(), 1U);
    EXPECT_FALSE(weeks[3].bars[0].starts_here);
    EXPECT_EQ(weeks[3].bars[0].column, 0);
    EXPECT_EQ(weeks[3].bars[0].span, 2);
}

TEST(MonthGrid, PutsALongWindowAndADeadlineOnTheLastDay) {
    const std::vector<Entry> entries{entry("2026-11-01", "2026-11-30"), entry("", "2026-11-30"),
                                     entry("2026-11-24", "2026-11-30")};
    const auto weeks = weeks_of(kNovember, entries);
    EXPECT_TRUE(weeks[3].bars.empty());
    ASSERT_EQ(weeks[4].bars.size(), 1U) << "seven days are still drawn";
    EXPECT_EQ(weeks[4].bars[0].column, 1);
    EXPECT_EQ(weeks[4].bars[0].span, 6);
    EXPECT_EQ(weeks[5].bars.size(), 3U);
}

TEST(MonthGrid, CountsWhatDoesNotFitInADay) {
    const std::vector<Entry> entries(7, entry("", "2026-11-11"));
    const auto weeks = weeks_of(kNovember, entries);
    EXPECT_EQ(weeks[2].bars.size(), static_cast<std::size_t>(kEntriesOfDayMax));
    EXPECT_EQ(weeks[2].hidden[2], 7 - kEntriesOfDayMax);
}

TEST(Month, IsReadInOneFormOnly) {
    EXPECT_EQ(parse_month("2026-11"), kNovember);
    EXPECT_FALSE(parse_month("2026-1"));
    EXPECT_FALSE(parse_month("11.2026"));
}

}  // namespace
}  // namespace sroki::server
