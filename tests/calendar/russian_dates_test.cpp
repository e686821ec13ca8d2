#include "calendar/russian_dates.h"

#include <gtest/gtest.h>

namespace sroki::calendar {
namespace {

scheduler::Date day(std::string_view text) {
    return scheduler::parse_date(text).value();
}

TEST(RussianDates, DayStandsWithTheGenitiveOfItsMonth) {
    EXPECT_EQ(format_day(day("2021-11-30")), "30 ноября");
    EXPECT_EQ(format_day_year(day("2022-03-01")), "1 марта 2022");
    EXPECT_EQ(format_day_year(day("2022-05-09")), "9 мая 2022");
}

TEST(RussianDates, MonthStandsAloneInTheNominative) {
    EXPECT_EQ(format_month(std::chrono::year{2026} / std::chrono::November), "ноябрь 2026");
}

TEST(RussianDates, WeekdayIsNamedInFullAndInTwoLetters) {
    EXPECT_EQ(weekday_name(day("2021-11-30")), "вторник");
    EXPECT_EQ(weekday_short(day("2021-11-28")), "вс");
}

struct WindowCase {
    const char* from;  // empty: a pure deadline
    const char* due;
    const char* text;
};

class WindowText : public testing::TestWithParam<WindowCase> {};

TEST_P(WindowText, IsWhatAPersonWouldWrite) {
    const WindowCase& c = GetParam();
    const auto from = scheduler::parse_date(c.from);
    EXPECT_EQ(format_window(from, day(c.due)), c.text);
}

INSTANTIATE_TEST_SUITE_P(
    RussianDates, WindowText,
    testing::Values(WindowCase{"", "2021-11-30", "до 30 ноября 2021"},
                    WindowCase{"2021-11-30", "2021-11-30", "30 ноября 2021"},
                    WindowCase{"2021-10-15", "2021-10-20", "15–20 октября 2021"},
                    WindowCase{"2021-09-28", "2021-10-05", "28 сентября – 5 октября 2021"},
                    WindowCase{"2021-12-28", "2022-01-05", "28 декабря 2021 – 5 января 2022"},
                    WindowCase{"2021-11-01", "2021-11-30", "ноябрь 2021"},
                    WindowCase{"2024-02-01", "2024-02-29", "февраль 2024"},
                    WindowCase{"2023-02-01", "2023-02-27", "1–27 февраля 2023"},
                    WindowCase{"2021-09-01", "2021-10-31", "сентябрь – октябрь 2021"},
                    WindowCase{"2021-10-01", "2022-03-31", "октябрь 2021 – март 2022"},
                    WindowCase{"2021-01-01", "2021-12-31", "2021 год"},
                    WindowCase{"2021-01-01", "2024-12-31", "январь 2021 – декабрь 2024"}));

TEST(RussianDates, CountedWordAgreesWithItsNumber) {
    EXPECT_EQ(counted_days(1), "1 день");
    EXPECT_EQ(counted_days(2), "2 дня");
    EXPECT_EQ(counted_days(5), "5 дней");
    EXPECT_EQ(counted_days(0), "0 дней");
    EXPECT_EQ(counted_days(11), "11 дней");
    EXPECT_EQ(counted_days(14), "14 дней");
    EXPECT_EQ(counted_days(21), "21 день");
    EXPECT_EQ(counted_days(104), "104 дня");
    EXPECT_EQ(counted_days(112), "112 дней");
}

}  // namespace
}  // namespace sroki::calendar
