#include "calendar/event_series.h"

#include <gmock/gmock.h>

#include "tests/calendar/event_samples.h"

namespace sroki::calendar {
namespace {

using test::day;
using test::moment;
using test::moved_to;
using test::starts_of;
using test::weekly_seminar;

const scheduler::Period kAutumn{day("2026-09-01"), day("2026-11-30")};

TEST(EventSeries, EventThatIsNoSeriesIsItsOnlyInstance) {
    Event event = weekly_seminar();
    event.rule.clear();
    EXPECT_EQ(starts_of(instances_between(event, kAutumn), event), "20260903T150000");
    EXPECT_TRUE(instances_between(event, {day("2026-09-04"), day("2026-09-05")}).empty());
}

TEST(EventSeries, ExceptionsDatesAndOverridesAreLaidOverTheRule) {
    Event event = weekly_seminar();
    event.exceptions = {moment("20260917T150000")};
    event.dates = {moment("20261110T100000")};
    event.overrides = {moved_to("20260924T150000", "20260925T160000")};
    const auto instances = instances_between(event, kAutumn);
    EXPECT_EQ(starts_of(instances, event),
              "20260903T150000 20260910T150000 20260925T160000 20261001T150000 20261008T150000 "
              "20261110T100000");
    EXPECT_TRUE(instances.at(2).is_override);
    EXPECT_EQ(instances.at(2).recurrence_id, moment("20260924T150000"));
    EXPECT_EQ(instances.at(2).state, EventState::moved);
}

TEST(EventSeries, OverrideKeepsWhatItDoesNotChange) {
    Event event = weekly_seminar();
    event.overrides = {moved_to("20260924T150000", "20260925T160000")};
    event.overrides.front().place = "Школа № 7";
    const auto instances = instances_between(event, {day("2026-09-25"), day("2026-09-25")});
    ASSERT_EQ(instances.size(), 1U);
    EXPECT_EQ(instances.front().title, event.title);
    EXPECT_EQ(instances.front().place, "Школа № 7");
}

TEST(EventSeries, InstanceMovedOutOfTheRangeIsNotInIt) {
    Event event = weekly_seminar();
    event.overrides = {moved_to("20260924T150000", "20261224T150000")};
    const auto september = instances_between(event, {day("2026-09-20"), day("2026-09-30")});
    EXPECT_TRUE(september.empty());
    const auto december = instances_between(event, {day("2026-12-01"), day("2026-12-31")});
    EXPECT_EQ(starts_of(december, event), "20261224T150000");
}

TEST(EventSeries, LongInstanceReachesIntoTheRange) {
    Event event = weekly_seminar();
    event.when = scheduler::Period{day("2026-09-28"), day("2026-10-02")};
    event.rule = "FREQ=MONTHLY;BYMONTHDAY=28";
    EXPECT_EQ(starts_of(instances_between(event, {day("2026-12-01"), day("2026-12-01")}), event),
              "20261128");
}

TEST(EventSeries, HourStaysTheSameWhenTheOffsetChanges) {
    Event event = weekly_seminar();
    event.timezone = "Europe/Berlin";
    event.when = test::span_at("20261022T100000", 1, "Europe/Berlin");
    const auto instances = instances_between(event, kAutumn);
    EXPECT_EQ(std::get<TimeSpan>(instances.at(0).when).starts, test::instant("2026-10-22", 8));
    EXPECT_EQ(std::get<TimeSpan>(instances.at(1).when).starts, test::instant("2026-10-29", 9));
}

TEST(EventSeries, UntilInUtcIsComparedAsAnInstant) {
    Event event = weekly_seminar();
    event.rule = "FREQ=WEEKLY;UNTIL=20260917T090000Z";  // 15:00 in Omsk
    EXPECT_EQ(instances_between(event, kAutumn).size(), 3U);
    event.rule = "FREQ=WEEKLY;UNTIL=20260917T085959Z";
    EXPECT_EQ(instances_between(event, kAutumn).size(), 2U);
}

TEST(EventSeries, CancelledSeriesHasCancelledInstances) {
    Event event = weekly_seminar();
    event.overrides = {moved_to("20260924T150000", "20260925T160000")};
    event.state = EventState::cancelled;
    for (const EventInstance& instance : instances_between(event, kAutumn))
        EXPECT_EQ(instance.state, EventState::cancelled);
}

TEST(EventSeries, EndlessSeriesGivesABoundedNumber) {
    Event event = weekly_seminar();
    event.rule = "FREQ=DAILY";
    EXPECT_EQ(instances_between(event, {day("2026-09-01"), day("2126-09-01")}).size(),
              kInstancesMax);
}

TEST(EventSeries, DaysOfASeriesReachFromItsFirstInstanceToItsLast) {
    Event event = weekly_seminar();
    EXPECT_EQ(series_days(event).first, day("2026-09-03"));
    EXPECT_GE(series_days(event).last, day("2026-10-08"));
    EXPECT_LE(series_days(event).last, day("2026-10-10"));
    event.overrides = {moved_to("20261008T150000", "20261224T150000")};
    EXPECT_EQ(series_days(event).last, day("2026-12-24"));
    event.rule = "FREQ=WEEKLY";
    EXPECT_EQ(series_days(event).last, std::nullopt);
}

TEST(EventSeries, NewEndOfARuleReplacesTheOldOne) {
    EXPECT_EQ(rule_with_end("FREQ=WEEKLY;COUNT=6;BYDAY=TH", "UNTIL=20261231"),
              "FREQ=WEEKLY;BYDAY=TH;UNTIL=20261231");
    EXPECT_EQ(rule_with_end("UNTIL=20261231T000000Z;FREQ=DAILY", ""), "FREQ=DAILY");
}

}  // namespace
}  // namespace sroki::calendar
