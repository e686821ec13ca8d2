#include "calendar/zones.h"

#include <gtest/gtest.h>

namespace sroki::calendar {
namespace {

using std::chrono::hours;
using std::chrono::minutes;

Instant at(std::string_view day, minutes time) {
    return Instant{scheduler::parse_date(day).value()} + time;
}

LocalTime local(std::string_view day, minutes time) {
    return LocalTime{at(day, time).time_since_epoch()};
}

TEST(Zones, OnlyRealNamesAreZones) {
    EXPECT_TRUE(is_zone("Asia/Krasnoyarsk"));
    EXPECT_FALSE(is_zone("Asia/Nowhere"));
    EXPECT_FALSE(is_zone(""));
}

TEST(Zones, MoscowIsThreeHoursAheadSinceTheEndOfOctober2014) {
    EXPECT_EQ(to_instant("Europe/Moscow", local("2014-10-27", hours{10})),
              at("2014-10-27", hours{7}));
    EXPECT_EQ(to_instant("Europe/Moscow", local("2014-10-25", hours{10})),
              at("2014-10-25", hours{6}));
}

TEST(Zones, DayOfAnInstantIsTheLocalOne) {
    EXPECT_EQ(scheduler::format_date(local_day("Asia/Kamchatka", at("2021-11-22", hours{13}))),
              "2021-11-23");
    EXPECT_EQ(scheduler::format_date(local_day("Europe/Kaliningrad", at("2021-11-22", hours{13}))),
              "2021-11-22");
}

TEST(Zones, RepeatedHourMeansItsFirstInstant) {
    EXPECT_EQ(to_instant("America/New_York", local("2021-11-07", minutes{90})),
              at("2021-11-07", minutes{330}));
}

TEST(Zones, SkippedHourTakesTheOffsetBeforeIt) {
    EXPECT_EQ(to_instant("America/New_York", local("2021-03-14", minutes{150})),
              at("2021-03-14", minutes{450}));
}

TEST(Zones, RulesWithoutEndHoldPastTheListedYears) {
    EXPECT_EQ(to_instant("America/New_York", local("2050-07-01", hours{12})),
              at("2050-07-01", hours{16}));
    EXPECT_EQ(to_instant("America/New_York", local("2051-01-01", hours{12})),
              at("2051-01-01", hours{17}));
    EXPECT_EQ(to_local("America/New_York", at("2050-07-01", hours{16})),
              local("2050-07-01", hours{12}));
    EXPECT_EQ(to_instant("Europe/Moscow", local("2096-02-29", hours{12})),
              at("2096-02-29", hours{9}));
}

TEST(Zones, SpansGoOnPastTheListedYears) {
    const auto day = [](const char* text) { return Instant{scheduler::parse_date(text).value()}; };
    const auto spans = zone_spans("Europe/Berlin", day("2040-02-01"), day("2040-12-01"));
    ASSERT_EQ(spans.size(), 3U);
    EXPECT_LE(spans[0].since, day("2040-02-01"));
    EXPECT_EQ(spans[0].offset, std::chrono::hours{1});
    EXPECT_EQ(spans[1].since, day("2040-03-25") + std::chrono::hours{1});
    EXPECT_EQ(spans[1].offset, std::chrono::hours{2});
    EXPECT_EQ(spans[2].since, day("2040-10-28") + std::chrono::hours{1});
    EXPECT_EQ(zone_spans("Europe/Moscow", day("2040-02-01"), day("2040-12-01")).size(), 1U);
}

}  // namespace
}  // namespace sroki::calendar
