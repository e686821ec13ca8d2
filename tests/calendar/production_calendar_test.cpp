#include "calendar/production_calendar.h"

#include <map>

#include <gtest/gtest.h>

namespace sroki::calendar {
namespace {

using scheduler::Date;
using scheduler::DayOffPolicy;
using scheduler::ProductionCalendar;
using Code = CalendarFileErrorCode;

Date day(const std::string& text) {
    return scheduler::parse_date(text).value();
}

const ProductionCalendar& shipped() {
    static const ProductionCalendar calendar(shipped_calendar_years());
    return calendar;
}

Code code_of(std::string_view text) {
    const auto years = parse_production_calendar(text);
    EXPECT_FALSE(years) << text;
    return years ? Code::no_year : years.error().code;
}

TEST(ShippedCalendar, KnowsTheDecreedYearsAndNoOther) {
    for (int year = 2020; year <= 2027; ++year)
        EXPECT_FALSE(shipped().is_provisional(std::chrono::year{year})) << year;
    EXPECT_TRUE(shipped().is_provisional(std::chrono::year{2019}));
    EXPECT_TRUE(shipped().is_provisional(std::chrono::year{2028}));
}

TEST(ShippedCalendar, NamesTheDecreeOfEveryYear) {
    for (const auto& year : shipped_calendar_years())
        EXPECT_NE(year.decree.find("№"), std::string::npos) << static_cast<int>(year.year);
}

// The published norms of working time: days worked, and hours of a 40-hour week.
TEST(ShippedCalendar, GivesThePublishedNorms) {
    const std::map<int, std::pair<int, int>> norms{
        {2020, {248, 1979}}, {2021, {247, 1972}}, {2022, {247, 1973}}, {2023, {247, 1973}},
        {2024, {248, 1979}}, {2025, {247, 1972}}, {2026, {247, 1972}}, {2027, {247, 1972}}};
    for (const auto& [year, norm] : norms) {
        const std::string name = std::to_string(year);
        const scheduler::Period whole{day(name + "-01-01"), day(name + "-12-31")};
        int hours = 0;
        for (Date date = whole.first; date <= whole.last; date += std::chrono::days{1}) {
            if (shipped().is_working_day(date)) hours += shipped().is_short_day(date) ? 7 : 8;
        }
        EXPECT_EQ(shipped().working_days_between(whole), norm.first) << year;
        EXPECT_EQ(hours, norm.second) << year;
    }
}

TEST(ShippedCalendar, MovesDaysOffByDecree) {
    for (const char* text :
         {"2020-05-04", "2021-11-05", "2021-12-31", "2022-05-03", "2023-02-24", "2023-05-08",
          "2024-04-29", "2024-12-31", "2025-05-02", "2025-06-13", "2026-01-09", "2026-03-09",
          "2026-05-11", "2026-12-31", "2027-02-22", "2027-11-05", "2027-12-31"}) {
        EXPECT_FALSE(shipped().is_working_day(day(text))) << text;
    }
}

TEST(ShippedCalendar, WorksTheSaturdaysThatWereSwapped) {
    for (const char* text : {"2021-02-20", "2022-03-05", "2024-04-27", "2024-11-02", "2024-12-28",
                             "2025-11-01", "2027-02-20"}) {
        EXPECT_TRUE(shipped().is_working_day(day(text))) << text;
    }
}

TEST(ShippedCalendar, ShortensTheDaysBeforeHolidays) {
    for (const char* text :
         {"2020-12-31", "2021-11-03", "2022-03-05", "2023-02-22", "2024-11-02", "2025-11-01",
          "2026-04-30", "2026-05-08", "2026-06-11", "2026-11-03", "2027-06-11"}) {
        EXPECT_TRUE(shipped().is_short_day(day(text))) << text;
    }
    EXPECT_FALSE(shipped().is_short_day(day("2026-12-30")));
}

TEST(ShippedCalendar, DaysDeclaredNonWorkingStayInTheCalendar) {
    EXPECT_TRUE(shipped().is_working_day(day("2020-04-06")));
    EXPECT_TRUE(shipped().is_working_day(day("2021-05-04")));
}

TEST(ShippedCalendar, ShiftsADeadlineOverALongHoliday) {
    const Date due = day("2026-01-01");
    EXPECT_EQ(shipped().shift_deadline(due, DayOffPolicy::next), day("2026-01-12"));
    EXPECT_EQ(shipped().shift_deadline(due, DayOffPolicy::previous), day("2025-12-30"));
}

TEST(CalendarFile, ReadsTheLinesOfOurOwnForm) {
    const auto years = parse_production_calendar(
        "\xEF\xBB\xBF# new decree\r\nyear 2028\r\ndecree Постановление № 1\r\n"
        "off 2028-05-02 from 2028-01-01  \nwork 2028-02-26\nshort 2028-02-26\n\nyear 2029\n");
    ASSERT_TRUE(years);
    ASSERT_EQ(years->size(), 2U);
    EXPECT_EQ(years->at(0).decree, "Постановление № 1");
    EXPECT_EQ(years->at(0).days_off, std::vector{day("2028-05-02")});
    EXPECT_EQ(years->at(0).working_days, std::vector{day("2028-02-26")});
    EXPECT_EQ(years->at(0).short_days, std::vector{day("2028-02-26")});
    EXPECT_EQ(years->at(1).year, std::chrono::year{2029});
}

TEST(CalendarFile, NamesTheLineThatIsWrong) {
    const auto years = parse_production_calendar("year 2028\noff 2028-05-02\noff 2028-02-30\n");
    ASSERT_FALSE(years);
    EXPECT_EQ(years.error(), (CalendarFileError{Code::bad_date, 3, "2028-02-30"}));
}

TEST(CalendarFile, RefusesWhatCannotBeACalendar) {
    EXPECT_EQ(code_of(""), Code::no_year);
    EXPECT_EQ(code_of("# nothing\n"), Code::no_year);
    EXPECT_EQ(code_of("off 2028-05-02\n"), Code::wrong_year);
    EXPECT_EQ(code_of("year 2028\noff 2027-05-04\n"), Code::wrong_year);
    EXPECT_EQ(code_of("year 2028\noff 2028-05-06\n"), Code::not_a_weekday);
    EXPECT_EQ(code_of("year 2028\nwork 2028-05-03\n"), Code::not_a_weekend);
    EXPECT_EQ(code_of("year 2028\nholiday 2028-05-03\n"), Code::bad_line);
    EXPECT_EQ(code_of("year 2028\noff 2028-05-03 to 2028-05-04\n"), Code::bad_line);
    EXPECT_EQ(code_of("year 2028\noff 2028-05-03 from May\n"), Code::bad_date);
    EXPECT_EQ(code_of("year 2028\nshort 2028-05-03 also\n"), Code::bad_line);
    EXPECT_EQ(code_of("year 28\n"), Code::bad_date);
    EXPECT_EQ(code_of("year 2028\nyear 2028\n"), Code::repeated_year);
    EXPECT_EQ(code_of(std::string(300'000, '#')), Code::too_large);
}

TEST(CalendarFile, RefusesAYearWithHardlyAnyWork) {
    std::string text = "year 2028\n";
    for (Date date = day("2028-01-10"); date <= day("2028-05-10"); date += std::chrono::days{1}) {
        if (std::chrono::weekday{date}.iso_encoding() < 6) {
            text += "off " + scheduler::format_date(date) + "\n";
        }
    }
    EXPECT_EQ(code_of(text), Code::too_many_off);
}

constexpr std::string_view kXml2024 = R"(<?xml version="1.0" encoding="UTF-8"?>
<calendar year="2024" lang="ru" date="2023.09.02"><days>
<day d="01.01" t="1" h="1"/><day d="01.06" t="1" h="1"/><day d="02.22" t="2"/>
<day d="02.23" t="1" h="3"/><day d="03.07" t="2"/><day d="03.08" t="1" h="4"/>
<day d="04.29" t="1" f="04.27"/><day d="04.30" t="1" f="11.02"/><day d="05.08" t="2"/>
<day d="05.10" t="1" f="01.06"/><day d="06.11" t="2"/><day d="11.02" t="2"/>
<day d="12.28" t="3"/><day d="12.30" t="1" f="12.28"/><day d="12.31" t="1" f="01.07"/>
</days></calendar>)";

TEST(CalendarFile, XmlGivesTheSameDaysAsOurOwnForm) {
    const auto years = parse_production_calendar(kXml2024);
    ASSERT_TRUE(years);
    const ProductionCalendar calendar(*years);
    for (Date date = day("2024-01-01"); date <= day("2024-12-31"); date += std::chrono::days{1}) {
        EXPECT_EQ(calendar.is_working_day(date), shipped().is_working_day(date))
            << scheduler::format_date(date);
        EXPECT_EQ(calendar.is_short_day(date), shipped().is_short_day(date))
            << scheduler::format_date(date);
    }
}

TEST(CalendarFile, RefusesDamagedXml) {
    EXPECT_EQ(code_of("<calendar year=\"2024\"><days>"), Code::bad_xml);
    EXPECT_EQ(code_of("<html/>"), Code::bad_xml);
    EXPECT_EQ(code_of(R"(<calendar year="2024"><days><day d="02.30" t="1"/></days></calendar>)"),
              Code::bad_date);
    EXPECT_EQ(code_of(R"(<calendar year="2024"><days><day d="02.20" t="7"/></days></calendar>)"),
              Code::bad_date);
}

}  // namespace
}  // namespace sroki::calendar
