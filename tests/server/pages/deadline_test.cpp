#include "server/pages/deadline.h"

#include <gtest/gtest.h>

#include "tests/support/sample.h"

namespace sroki::server {
namespace {

using calendar::Event;
using calendar::LocalTime;
using calendar::TimeSpan;
using test::day;
using test::instant;

const Shown kMoscow{"Europe/Moscow"};

// Daily from 1 December, 03:00 to 04:00 in Kamchatka: 18:00 to 19:00 of the day before in Moscow.
Event far_series() {
    Event event;
    event.title = "Приём заявок";
    event.timezone = "Asia/Kamchatka";
    event.when = TimeSpan{instant("2026-11-30", 15), instant("2026-11-30", 16)};
    event.rule = "FREQ=DAILY;COUNT=5";
    return event;
}

LocalTime far_moment(int date) {
    return LocalTime{day("2026-11-30").time_since_epoch()} + std::chrono::days{date} +
           std::chrono::hours{3};
}

TEST(EntriesOfEvent, StandOnTheReadersDayWithHisHours) {
    Event event = far_series();
    event.rule.clear();
    const auto entries = entries_of(event, {day("2026-11-01"), day("2026-12-31")}, kMoscow);
    ASSERT_EQ(entries.size(), 1U);
    EXPECT_EQ(entries[0].due, day("2026-11-30"));
    EXPECT_EQ(entries[0].time, "18:00–19:00");
    EXPECT_EQ(entries[0].moved, "");
}

TEST(EntriesOfEvent, AreThoseWhoseDayOfTheReaderIsInTheRange) {
    const auto entries = entries_of(far_series(), {day("2026-12-02"), day("2026-12-03")}, kMoscow);
    ASSERT_EQ(entries.size(), 2U) << "of 3 and 4 December in their own zone";
    EXPECT_EQ(entries[0].due, day("2026-12-02"));
    EXPECT_EQ(entries[1].due, day("2026-12-03"));
}

TEST(EntriesOfEvent, ReachARangeFromTheOtherEdgeOfTheWorld) {
    Event event = far_series();
    event.rule.clear();
    event.timezone = "Pacific/Kiritimati";  // 23:00 in Pago Pago is two days later there at 00:00
    event.when = TimeSpan{instant("2026-12-02", 10), instant("2026-12-02", 10)};
    const auto entries =
        entries_of(event, {day("2026-12-01"), day("2026-12-01")}, {"Pacific/Pago_Pago"});
    ASSERT_EQ(entries.size(), 1U);
    EXPECT_EQ(entries[0].time, "23:00");
}

TEST(EntriesOfEvent, KeepTheirHoursWhenTheZoneCarriesThemOverMidnight) {
    Event event = far_series();
    event.rule.clear();
    event.when = TimeSpan{instant("2026-12-01", 20), instant("2026-12-01", 22)};
    const auto entries = entries_of(event, {day("2026-12-01"), day("2026-12-01")}, kMoscow);
    ASSERT_EQ(entries.size(), 1U);
    EXPECT_EQ(entries[0].from, day("2026-12-01"));
    EXPECT_EQ(entries[0].due, day("2026-12-02"));
    EXPECT_EQ(entries[0].time, "23:00–01:00");
}

TEST(EntriesOfEvent, SayNoHoursOfWhatLastsDays) {
    Event event = far_series();
    event.rule.clear();
    event.when = TimeSpan{instant("2026-12-01", 9), instant("2026-12-03", 13)};
    const auto entries = entries_of(event, {day("2026-12-01"), day("2026-12-05")}, kMoscow);
    ASSERT_EQ(entries.size(), 1U);
    EXPECT_EQ(entries[0].time, "");
}

TEST(EntriesOfEvent, TellFromWhichDayOfTheReaderAnInstanceWasMoved) {
    Event event = far_series();
    event.overrides = {
        {far_moment(3), TimeSpan{instant("2026-12-06", 15), instant("2026-12-06", 16)}}};
    const auto entries = entries_of(event, {day("2026-12-06"), day("2026-12-06")}, kMoscow);
    ASSERT_EQ(entries.size(), 1U);
    EXPECT_EQ(entries[0].moved, "перенесено с 2 декабря 2026");
}

TEST(EntriesOfEvent, AreNotMovedByTheZoneAlone) {
    Event event = far_series();
    event.overrides = {
        {far_moment(3), TimeSpan{instant("2026-12-02", 15), instant("2026-12-02", 17)}}};
    const auto entries = entries_of(event, {day("2026-12-02"), day("2026-12-02")}, kMoscow);
    ASSERT_EQ(entries.size(), 1U);
    EXPECT_EQ(entries[0].time, "18:00–20:00");
    EXPECT_EQ(entries[0].moved, "");
}

TEST(EntriesOfEvent, TellFromWhichDayOfTheReaderAnEventWasMoved) {
    Event event = far_series();
    event.rule.clear();
    event.moved_from = day("2026-11-28");
    const auto entries = entries_of(event, {day("2026-11-30"), day("2026-11-30")}, kMoscow);
    ASSERT_EQ(entries.size(), 1U);
    EXPECT_EQ(entries[0].moved, "перенесено с 27 ноября 2026");
}

}  // namespace
}  // namespace sroki::server
