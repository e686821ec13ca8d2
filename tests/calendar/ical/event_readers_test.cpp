// Series as others expand them: what dateutil, ical.js and libical make of our output must be the
// instances that we show ourselves.

#include <algorithm>

#include <gmock/gmock.h>
#include <libical/ical.h>

#include "calendar/event_series.h"
#include "calendar/ical/feed.h"
#include "tests/calendar/event_samples.h"
#include "tests/calendar/ical/samples.h"
#include "tests/support/child_process.h"
#include "tests/support/temp_directory.h"

namespace sroki::calendar {
namespace {

using test::day;
using test::moment;
using test::moved_to;

// Debian's own interpreter: the package lives there, whatever else is first in PATH.
const std::string kPython = "/usr/bin/python3";
const std::string kFolder = std::string(SROKI_SOURCE_DIR) + "/tests/calendar/ical/";

Event series(std::string uid, std::string rule, const char* zone = "Asia/Omsk") {
    Event event = test::weekly_seminar();
    event.uid = std::move(uid);
    event.timezone = zone;
    event.when = test::span_at("20260903T150000", 2, zone);
    event.rule = std::move(rule);
    event.changed_at = test::instant("2026-08-20");
    return event;
}

Event days_series(std::string uid, std::string_view first, std::string rule) {
    Event event = series(std::move(uid), std::move(rule));
    event.when = scheduler::Period{day(first), day(first) + std::chrono::days{1}};
    return event;
}

std::vector<Event> all_series() {
    Event changed = series("changed", "FREQ=WEEKLY;COUNT=6");
    changed.exceptions = {moment("20260910T150000")};
    changed.dates = {moment("20261212T110000"), moment("20261213T110000")};
    changed.overrides = {moved_to("20260917T150000", "20260918T160000"),
                         moved_to("20260924T150000", "20261001T170000")};
    changed.overrides[0].title = "Школа молодого учителя: выезд";
    changed.overrides[1].state = EventState::cancelled;
    Event only_dates = series("dates", "");
    only_dates.dates = {moment("20260910T150000"), moment("20261001T150000")};
    return {changed,
            only_dates,
            series("until", "FREQ=WEEKLY;BYDAY=TU,TH;UNTIL=20261029T085959Z"),
            series("berlin", "FREQ=WEEKLY;INTERVAL=3", "Europe/Berlin"),
            series("months", "FREQ=MONTHLY;BYDAY=1TH;COUNT=20", "Europe/Moscow"),
            series("position", "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=3", "Asia/Vladivostok"),
            days_series("years", "2026-05-09", "FREQ=YEARLY")};
}

// Rules that ical.js 2.2.1 does not come to an end with.
std::vector<Event> all_series_and_more() {
    auto all = all_series();
    Event daily = days_series("daily", "2026-08-31", "FREQ=DAILY;BYMONTHDAY=-1;COUNT=8");
    daily.exceptions = {moment("20261231")};
    all.push_back(daily);
    all.push_back(days_series("weeks", "2026-12-28", "FREQ=YEARLY;BYWEEKNO=53;BYDAY=MO"));
    return all;
}

std::string feed_of(const std::vector<Event>& events) {
    return render_feed(test::sample_header(), {}, events);
}

std::string start_of(const Event& event, const EventTime& when) {
    if (event.is_whole_days()) {
        return scheduler::format_ical_moment(local_start(when, event.timezone), false);
    }
    const Instant starts = std::get<TimeSpan>(when).starts;
    return scheduler::format_ical_moment(LocalTime{starts.time_since_epoch()}, true) + 'Z';
}

// "UID START SUMMARY" of every instance that begins in 2026 or 2027, sorted.
std::string own_lines(const std::vector<Event>& events) {
    std::vector<std::string> lines;
    for (const Event& event : events) {
        for (const auto& instance :
             instances_between(event, {day("2026-01-01"), day("2027-12-31")})) {
            const bool is_cancelled = instance.state == EventState::cancelled;
            lines.push_back(event.uid + ' ' + start_of(event, instance.when) + ' ' +
                            (is_cancelled ? "ОТМЕНЕНО: " : "") + instance.title);
        }
    }
    std::sort(lines.begin(), lines.end());
    std::string text;
    for (const std::string& line : lines)
        text += line + '\n';
    return text;
}

test::ChildResult expand_with(const std::string& reader, const std::vector<Event>& events) {
    const test::TempDirectory folder;
    const auto file = folder.write("feed.ics", feed_of(events));
    return test::run_child("PYTHONIOENCODING=utf-8 timeout 20 " + reader + " " + file.string());
}

TEST(EventReaders, OwnLinesAreManyEnoughToBeAComparison) {
    const std::string lines = own_lines(all_series());
    EXPECT_GT(std::count(lines.begin(), lines.end(), '\n'), 70);
    EXPECT_THAT(lines,
                testing::HasSubstr("changed 20260918T100000Z Школа молодого учителя: выезд"));
}

TEST(EventReaders, DateutilExpandsToTheSameInstances) {
    if (test::run_child(kPython + " -c 'import icalendar, dateutil'").exit_code != 0) {
        GTEST_SKIP() << "python3-icalendar is not installed";
    }
    const auto result =
        expand_with(kPython + " " + kFolder + "expand_feed.py", all_series_and_more());
    EXPECT_EQ(result.output, own_lines(all_series_and_more()));
    EXPECT_EQ(result.exit_code, 0);
}

TEST(EventReaders, IcalJsExpandsToTheSameInstances) {
    if (test::run_child("cd " + kFolder + " && node -e 'import(\"ical.js\")'").exit_code != 0) {
        GTEST_SKIP() << "node or ical.js is not installed (npm ci)";
    }
    const auto result = expand_with("node " + kFolder + "expand_feed.mjs", all_series());
    EXPECT_EQ(result.output, own_lines(all_series()));
    EXPECT_EQ(result.exit_code, 0);
}

TEST(EventReaders, LibicalFindsNoFault) {
    const std::string bytes = feed_of(all_series());
    icalcomponent* calendar = icalparser_parse_string(bytes.c_str());
    ASSERT_NE(calendar, nullptr);
    EXPECT_NE(icalrestriction_check(calendar), 0);
    EXPECT_EQ(icalcomponent_count_errors(calendar), 0) << icalcomponent_as_ical_string(calendar);
    EXPECT_EQ(icalcomponent_count_components(calendar, ICAL_VEVENT_COMPONENT), 9);
    icalcomponent_free(calendar);
}

}  // namespace
}  // namespace sroki::calendar
