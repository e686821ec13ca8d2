#include "scheduler/workdays.h"

#include <gtest/gtest.h>

namespace sroki::scheduler {
namespace {

Date day(const char* text) {
    return parse_date(text).value();
}

Period period(const char* first, const char* last) {
    return {day(first), day(last)};
}

// What the decree and article 112 made of 2021.
ProductionCalendar calendar_2021() {
    CalendarYear year;
    year.year = std::chrono::year{2021};
    year.days_off = {day("2021-12-31"), day("2021-02-22"), day("2021-05-03"),
                     day("2021-05-10"), day("2021-06-14"), day("2021-11-05")};
    year.working_days = {day("2021-02-20")};
    year.short_days = {day("2021-02-20"), day("2021-04-30"), day("2021-06-11"), day("2021-11-03")};
    return ProductionCalendar({year});
}

TEST(Workdays, WeekendsHolidaysAndMovedDaysAreOff) {
    const ProductionCalendar calendar = calendar_2021();
    for (const char* text : {"2021-03-06", "2021-03-07", "2021-03-08", "2021-11-04", "2021-11-05",
                             "2021-12-31", "2021-01-08", "2021-05-10"}) {
        EXPECT_FALSE(calendar.is_working_day(day(text))) << text;
    }
    for (const char* text : {"2021-03-09", "2021-11-03", "2021-11-08", "2021-12-30"}) {
        EXPECT_TRUE(calendar.is_working_day(day(text))) << text;
    }
}

TEST(Workdays, SaturdaySwappedByTheDecreeIsWorkedAndShort) {
    const ProductionCalendar calendar = calendar_2021();
    EXPECT_TRUE(calendar.is_working_day(day("2021-02-20")));
    EXPECT_TRUE(calendar.is_short_day(day("2021-02-20")));
    EXPECT_FALSE(calendar.is_working_day(day("2021-02-22")));
}

TEST(Workdays, ShortDaysAreTheListedOnes) {
    const ProductionCalendar calendar = calendar_2021();
    EXPECT_TRUE(calendar.is_short_day(day("2021-04-30")));
    EXPECT_FALSE(calendar.is_short_day(day("2021-12-30")));
    EXPECT_FALSE(calendar.is_short_day(day("2021-12-31")));
}

TEST(Workdays, NeighboursSkipEveryDayOff) {
    const ProductionCalendar calendar = calendar_2021();
    EXPECT_EQ(calendar.next_working_day(day("2021-04-30")), day("2021-05-04"));
    EXPECT_EQ(calendar.next_working_day(day("2021-11-03")), day("2021-11-08"));
    EXPECT_EQ(calendar.previous_working_day(day("2021-11-08")), day("2021-11-03"));
    EXPECT_EQ(calendar.previous_working_day(day("2021-02-22")), day("2021-02-20"));
    EXPECT_EQ(calendar.next_working_day(day("2021-03-10")), day("2021-03-11"));
}

TEST(Workdays, CountingStartsOnTheDayAfter) {
    const ProductionCalendar calendar = calendar_2021();
    EXPECT_EQ(calendar.add_working_days(day("2021-04-30"), 5), day("2021-05-11"));
    EXPECT_EQ(calendar.add_working_days(day("2021-05-02"), 1), day("2021-05-04"));
    EXPECT_EQ(calendar.add_working_days(day("2021-05-11"), -5), day("2021-04-30"));
    EXPECT_EQ(calendar.add_working_days(day("2021-05-09"), 0), day("2021-05-09"));
}

TEST(Workdays, CountingCrossesIntoAYearWithoutData) {
    const ProductionCalendar calendar = calendar_2021();
    EXPECT_EQ(calendar.add_working_days(day("2021-12-30"), 1), day("2022-01-10"));
}

TEST(Workdays, PeriodCountsBothEnds) {
    const ProductionCalendar calendar = calendar_2021();
    EXPECT_EQ(calendar.working_days_between(period("2021-03-05", "2021-03-09")), 2);
    EXPECT_EQ(calendar.working_days_between(period("2021-03-06", "2021-03-08")), 0);
    EXPECT_EQ(calendar.working_days_between(period("2021-02-20", "2021-02-20")), 1);
    EXPECT_EQ(calendar.working_days_between(period("2021-01-01", "2021-12-31")), 247);
}

TEST(Workdays, DeadlineOnADayOffGoesWhereThePolicySays) {
    const ProductionCalendar calendar = calendar_2021();
    const Date holiday = day("2021-11-04");
    EXPECT_EQ(calendar.shift_deadline(holiday, DayOffPolicy::none), holiday);
    EXPECT_EQ(calendar.shift_deadline(holiday, DayOffPolicy::next), day("2021-11-08"));
    EXPECT_EQ(calendar.shift_deadline(holiday, DayOffPolicy::previous), day("2021-11-03"));
}

TEST(Workdays, DeadlineOnAWorkingDayStays) {
    const ProductionCalendar calendar = calendar_2021();
    for (const DayOffPolicy policy :
         {DayOffPolicy::none, DayOffPolicy::previous, DayOffPolicy::next}) {
        EXPECT_EQ(calendar.shift_deadline(day("2021-02-20"), policy), day("2021-02-20"));
    }
}

TEST(Workdays, YearWithoutDataIsProvisional) {
    const ProductionCalendar calendar = calendar_2021();
    EXPECT_FALSE(calendar.is_provisional(std::chrono::year{2021}));
    EXPECT_TRUE(calendar.is_provisional(std::chrono::year{2022}));
    EXPECT_TRUE(ProductionCalendar().is_provisional(std::chrono::year{2021}));
}

TEST(Workdays, ProvisionalYearFollowsTheCodeAlone) {
    const ProductionCalendar calendar;
    // 4 November 2028 is a Saturday: the Monday after is off by article 112, and the 3rd is short
    // by article 95.
    EXPECT_FALSE(calendar.is_working_day(day("2028-11-06")));
    EXPECT_TRUE(calendar.is_working_day(day("2028-11-07")));
    EXPECT_TRUE(calendar.is_short_day(day("2028-11-03")));
    // 12 June 2028 is a Monday: nothing moves.
    EXPECT_FALSE(calendar.is_working_day(day("2028-06-12")));
    EXPECT_TRUE(calendar.is_working_day(day("2028-06-13")));
    // Days off that meet the January holidays move by decree only.
    EXPECT_TRUE(calendar.is_working_day(day("2028-01-10")));
}

TEST(Workdays, HolidayThatIsASundayMovesOneDayInAProvisionalYear) {
    const ProductionCalendar calendar;
    // 9 May 2032 is a Sunday, 23 February 2030 a Saturday.
    EXPECT_FALSE(calendar.is_working_day(day("2032-05-10")));
    EXPECT_TRUE(calendar.is_working_day(day("2032-05-11")));
    EXPECT_FALSE(calendar.is_working_day(day("2030-02-25")));
    EXPECT_TRUE(calendar.is_working_day(day("2030-02-26")));
}

TEST(Workdays, LaterEntryOfAYearReplacesAnEarlierOne) {
    CalendarYear first;
    first.year = std::chrono::year{2029};
    first.days_off = {day("2029-05-02")};
    CalendarYear second;
    second.year = std::chrono::year{2029};
    second.days_off = {day("2029-05-03")};
    const ProductionCalendar calendar({first, second});
    EXPECT_TRUE(calendar.is_working_day(day("2029-05-02")));
    EXPECT_FALSE(calendar.is_working_day(day("2029-05-03")));
}

TEST(Workdays, HolidaysAreTheFourteenOfTheCode) {
    int count = 0;
    for (Date date = day("2026-01-01"); date <= day("2026-12-31"); date += std::chrono::days{1})
        count += is_holiday(date) ? 1 : 0;
    EXPECT_EQ(count, 14);
    EXPECT_TRUE(is_holiday(day("2026-06-12")));
    EXPECT_FALSE(is_holiday(day("2026-12-31")));
}

}  // namespace
}  // namespace sroki::scheduler
