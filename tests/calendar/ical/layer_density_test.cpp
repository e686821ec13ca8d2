#include "calendar/ical/layer_density.h"

#include <gtest/gtest.h>

#include "tests/calendar/event_samples.h"

namespace sroki::calendar {
namespace {

using std::chrono::days;
using test::day;

Event series_of(const std::string& rule, std::string_view first, std::string_view last) {
    Event event;
    event.timezone = "Europe/Moscow";
    event.when = scheduler::Period{day(first), day(last)};
    event.rule = rule;
    return event;
}

Event series_of(const std::string& rule) {
    return series_of(rule, "2020-01-01", "2020-01-01");
}

TEST(LayerDensity, WeeklySeriesFillsFiveDaysOfAMonth) {
    EXPECT_EQ(instances_of_busiest_days(series_of("FREQ=WEEKLY")), 5U);
}

TEST(LayerDensity, SeriesOfOneSeasonIsCountedThere) {
    EXPECT_EQ(instances_of_busiest_days(series_of("FREQ=DAILY;BYMONTH=7")), 31U);
}

TEST(LayerDensity, SeriesOfEveryTenthYearIsCountedInAYearThatHasIt) {
    Event series = series_of("FREQ=YEARLY;INTERVAL=10;BYMONTH=1;BYDAY=MO,TU,WE,TH,FR,SA,SU",
                             "2020-12-31", "2020-12-31");
    EXPECT_EQ(instances_of_busiest_days(series), 31U);
}

TEST(LayerDensity, InstancesThatReachIntoTheMonthCount) {
    EXPECT_EQ(instances_of_busiest_days(series_of("FREQ=DAILY", "2020-01-01", "2020-01-10")), 40U);
}

TEST(LayerDensity, DatesOfTheSeriesCount) {
    Event series = series_of("");
    for (int i = 0; i < 20; ++i)
        series.dates.push_back(LocalTime{day("2026-11-01").time_since_epoch()} + days{i});
    EXPECT_EQ(instances_of_busiest_days(series), 20U);
}

TEST(LayerDensity, InstancesMovedIntoOneMonthCount) {
    Event series = series_of("FREQ=MONTHLY");
    const scheduler::Period moved{day("2030-05-15"), day("2030-05-15")};
    for (int i = 0; i < 12; ++i) {
        series.overrides.push_back(
            {LocalTime{day("2020-01-01").time_since_epoch()} + days{30 * i}, moved});
    }
    EXPECT_GE(instances_of_busiest_days(series), 12U);
}

}  // namespace
}  // namespace sroki::calendar
