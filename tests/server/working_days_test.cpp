#include "server/working_days.h"

#include <gmock/gmock.h>

#include "support/sample.h"
#include "support/temp_directory.h"

namespace sroki::server {
namespace {

using test::day;
using testing::HasSubstr;

TEST(WorkingDays, DeadlineOnADayOffNamesBothNeighbours) {
    const auto calendar = load_production_calendar({}).value();
    const std::string text = days_off_ru({{std::nullopt, day("2021-10-31")}}, calendar);
    EXPECT_THAT(text, HasSubstr("31 октября 2021 (воскресенье)"));
    EXPECT_THAT(text, HasSubstr("переходит на 1 ноября 2021"));
    EXPECT_THAT(text, HasSubstr("29 октября 2021"));
    EXPECT_THAT(text, testing::Not(HasSubstr("предварительно")));
}

TEST(WorkingDays, WorkingDayNeedsNoWord) {
    const auto calendar = load_production_calendar({}).value();
    EXPECT_EQ(days_off_ru({{std::nullopt, day("2021-02-20")}}, calendar), "");
}

TEST(WorkingDays, YearWithoutADecreeIsProvisional) {
    const auto calendar = load_production_calendar({}).value();
    EXPECT_THAT(days_off_ru({{std::nullopt, day("2040-09-01")}}, calendar),
                HasSubstr("предварительно"));
}

TEST(WorkingDays, AdministratorsFileAddsItsYear) {
    const test::TempDirectory folder;
    Config config;
    config.department.production_calendar =
        folder.write("2040.txt", "year 2040\ndecree пример\noff 2040-09-03\n").string();
    const auto calendar = load_production_calendar(config);
    ASSERT_TRUE(calendar) << calendar.error();
    EXPECT_FALSE(calendar->is_working_day(day("2040-09-03")));
    EXPECT_FALSE(calendar->is_provisional(std::chrono::year{2040}));
}

TEST(WorkingDays, DamagedFileIsNamedWithItsLine) {
    const test::TempDirectory folder;
    Config config;
    config.department.production_calendar = folder.write("bad.txt", "hello\n").string();
    const auto calendar = load_production_calendar(config);
    ASSERT_FALSE(calendar);
    EXPECT_THAT(calendar.error(), testing::AllOf(HasSubstr("bad.txt"), HasSubstr("строка 1")));
    config.department.production_calendar = "/nowhere/calendar.txt";
    EXPECT_THAT(load_production_calendar(config).error(), HasSubstr("/nowhere/calendar.txt"));
}

}  // namespace
}  // namespace sroki::server
