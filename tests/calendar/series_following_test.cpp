#include "calendar/series_following.h"

#include <gtest/gtest.h>

#include "calendar/event_rules.h"
#include "calendar/event_series.h"
#include "tests/calendar/event_samples.h"

namespace sroki::calendar {
namespace {

using test::moment;
using test::span_at;

constexpr const char* kMoscow = "Europe/Moscow";

scheduler::Date day(std::string_view text) {
    return scheduler::parse_date(text).value();
}

// Tuesdays from 3 November 2026 on.
Event tuesdays(std::string rule = "FREQ=WEEKLY;COUNT=5") {
    Event event;
    event.title = "Семинар";
    event.timezone = kMoscow;
    event.when = span_at("20261103T150000", 2, kMoscow);
    event.rule = std::move(rule);
    return check_event(event).value();
}

// Checked as the store does, and the local starts of what takes place till the end of January.
std::string starts_of(const Event& event) {
    const auto checked = check_event(event);
    if (!checked) return "refused: " + checked.error().field;
    return test::starts_of(instances_between(*checked, {day("2026-10-01"), day("2027-01-31")}),
                           *checked);
}

// The series after its start has become another one.
std::string starts_after(const Event& before, const EventTime& when) {
    Event event = before;
    event.when = when;
    follow_start(before, event);
    return starts_of(event);
}

TEST(SeriesFollowing, ChangedTitleOfAnInstanceFollowsToAnotherHour) {
    Event event = tuesdays("FREQ=WEEKLY;COUNT=3");
    EventOverride changed{moment("20261117T150000")};
    changed.title = "Гость";
    event.overrides = {changed};
    EXPECT_EQ(starts_after(event, span_at("20261105T160000", 2, kMoscow)),
              "20261105T160000 20261112T160000 20261119T160000");
}

TEST(SeriesFollowing, MovedInstanceStaysWhereItWasMoved) {
    Event event = tuesdays("FREQ=WEEKLY;COUNT=3");
    event.overrides = {{moment("20261117T150000"), span_at("20261118T100000", 2, kMoscow)}};
    EXPECT_EQ(starts_after(event, span_at("20261103T160000", 2, kMoscow)),
              "20261103T160000 20261110T160000 20261118T100000");
}

TEST(SeriesFollowing, FurtherDateKeepsItsDayAndItsOwnHour) {
    Event event = tuesdays("FREQ=WEEKLY;COUNT=2");
    event.dates = {moment("20261212T100000")};
    EXPECT_EQ(starts_after(event, span_at("20261104T160000", 2, kMoscow)),
              "20261104T160000 20261111T160000 20261212T100000");
}

TEST(SeriesFollowing, FurtherDateAtTheHourOfTheSeriesFollowsThatHour) {
    Event event = tuesdays("FREQ=WEEKLY;COUNT=2");
    event.dates = {moment("20261212T150000")};
    EXPECT_EQ(starts_after(event, span_at("20261104T160000", 2, kMoscow)),
              "20261104T160000 20261111T160000 20261212T160000");
}

TEST(SeriesFollowing, DatesAndExceptionsNamedAnewAreTakenAsNamed) {
    const Event before = tuesdays();
    Event event = before;
    event.when = span_at("20261104T160000", 2, kMoscow);
    event.dates = {moment("20261212T100000")};
    event.exceptions = {moment("20261125T160000")};
    follow_start(before, event);
    EXPECT_EQ(starts_of(event),
              "20261104T160000 20261111T160000 20261118T160000 20261202T160000 20261212T100000");
}

TEST(SeriesFollowing, ExceptionsStayWhenTheFirstMeetingIsLeftOut) {
    Event event = tuesdays("FREQ=WEEKLY;UNTIL=20261201");
    event.exceptions = {moment("20261124T150000")};
    EXPECT_EQ(starts_after(event, span_at("20261110T150000", 2, kMoscow)),
              "20261110T150000 20261117T150000 20261201T150000");
}

TEST(SeriesFollowing, ExceptionsGoAlongToAnotherWeekday) {
    Event event = tuesdays("FREQ=WEEKLY;UNTIL=20261201");
    event.exceptions = {moment("20261124T150000")};
    EXPECT_EQ(starts_after(event, span_at("20261104T150000", 2, kMoscow)),
              "20261104T150000 20261111T150000 20261118T150000 20261202T150000");
}

TEST(SeriesFollowing, LastMeetingStaysWhenAnExactUntilMeetsALaterHour) {
    EXPECT_EQ(starts_after(tuesdays("FREQ=WEEKLY;UNTIL=20261117T120000Z"),
                           span_at("20261103T160000", 2, kMoscow)),
              "20261103T160000 20261110T160000 20261117T160000");
}

TEST(SeriesFollowing, LastDayStaysInAnotherZone) {
    const Event before = tuesdays("FREQ=DAILY;UNTIL=20261105");
    for (const char* zone : {"Asia/Kamchatka", "Europe/Kaliningrad"}) {
        Event event = before;
        keep_hours_in_zone(event, zone);
        follow_start(before, event);
        EXPECT_EQ(starts_of(event), "20261103T150000 20261104T150000 20261105T150000") << zone;
    }
}

TEST(SeriesFollowing, UntilBeforeTheHourOfADayLeavesThatDayOutAtAnEarlierHour) {
    EXPECT_EQ(starts_after(tuesdays("FREQ=DAILY;UNTIL=20261105T115959Z"),
                           span_at("20261103T140000", 2, kMoscow)),
              "20261103T140000 20261104T140000");
}

TEST(SeriesFollowing, HoursThatBecomeWholeDaysKeepExceptionsAndTheEnd) {
    Event event = tuesdays("FREQ=WEEKLY;UNTIL=20261124T115959Z");
    event.exceptions = {moment("20261110T150000")};
    EXPECT_EQ(starts_after(event, scheduler::Period{day("2026-11-03"), day("2026-11-03")}),
              "20261103 20261117");
}

TEST(SeriesFollowing, ClockOfMovedInstancesStaysInAnotherZone) {
    Event event = tuesdays();
    event.overrides = {{moment("20261110T150000"), span_at("20261111T100000", 2, kMoscow)}};
    keep_hours_in_zone(event, "Asia/Irkutsk");
    EXPECT_EQ(*event.overrides.front().when,
              EventTime(span_at("20261111T100000", 2, "Asia/Irkutsk")));
}

}  // namespace
}  // namespace sroki::calendar
