#include "scheduler/recurrence_window.h"

#include <algorithm>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace sroki::scheduler {
namespace {

using std::chrono::days;

LocalSeconds moment(std::string_view text) {
    return parse_ical_moment(text).value().local;
}

// What the window must give: the whole set, cut by hand.
std::vector<LocalSeconds> cut(const RecurrenceRule& rule, LocalSeconds start, LocalSeconds first,
                              LocalSeconds last) {
    RecurrenceRule bounded = rule;
    bounded.until = std::min(rule.until.value_or(last), last);
    std::vector<LocalSeconds> all = expand_recurrence(bounded, start, 100'000);
    std::erase_if(all, [&](LocalSeconds found) { return found < first || found > last; });
    return all;
}

RC_GTEST_PROP(RecurrenceWindow, GivesWhatTheWholeSetHasThere, ()) {
    const auto text = *rc::gen::element<std::string>(
        "FREQ=DAILY", "FREQ=DAILY;INTERVAL=3", "FREQ=DAILY;BYMONTHDAY=-1", "FREQ=WEEKLY;INTERVAL=2",
        "FREQ=WEEKLY;INTERVAL=3;BYDAY=MO,FR;WKST=SU", "FREQ=MONTHLY", "FREQ=MONTHLY;INTERVAL=5",
        "FREQ=MONTHLY;BYDAY=-1FR", "FREQ=MONTHLY;BYMONTHDAY=-2;INTERVAL=7", "FREQ=YEARLY",
        "FREQ=YEARLY;INTERVAL=4", "FREQ=YEARLY;BYWEEKNO=53", "FREQ=YEARLY;BYDAY=20MO",
        "FREQ=YEARLY;BYYEARDAY=-1", "FREQ=YEARLY;BYMONTHDAY=13;BYDAY=FR", "FREQ=DAILY;COUNT=400",
        "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1", "FREQ=WEEKLY;UNTIL=20300101");
    const RecurrenceRule rule = parse_recurrence(text).value();
    const auto start = moment("19960101T091500") + days{*rc::gen::inRange(0, 2'000)};
    const auto first = start + days{*rc::gen::inRange(-500, 15'000)};
    const auto last = first + days{*rc::gen::inRange(0, 1'500)};
    RC_ASSERT(expand_between(rule, start, first, last, 10'000) == cut(rule, start, first, last));
}

TEST(RecurrenceWindow, KeepsToItsLimit) {
    const auto rule = parse_recurrence("FREQ=DAILY").value();
    const auto start = moment("20260101");
    EXPECT_EQ(expand_between(rule, start, start, moment("20261231"), 5).size(), 5U);
    EXPECT_TRUE(expand_between(rule, start, moment("20250101"), moment("20250201"), 5).empty());
}

TEST(RecurrenceWindow, WindowOfAHostileRuleEndsSoon) {
    const auto start = moment("20000101");
    const auto first = moment("20260901");
    const auto last = moment("20260930");
    for (const char* text :
         {"FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30", "FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30",
          "FREQ=DAILY;INTERVAL=2147483648", "FREQ=DAILY;COUNT=1000000000",
          "FREQ=MONTHLY;INTERVAL=2147483647;BYMONTHDAY=31"}) {
        const auto rule = parse_recurrence(text);
        if (!rule) continue;
        EXPECT_LE(expand_between(*rule, start, first, last, 100).size(), 30U) << text;
    }
}

}  // namespace
}  // namespace sroki::scheduler
