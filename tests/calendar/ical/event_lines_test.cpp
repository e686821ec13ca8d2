#include "calendar/ical/event_lines.h"

#include <gmock/gmock.h>

#include "calendar/ical/zone_lines.h"
#include "tests/calendar/event_samples.h"
#include "tests/support/ics_checks.h"

namespace sroki::calendar {
namespace {

using test::day;
using test::moment;
using test::moved_to;
using testing::AllOf;
using testing::Contains;
using testing::Each;
using testing::IsEmpty;
using testing::Not;
using testing::StartsWith;

Event series() {
    Event event = test::weekly_seminar();
    event.uid = "series@x";
    event.sequence = 3;
    event.changed_at = test::instant("2026-08-20");
    return event;
}

// The lines of each entry, unfolded.
std::vector<std::vector<std::string>> entries_of(const Event& event) {
    ContentLines lines;
    add_event(lines, event);
    std::vector<std::vector<std::string>> entries;
    for (const std::string& line : test::unfolded_lines(lines.take())) {
        if (line == "BEGIN:VEVENT") entries.emplace_back();
        entries.back().push_back(line);
    }
    return entries;
}

TEST(EventLines, SeriesCarriesItsRuleDatesAndExceptionsInItsZone) {
    Event event = series();
    event.dates = {moment("20261212T110000"), moment("20261213T110000")};
    event.exceptions = {moment("20260910T150000")};
    const auto entries = entries_of(event);
    ASSERT_EQ(entries.size(), 1U);
    EXPECT_THAT(entries[0], AllOf(Contains("DTSTART;TZID=Asia/Omsk:20260903T150000"),
                                  Contains("DTEND;TZID=Asia/Omsk:20260903T170000"),
                                  Contains("RRULE:FREQ=WEEKLY;COUNT=6"),
                                  Contains("RDATE;TZID=Asia/Omsk:20261212T110000,20261213T110000"),
                                  Contains("EXDATE;TZID=Asia/Omsk:20260910T150000")));
}

TEST(EventLines, MomentsOfAWholeDaySeriesAreDates) {
    Event event = series();
    event.when = scheduler::Period{day("2026-09-03"), day("2026-09-03")};
    event.exceptions = {moment("20260910")};
    event.overrides = {
        {moment("20260917"), scheduler::Period{day("2026-09-18"), day("2026-09-18")}}};
    const auto entries = entries_of(event);
    EXPECT_THAT(entries.at(0), Contains("EXDATE;VALUE=DATE:20260910"));
    EXPECT_THAT(entries.at(1), Contains("RECURRENCE-ID;VALUE=DATE:20260917"));
}

TEST(EventLines, ChangedInstanceSharesTheUidAndHasNoRuleOfItsOwn) {
    Event event = series();
    event.overrides = {moved_to("20260917T150000", "20260918T160000")};
    event.overrides[0].sequence = 1;
    const auto entries = entries_of(event);
    ASSERT_EQ(entries.size(), 2U);
    EXPECT_THAT(entries[0], Not(Contains(StartsWith("RECURRENCE-ID"))));
    EXPECT_THAT(entries[1],
                AllOf(Contains("UID:series@x"), Contains("SEQUENCE:3"),
                      Contains("RECURRENCE-ID;TZID=Asia/Omsk:20260917T150000"),
                      Contains("DTSTART;TZID=Asia/Omsk:20260918T160000"),
                      Contains(StartsWith("DESCRIPTION:Перенесено с 17 сентября 2026"))));
    EXPECT_THAT(entries[1], Not(Contains(StartsWith("RRULE"))));
    for (const auto& entry : entries)
        EXPECT_THAT(entry, Each(Not(testing::HasSubstr("THISANDFUTURE"))));
}

TEST(EventLines, CancelledInstanceSaysSoWhileTheSeriesGoesOn) {
    Event event = series();
    event.overrides = {moved_to("20260917T150000", "20260917T150000")};
    event.overrides[0].state = EventState::cancelled;
    const auto entries = entries_of(event);
    EXPECT_THAT(entries.at(0), Contains("STATUS:TENTATIVE"));
    EXPECT_THAT(entries.at(1), AllOf(Contains("STATUS:CANCELLED"), Contains("TRANSP:TRANSPARENT"),
                                     Contains(StartsWith("SUMMARY:ОТМЕНЕНО: "))));
}

TEST(EventLines, StagesOfAContestAreEntriesOfTheirOwn) {
    Event event = series();
    event.rule.clear();
    event.kind = Kind::contest;
    event.title = "Учитель года";
    event.stages = {{"stage-1@x", "Заявки", {day("2026-09-01"), day("2026-09-10")}}};
    const auto entries = entries_of(event);
    ASSERT_EQ(entries.size(), 2U);
    EXPECT_THAT(
        entries[1],
        AllOf(Contains("UID:stage-1@x"), Contains("RELATED-TO:series@x"),
              Contains("SUMMARY:Учитель года: Заявки"), Contains("DTSTART;VALUE=DATE:20260901"),
              Contains("DTEND;VALUE=DATE:20260911"), Contains("TRANSP:TRANSPARENT")));
}

TEST(EventLines, CategoriesAreTheKindAndTheSubjectsEachAValue) {
    Event event = series();
    event.subjects = {"физика", "чтение, письмо"};
    event.link = "https://example.org/a,b;c";
    event.related_uids = {"before@x"};
    EXPECT_THAT(entries_of(event).at(0),
                AllOf(Contains("CATEGORIES:Семинар,физика,чтение\\, письмо"),
                      Contains("URL:https://example.org/a,b;c"),
                      Contains("RELATED-TO;RELTYPE=SIBLING:before@x")));
}

TEST(EventLines, EntryOfAForeignCalendarHasNoKindOfOurs) {
    Event event = series();
    event.layer = LayerId{1};
    EXPECT_THAT(entries_of(event).at(0), Not(Contains(StartsWith("CATEGORIES"))));
    event.subjects = {"Праздники"};
    EXPECT_THAT(entries_of(event).at(0), Contains("CATEGORIES:Праздники"));
}

TEST(EventLines, AlarmsStandInEntriesThatTakePlace) {
    Event event = series();
    event.overrides = {moved_to("20260917T150000", "20260917T150000")};
    event.overrides[0].state = EventState::cancelled;
    std::vector<std::string> asked;
    ContentLines lines;
    add_event(lines, event,
              [&](ContentLines&, const std::string& summary) { asked.push_back(summary); });
    EXPECT_THAT(asked, testing::ElementsAre(event.title));
}

std::vector<std::string> zone_of(const Event& event) {
    ZoneRanges zones;
    include_zones(zones, event);
    ContentLines lines;
    for (const auto& [zone, range] : zones)
        add_zone(lines, zone, range);
    return test::unfolded_lines(lines.take());
}

TEST(ZoneLines, EndlessSeriesHasEveryChangeThatIsKnown) {
    Event event = series();
    event.timezone = "Europe/Berlin";
    event.rule = "FREQ=WEEKLY";
    EXPECT_THAT(zone_of(event),
                AllOf(Contains("DTSTART:20261025T030000"), Contains("DTSTART:20371025T030000")));
    event.timezone = "Europe/Moscow";
    const auto moscow = zone_of(event);
    EXPECT_EQ(std::count(moscow.begin(), moscow.end(), "BEGIN:STANDARD"), 1);
}

TEST(ZoneLines, WholeDaysNeedNoZone) {
    Event event = series();
    event.when = scheduler::Period{day("2026-09-03"), day("2026-09-03")};
    EXPECT_THAT(zone_of(event), IsEmpty());
}

}  // namespace
}  // namespace sroki::calendar
