#include "scheduler/recurrence.h"

#include <gtest/gtest.h>

namespace sroki::scheduler {
namespace {

LocalSeconds at(std::string_view text) {
    return parse_ical_moment(text).value().local;
}

// Rules that give nothing, or far too much: each must end at once.
TEST(Recurrence, HostileRulesEnd) {
    const char* rules[]{
        "FREQ=SECONDLY;INTERVAL=2;BYSECOND=1",
        "FREQ=SECONDLY;BYMONTH=2;BYMONTHDAY=30",
        "FREQ=MINUTELY;INTERVAL=1440;BYHOUR=5",
        "FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30",
        "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30;BYHOUR=0,1,2,3,4,5,6,7,8,9",
        "FREQ=YEARLY;BYWEEKNO=53;BYMONTH=6",
        "FREQ=SECONDLY;INTERVAL=999999999;BYSECOND=59",
        "FREQ=YEARLY;INTERVAL=1000000000",
        "FREQ=WEEKLY;INTERVAL=1000000000",
        "FREQ=MONTHLY;BYSETPOS=366;BYDAY=MO",
    };
    for (const char* text : rules) {
        const auto rule = parse_recurrence(text);
        ASSERT_TRUE(rule) << text;
        EXPECT_LE(expand_recurrence(*rule, at("20210102T000000"), 1'000).size(), 1U) << text;
    }
}

TEST(Recurrence, EverySecondOfAYearIsNotHeldInMemory) {
    std::string all = "FREQ=YEARLY;BYDAY=MO,TU,WE,TH,FR,SA,SU;BYHOUR=0";
    for (int i = 1; i < 24; ++i)
        all += ',' + std::to_string(i);
    all += ";BYMINUTE=0";
    for (int i = 1; i < 60; ++i)
        all += ',' + std::to_string(i);
    all += ";BYSECOND=0";
    for (int i = 1; i < 60; ++i)
        all += ',' + std::to_string(i);
    const auto moments =
        expand_recurrence(parse_recurrence(all + ";BYSETPOS=-1").value(), at("20211231T235959"), 2);
    ASSERT_EQ(moments.size(), 2U);
    EXPECT_EQ(moments[1], at("20221231T235959"));
}

TEST(Recurrence, OverlongRuleIsRefused) {
    EXPECT_FALSE(parse_recurrence("FREQ=DAILY;BYMONTH=1" + std::string(5'000, '1')));
}

TEST(Recurrence, ErrorNamesThePart) {
    EXPECT_EQ(parse_recurrence("FREQ=DAILY;BYMONTH=0").error().part, "BYMONTH=0");
}

TEST(Recurrence, MomentsAreReadStrictly) {
    for (const char* bad :
         {"", "2021", "2021-11-30", "20211130T", "20211130T0900", "20211130t090000",
          "20211130T240000", "20211130T096000", "20211130X090000", "20211131", "00000101",
          "20211130T090000+03", "20211130Z"}) {
        EXPECT_FALSE(parse_ical_moment(bad)) << bad;
    }
    EXPECT_TRUE(parse_ical_moment("20211130T090000Z")->is_utc);
    EXPECT_EQ(format_ical_moment(at("00010203T040506"), true), "00010203T040506");
}

}  // namespace
}  // namespace sroki::scheduler
