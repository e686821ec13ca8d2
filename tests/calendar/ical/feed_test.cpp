#include "calendar/ical/feed.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/calendar/ical/samples.h"
#include "tests/support/ics_checks.h"

namespace sroki::calendar {
namespace {

using test::day;
using test::entry_lines;
using test::form_faults;
using test::midnight_utc;
using test::sample_event;
using test::sample_header;
using test::sample_occurrence;
using test::unfolded_lines;
using ::testing::AllOf;
using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::StartsWith;

std::string render(const std::vector<OccurrenceRecord>& occurrences,
                   const std::vector<Event>& events = {}) {
    return render_feed(sample_header(), occurrences, events);
}

std::vector<std::string> entry(const OccurrenceRecord& occurrence) {
    return entry_lines(render({occurrence}), occurrence.uid);
}

std::vector<std::string> lines_between(const std::string& bytes, const std::string& component) {
    std::vector<std::string> found;
    bool is_inside = false;
    for (const std::string& line : unfolded_lines(bytes)) {
        if (line == "BEGIN:" + component) is_inside = true;
        if (is_inside) found.push_back(line);
        if (line == "END:" + component) is_inside = false;
    }
    return found;
}

TEST(Feed, CalendarCarriesItsNameRenewalAndColourForEveryReader) {
    EXPECT_THAT(
        unfolded_lines(render({})),
        ElementsAre("BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//sroki//sroki//RU",
                    "CALSCALE:GREGORIAN",
                    "NAME:Управление образования: всё\\, что есть в плане\\; по-русски",
                    "X-WR-CALNAME:Управление образования: всё\\, что есть в плане\\; "
                    "по-русски",
                    "DESCRIPTION:Сроки и мероприятия", "X-WR-CALDESC:Сроки и мероприятия",
                    "X-WR-TIMEZONE:Europe/Moscow", "REFRESH-INTERVAL;VALUE=DURATION:PT1H",
                    "X-PUBLISHED-TTL:PT1H", "COLOR:steelblue", "X-APPLE-CALENDAR-COLOR:#4682B4",
                    "BEGIN:VTIMEZONE", "TZID:Europe/Moscow", "BEGIN:STANDARD",
                    "DTSTART:19700101T000000", "TZOFFSETFROM:+0300", "TZOFFSETTO:+0300",
                    "TZNAME:MSK", "END:STANDARD", "END:VTIMEZONE", "END:VCALENDAR"));
}

TEST(Feed, FormIsStrictForLongCyrillicText) {
    OccurrenceRecord record = sample_occurrence("a@x", nullptr, "2021-11-30");
    for (int i = 0; i < 60; ++i)
        record.title += " и ещё немного; слов, чтобы строка «сложилась» не раз";
    EXPECT_THAT(form_faults(render({record})), IsEmpty());
}

TEST(Feed, NoByteOrderMarkAndNoMethod) {
    const std::string bytes = render({sample_occurrence("a@x", nullptr, "2021-11-30")});
    EXPECT_TRUE(bytes.starts_with("BEGIN:VCALENDAR\r\n"));
    EXPECT_THAT(unfolded_lines(bytes), Not(Contains(StartsWith("METHOD"))));
}

TEST(Feed, DeadlineIsOneTransparentDayWithAnExclusiveEnd) {
    const auto lines = entry(sample_occurrence("a@x", nullptr, "2021-11-30"));
    EXPECT_THAT(
        lines, AllOf(Contains("DTSTART;VALUE=DATE:20211130"), Contains("DTEND;VALUE=DATE:20211201"),
                     Contains("TRANSP:TRANSPARENT"), Contains("X-MICROSOFT-CDO-BUSYSTATUS:FREE"),
                     Contains(StartsWith("SUMMARY:Срок: Разработать"))));
}

TEST(Feed, WindowIsShownWholeUpToThirtyOneDays) {
    EXPECT_THAT(
        entry(sample_occurrence("a@x", "2021-10-01", "2021-10-31")),
        AllOf(Contains("DTSTART;VALUE=DATE:20211001"), Contains("DTEND;VALUE=DATE:20211101")));
}

TEST(Feed, WindowPastThirtyOneDaysIsShownAsItsDeadline) {
    EXPECT_THAT(entry(sample_occurrence("a@x", "2021-10-01", "2021-11-01")),
                AllOf(Contains("DTSTART;VALUE=DATE:20211101"),
                      Contains("DTEND;VALUE=DATE:20211102"), Contains(StartsWith("SUMMARY:Срок: ")),
                      Contains(HasSubstr("Срок: 1 октября – 1 ноября 2021"))));
}

TEST(Feed, MonthAloneSaysThatItsDayIsNotSet) {
    EXPECT_THAT(entry(sample_occurrence("a@x", "2021-11-01", "2021-11-30")),
                Contains(HasSubstr("– ноябрь (точная дата не назначена)")));
    EXPECT_THAT(entry(sample_occurrence("a@x", "2021-11-01", "2021-11-29")),
                Not(Contains(HasSubstr("точная дата"))));
}

TEST(Feed, SeminarOfAnExactDayTakesTheTime) {
    OccurrenceRecord record = sample_occurrence("a@x", "2021-11-30", "2021-11-30");
    record.kind = Kind::seminar;
    EXPECT_THAT(entry(record), AllOf(Contains("TRANSP:OPAQUE"), Contains("CATEGORIES:Семинар"),
                                     Contains("X-MICROSOFT-CDO-BUSYSTATUS:BUSY")));
    record.from = day("2021-11-29");
    EXPECT_THAT(entry(record), Contains("TRANSP:TRANSPARENT"));
}

TEST(Feed, StampsComeFromTheRecordAndBytesHoldWithoutAChange) {
    const OccurrenceRecord record = sample_occurrence("a@x", nullptr, "2021-11-30");
    EXPECT_THAT(entry(record), AllOf(Contains("DTSTAMP:20210820T090000Z"),
                                     Contains("LAST-MODIFIED:20210820T090000Z"),
                                     Contains("SEQUENCE:0"), Contains("UID:a@x")));
    FeedHeader later = sample_header();
    later.today += std::chrono::days{400};
    EXPECT_EQ(render_feed(later, std::vector{record}, {}), render({record}));
}

TEST(Feed, DescriptionNamesTheWordingTheItemAndThePlan) {
    EXPECT_THAT(entry(sample_occurrence("a@x", nullptr, "2021-11-30")),
                Contains("DESCRIPTION:Срок: до 30 ноября 2021\\nСрок в плане: «до конца ноября»"
                         "\\nОжидаемый результат: Приказ"
                         "\\nПлан: План работы на 2021-2022 учебный год"
                         "\\nРаздел: Методическая работа\\nПункт: 3.2"));
}

TEST(Feed, LinkLeadsToTheItem) {
    const OccurrenceRecord record = sample_occurrence("a@x", nullptr, "2021-11-30");
    EXPECT_THAT(entry(record), Contains("URL:https://sroki.example.org/items/42"));
    FeedHeader bare = sample_header();
    bare.style.item_url_base.clear();
    EXPECT_THAT(entry_lines(render_feed(bare, std::vector{record}, {}), "a@x"),
                Not(Contains(StartsWith("URL"))));
}

TEST(Feed, NobodyIsNamed) {
    const std::string bytes =
        render({sample_occurrence("a@x", nullptr, "2021-11-30")},
               {sample_event("e@x", midnight_utc("2021-12-01"), midnight_utc("2021-12-02"))});
    EXPECT_THAT(unfolded_lines(bytes),
                AllOf(Not(Contains(StartsWith("ATTENDEE"))), Not(Contains(StartsWith("ORGANIZER"))),
                      Not(Contains(HasSubstr("Зябликова"))), Not(Contains(HasSubstr("zyab")))));
}

TEST(Feed, NobodysAddressOrTelephoneStandsInWhatPeopleWrote) {
    OccurrenceRecord record = sample_occurrence("a@x", nullptr, "2021-11-30");
    record.title = "Сбор заявок на zayavki@example.ru";
    record.result = "Отчёт на otchet@example.ru";
    Event event = sample_event("e@x", midnight_utc("2021-12-01"), midnight_utc("2021-12-02"));
    event.title = "Запись: 8-916-123-45-67";
    event.place = "Школа № 3, тел. 2-12-34";
    event.description = "Вопросы: Петрова, petrova@example.ru";
    event.institution = "Школа № 3, (34670) 2-12-34";
    event.subjects = {"химия, himik@example.ru"};
    event.link = "https://forms.example.org/?to=petrova@example.ru";
    event.stages = {{"s@x", "Заявки на final@example.ru", {day("2021-12-01"), day("2021-12-01")}}};
    const auto lines = unfolded_lines(render({record}, {event}));
    EXPECT_THAT(lines, AllOf(Not(Contains(HasSubstr("example.ru"))),
                             Not(Contains(HasSubstr("12-34"))), Not(Contains(HasSubstr("916")))));
    EXPECT_THAT(lines, AllOf(Contains("SUMMARY:Запись: [телефон скрыт]"),
                             Contains("LOCATION:Школа № 3\\, тел. [телефон скрыт]"),
                             Not(Contains(StartsWith("URL:https://forms")))));
}

TEST(Feed, MovedDeadlineTellsItsOldDate) {
    OccurrenceRecord record = sample_occurrence("a@x", nullptr, "2022-03-25");
    record.original_due = day("2022-03-12");
    record.sequence = 1;
    EXPECT_THAT(entry(record),
                AllOf(Contains("DTSTART;VALUE=DATE:20220325"), Contains("SEQUENCE:1"),
                      Contains(StartsWith("DESCRIPTION:Перенесено с 12 марта 2022\\n"))));
}

TEST(Feed, CancelledEntrySaysSoForThirtyDays) {
    OccurrenceRecord record = sample_occurrence("a@x", nullptr, "2021-11-30");
    record.state = OccurrenceState::cancelled;
    record.changed_at = midnight_utc("2021-10-24");
    EXPECT_THAT(entry(record), AllOf(Contains("STATUS:CANCELLED"),
                                     Contains(StartsWith("SUMMARY:ОТМЕНЕНО: Срок: "))));
    record.changed_at -= std::chrono::days{1};
    EXPECT_THAT(entry(record), IsEmpty());
}

TEST(Feed, TimedEventStandsInItsZone) {
    const Event event = sample_event("e@x", midnight_utc("2021-12-01") + std::chrono::hours{7},
                                     midnight_utc("2021-12-01") + std::chrono::hours{9});
    EXPECT_THAT(
        entry_lines(render({}, {event}), "e@x"),
        AllOf(Contains("DTSTART;TZID=Europe/Moscow:20211201T100000"),
              Contains("DTEND;TZID=Europe/Moscow:20211201T120000"), Contains("TRANSP:OPAQUE"),
              Contains("LOCATION:Школа № 3\\, актовый зал"), Contains("STATUS:CONFIRMED"),
              Contains("DESCRIPTION:Регистрация\\nдо начала\\nУчастники: учителя начальных "
                       "классов")));
}

TEST(Feed, MovedEventTellsItsOldDate) {
    Event event = sample_event("e@x", midnight_utc("2021-12-01"), midnight_utc("2021-12-02"));
    event.moved_from = day("2021-11-12");
    event.state = EventState::moved;
    EXPECT_THAT(entry_lines(render({}, {event}), "e@x"),
                Contains(StartsWith("DESCRIPTION:Перенесено с 12 ноября 2021\\nРегистрация")));
}

TEST(Feed, EventWithoutLengthHasNoEnd) {
    const Event event = sample_event("e@x", midnight_utc("2021-12-01"), midnight_utc("2021-12-01"));
    EXPECT_THAT(entry_lines(render({}, {event}), "e@x"), Not(Contains(StartsWith("DTEND"))));
}

TEST(Feed, EventOfSeveralDaysIsAllDay) {
    Event event = sample_event("e@x", {}, {});
    event.when = scheduler::Period{day("2021-12-01"), day("2021-12-03")};
    event.state = EventState::cancelled;
    event.changed_at = midnight_utc("2021-11-20");
    EXPECT_THAT(
        entry_lines(render({}, {event}), "e@x"),
        AllOf(Contains("DTSTART;VALUE=DATE:20211201"), Contains("DTEND;VALUE=DATE:20211204"),
              Contains("STATUS:CANCELLED"), Contains(StartsWith("SUMMARY:ОТМЕНЕНО: Семинар"))));
}

std::vector<std::string> entry(const OccurrenceRecord& occurrence, const EntryStyle& style) {
    return unfolded_lines(render_entry(style, occurrence));
}

TEST(Feed, AlarmsAreSentOnlyWhenAskedForAndNeverForWhatIsCancelled) {
    OccurrenceRecord record = sample_occurrence("a@x", nullptr, "2021-11-30");
    record.title = "Отчёт";
    EXPECT_THAT(entry(record), Not(Contains("BEGIN:VALARM")));
    EntryStyle style = sample_header().style;
    style.alarms = {std::chrono::days{1}, std::chrono::minutes{90}, std::chrono::hours{50},
                    std::chrono::minutes{0}};
    const auto alarm = [](const std::string& trigger) {
        return std::vector<std::string>{"BEGIN:VALARM", "ACTION:DISPLAY", "TRIGGER:" + trigger,
                                        "DESCRIPTION:Срок: Отчёт", "END:VALARM"};
    };
    std::vector<std::string> expected;
    for (const char* trigger : {"-P1D", "-PT1H30M", "-P2DT2H", "-PT0M"}) {
        const auto lines = alarm(trigger);
        expected.insert(expected.end(), lines.begin(), lines.end());
    }
    const std::string bytes = render_entry(style, record);
    EXPECT_EQ(lines_between(bytes, "VALARM"), expected);
    EXPECT_THAT(form_faults(bytes), IsEmpty());
    record.state = OccurrenceState::cancelled;
    EXPECT_THAT(entry(record, style), Not(Contains("BEGIN:VALARM")));
}

TEST(Feed, EventRingsToo) {
    EntryStyle style = sample_header().style;
    style.alarms = {std::chrono::minutes{15}};
    const Event event = sample_event("e@x", midnight_utc("2021-12-01"), midnight_utc("2021-12-02"));
    EXPECT_THAT(unfolded_lines(render_entry(style, event)), Contains("TRIGGER:-PT15M"));
}

TEST(Feed, DeadlineAsATaskIsDueOnItsDay) {
    EntryStyle style = sample_header().style;
    style.as_tasks = true;
    style.alarms = {std::chrono::days{1}};
    OccurrenceRecord record = sample_occurrence("a@x", "2021-11-01", "2021-11-30");
    const auto lines = entry(record, style);
    EXPECT_THAT(lines, AllOf(Contains("BEGIN:VTODO"), Contains("UID:task-a@x"),
                             Contains("DTSTART;VALUE=DATE:20211101"),
                             Contains("DUE;VALUE=DATE:20211130"), Contains("STATUS:NEEDS-ACTION"),
                             Contains("TRIGGER;RELATED=END:-P1D"), Contains("END:VTODO")));
    EXPECT_THAT(lines, Not(Contains(StartsWith("DTEND"))));
    record.from = record.due;
    EXPECT_THAT(entry(record, style), Not(Contains(StartsWith("DTSTART"))));
}

TEST(Feed, TaskSaysHowFarItIs) {
    EntryStyle style = sample_header().style;
    style.as_tasks = true;
    style.alarms = {std::chrono::days{1}};
    OccurrenceRecord record = sample_occurrence("a@x", nullptr, "2021-11-30");
    record.state = OccurrenceState::reported;
    EXPECT_THAT(entry(record, style), Contains("STATUS:IN-PROCESS"));
    record.state = OccurrenceState::returned;
    EXPECT_THAT(entry(record, style), Contains("STATUS:NEEDS-ACTION"));
    record.state = OccurrenceState::accepted;
    EXPECT_THAT(entry(record, style),
                AllOf(Contains("STATUS:COMPLETED"), Contains("PERCENT-COMPLETE:100"),
                      Contains("COMPLETED:20210820T090000Z"), Not(Contains("BEGIN:VALARM"))));
    record.state = OccurrenceState::cancelled;
    EXPECT_THAT(entry(record, style), Contains("STATUS:CANCELLED"));
}

TEST(Feed, PiecesMakeTheWhole) {
    const OccurrenceRecord record = sample_occurrence("a@x", nullptr, "2021-11-30");
    const Event event = sample_event("e@x", midnight_utc("2021-12-01"), midnight_utc("2021-12-02"));
    const FeedHeader header = sample_header();
    ZoneRanges zones;
    include_zones(zones, event);
    EXPECT_EQ(render_opening(header, zones) + render_entry(header.style, record) +
                  render_entry(header.style, event) + std::string(kFeedClosing),
              render({record}, {event}));
}

struct ZoneCase {
    const char* zone;
    const char* offset;
};

class FeedZone : public ::testing::TestWithParam<ZoneCase> {};

TEST_P(FeedZone, RussianZoneIsOneStandardBlockOfItsPresentOffset) {
    Event event = sample_event("e@x", midnight_utc("2021-12-01"), midnight_utc("2026-12-02"));
    event.timezone = GetParam().zone;
    const auto lines = lines_between(
        render_feed(sample_header(GetParam().zone), {}, std::vector{event}), "VTIMEZONE");
    EXPECT_THAT(lines, ElementsAre("BEGIN:VTIMEZONE", std::string("TZID:") + GetParam().zone,
                                   "BEGIN:STANDARD", "DTSTART:19700101T000000",
                                   std::string("TZOFFSETFROM:") + GetParam().offset,
                                   std::string("TZOFFSETTO:") + GetParam().offset,
                                   StartsWith("TZNAME:"), "END:STANDARD", "END:VTIMEZONE"));
}

INSTANTIATE_TEST_SUITE_P(
    Russia, FeedZone,
    ::testing::Values(ZoneCase{"Europe/Kaliningrad", "+0200"}, ZoneCase{"Europe/Moscow", "+0300"},
                      ZoneCase{"Europe/Samara", "+0400"}, ZoneCase{"Asia/Yekaterinburg", "+0500"},
                      ZoneCase{"Asia/Omsk", "+0600"}, ZoneCase{"Asia/Krasnoyarsk", "+0700"},
                      ZoneCase{"Asia/Irkutsk", "+0800"}, ZoneCase{"Asia/Chita", "+0900"},
                      ZoneCase{"Asia/Vladivostok", "+1000"}, ZoneCase{"Asia/Magadan", "+1100"},
                      ZoneCase{"Asia/Kamchatka", "+1200"}));

TEST(Feed, ZoneThatChangesWhileTheEntriesLastHasABlockForEachChange) {
    Event event = sample_event("e@x", midnight_utc("2020-12-01"), midnight_utc("2021-01-02"));
    event.timezone = "Europe/Volgograd";
    EXPECT_THAT(
        lines_between(render_feed(sample_header("Europe/Volgograd"), {}, std::vector{event}),
                      "STANDARD"),
        AllOf(Contains("DTSTART:19700101T000000"), Contains("TZOFFSETTO:+0400"),
              Contains("DTSTART:20201227T020000"), Contains("TZOFFSETFROM:+0400"),
              Contains("TZOFFSETTO:+0300")));
}

}  // namespace
}  // namespace sroki::calendar
