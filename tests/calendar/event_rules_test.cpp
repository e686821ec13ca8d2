#include "calendar/event_rules.h"

#include <gmock/gmock.h>

#include "calendar/event_series.h"
#include "tests/calendar/event_samples.h"

namespace sroki::calendar {
namespace {

using Code = EventFaultCode;
using test::day;
using test::moment;
using test::moved_to;
using test::weekly_seminar;

struct RefusedRule {
    const char* rule;
    Code code;
};

class RefusedRuleTest : public testing::TestWithParam<RefusedRule> {};

TEST_P(RefusedRuleTest, IsRefusedAtTheDoor) {
    Event event = weekly_seminar();
    event.rule = GetParam().rule;
    const auto checked = check_event(event);
    ASSERT_FALSE(checked);
    EXPECT_EQ(checked.error().code, GetParam().code) << event.rule;
    EXPECT_EQ(checked.error().field, "rule");
}

INSTANTIATE_TEST_SUITE_P(
    EventRules, RefusedRuleTest,
    testing::Values(RefusedRule{"FREQ=SECONDLY", Code::rule_too_frequent},
                    RefusedRule{"FREQ=MINUTELY;INTERVAL=1000", Code::rule_too_frequent},
                    RefusedRule{"FREQ=HOURLY;COUNT=2", Code::rule_too_frequent},
                    RefusedRule{"FREQ=DAILY;BYHOUR=1,2,3", Code::rule_too_frequent},
                    RefusedRule{"FREQ=WEEKLY;COUNT=1000000000", Code::rule_too_large},
                    RefusedRule{"FREQ=WEEKLY;INTERVAL=2147483648", Code::bad_rule},
                    RefusedRule{"FREQ=WEEKLY;INTERVAL=1001", Code::rule_too_large},
                    RefusedRule{"FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30", Code::rule_misses_start},
                    RefusedRule{"FREQ=WEEKLY;BYDAY=MO", Code::rule_misses_start},
                    RefusedRule{"FREQ=WEEKLY;UNTIL=20250101T000000Z", Code::rule_misses_start},
                    RefusedRule{"FREQ=WEEKLY;UNTIL=99990101T000000Z", Code::year_out_of_range},
                    RefusedRule{"каждую неделю", Code::bad_rule},
                    RefusedRule{"FREQ=WEEKLY;COUNT=2;UNTIL=20271231", Code::bad_rule}));

TEST(EventRules, UntilTakesTheFormOfTheStart) {
    Event event = weekly_seminar();
    event.rule = "RRULE:FREQ=WEEKLY;UNTIL=20261008";
    EXPECT_EQ(check_event(event).value().rule, "FREQ=WEEKLY;UNTIL=20261008T175959Z");
    event.when = scheduler::Period{day("2026-09-03"), day("2026-09-03")};
    event.rule = "FREQ=WEEKLY;UNTIL=20261008T175959Z";
    EXPECT_EQ(check_event(event).value().rule, "FREQ=WEEKLY;UNTIL=20261008");
}

TEST(EventRules, ExceptionAndOverrideNeedAnInstance) {
    Event event = weekly_seminar();
    event.exceptions = {moment("20260918T150000")};
    EXPECT_EQ(check_event(event).error().code, Code::no_such_instance);
    EXPECT_EQ(check_event(event).error().detail, "20260918T150000");
    event.exceptions.clear();
    event.overrides = {moved_to("20260918T150000", "20260919T150000")};
    EXPECT_EQ(check_event(event).error().field, "overrides/20260918T150000");
}

TEST(EventRules, OverrideOfAnExceptionOrOfAnotherFormIsRefused) {
    Event event = weekly_seminar();
    event.exceptions = {moment("20260917T150000")};
    event.overrides = {moved_to("20260917T150000", "20260919T150000")};
    EXPECT_EQ(check_event(event).error().code, Code::no_such_instance);
    event.exceptions.clear();
    event.overrides.front().when = scheduler::Period{day("2026-09-19"), day("2026-09-19")};
    EXPECT_EQ(check_event(event).error().code, Code::mixed_forms);
}

TEST(EventRules, ExceptionsWithoutASeriesAreRefused) {
    Event event = weekly_seminar();
    event.rule.clear();
    event.exceptions = {moment("20260903T150000")};
    EXPECT_EQ(check_event(event).error().code, Code::not_recurring);
}

TEST(EventRules, DatesAreSortedAndEachIsKeptOnce) {
    Event event = weekly_seminar();
    event.dates = {moment("20261212T150000"), moment("20261112T150000"), moment("20261212T150000")};
    const std::vector<LocalTime> sorted{moment("20261112T150000"), moment("20261212T150000")};
    EXPECT_EQ(check_event(event).value().dates, sorted);
}

TEST(EventRules, LinkLeadsToAWebPage) {
    Event event = weekly_seminar();
    for (const char* link :
         {"javascript:alert(1)", "ftp://example.org", "https://a b", "https://"}) {
        event.link = link;
        EXPECT_EQ(check_event(event).error().code, Code::bad_link) << link;
    }
    event.link = "https://example.org/seminar?id=1";
    EXPECT_TRUE(check_event(event));
}

TEST(EventRules, FaultNamesTheFieldWithin) {
    Event event = weekly_seminar();
    event.stages = {{"", "Заявки", {day("2026-09-01"), day("2026-09-10")}},
                    {"", " ", {day("2026-09-11"), day("2026-09-12")}}};
    EXPECT_EQ(check_event(event).error().field, "stages/1/title");
    event.stages[1] = {"", "Финал", {day("2026-09-12"), day("2026-09-11")}};
    EXPECT_EQ(check_event(event).error().code, Code::ends_before_start);
    event.stages.clear();
    event.subjects = {"физика", ""};
    EXPECT_EQ(check_event(event).error().field, "subjects/1");
}

TEST(EventRules, YearsAndLengthsAreBounded) {
    Event event = weekly_seminar();
    event.rule.clear();
    event.when = TimeSpan{Instant::max() - std::chrono::seconds{1}, Instant::max()};
    EXPECT_EQ(check_event(event).error().code, Code::year_out_of_range);
    event.when = scheduler::Period{day("2026-01-01"), day("2028-01-01")};
    EXPECT_EQ(check_event(event).error().code, Code::lasts_too_long);
}

TEST(EventRules, RuleIsKeptAsTheStandardWritesIt) {
    Event event = test::weekly_seminar();
    for (const char* text :
         {"freq=weekly;count=6", "rrule:FREQ=WEEKLY;COUNT=6;", "FREQ=WEEKLY;;COUNT=+6"}) {
        event.rule = text;
        const auto checked = check_event(event);
        ASSERT_TRUE(checked) << text;
        EXPECT_EQ(checked->rule, "FREQ=WEEKLY;COUNT=6") << text;
    }
}

TEST(EventRules, NoNumberOfARuleKeepsItsPlus) {
    Event event = test::weekly_seminar();
    event.rule = "FREQ=YEARLY;BYMONTH=+9;BYDAY=+1TH";
    EXPECT_EQ(check_event(event)->rule, "FREQ=YEARLY;BYMONTH=9;BYDAY=1TH");
}

TEST(EventRules, DateThatTheRuleGivesTooIsLeftOut) {
    Event event = test::weekly_seminar();
    event.dates = {test::moment("20260910T150000"), test::moment("20260911T150000")};
    EXPECT_EQ(check_event(event)->dates, std::vector{test::moment("20260911T150000")});
}

TEST(EventRules, ZoneOfThisMachineIsNoName) {
    Event event = test::weekly_seminar();
    event.timezone = "localtime";
    EXPECT_EQ(check_event(event).error().code, EventFaultCode::unknown_timezone);
}

}  // namespace
}  // namespace sroki::calendar
