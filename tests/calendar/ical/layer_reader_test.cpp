// Foreign calendars as their programs write them: tests/data/ics/*.ics, what they mean beside each
// in NAME.expected. SROKI_WRITE_EXPECTED=1 writes those anew, to be looked at.

#include "calendar/ical/layer_reader.h"

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <random>
#include <sstream>

#include <gmock/gmock.h>

#include "calendar/event_series.h"
#include "calendar/ical/content_reader.h"
#include "calendar/ical/foreign_zones.h"
#include "tests/calendar/event_samples.h"

namespace sroki::calendar {
namespace {

namespace fs = std::filesystem;

using test::day;

const fs::path kFolder = fs::path(SROKI_SOURCE_DIR) / "tests/data/ics";
const LayerContext kContext{"Europe/Moscow", test::day("2026-11-01")};

std::string bytes_of(const fs::path& file) {
    std::ifstream in(file, std::ios::binary);
    std::ostringstream bytes;
    bytes << in.rdbuf();
    return bytes.str();
}

std::string utc_text(const EventTime& when) {
    if (const auto* days = std::get_if<scheduler::Period>(&when)) {
        return scheduler::format_date(days->first) + ".." + scheduler::format_date(days->last);
    }
    const auto& span = std::get<TimeSpan>(when);
    const auto text = [](Instant instant) {
        return scheduler::format_ical_moment(LocalTime{instant.time_since_epoch()}, true) + 'Z';
    };
    return text(span.starts) + ".." + text(span.ends);
}

// A line for each instance of half a year, one for everything left out or taken off.
std::string described(const LayerReading& reading) {
    std::ostringstream text;
    text << "title: " << reading.title << '\n';
    for (const Event& event : reading.events) {
        for (const auto& instance :
             instances_between(event, {day("2026-08-01"), day("2027-01-31")})) {
            text << event.uid << " | " << event.timezone << " | " << utc_text(instance.when)
                 << " | " << instance.title << " | " << instance.place << " | " << event.rule
                 << (instance.state == EventState::cancelled ? " | cancelled" : "") << '\n';
        }
    }
    for (const auto& [code, out] : reading.left_out) {
        text << "left out: " << static_cast<int>(code) << " x" << out.count;
        for (const std::string& example : out.examples)
            text << " | " << example;
        text << '\n';
    }
    for (const auto& [name, count] : reading.taken_off)
        text << "taken off: " << name << " x" << count << '\n';
    return text.str();
}

class ForeignCalendar : public testing::TestWithParam<std::string> {};

TEST_P(ForeignCalendar, IsReadAsItsWriterMeantIt) {
    const fs::path file = kFolder / GetParam();
    const auto reading = read_layer(bytes_of(file), kContext);
    ASSERT_TRUE(reading);
    fs::path expected = file;
    expected.replace_extension(".expected");
    if (std::getenv("SROKI_WRITE_EXPECTED") != nullptr) {
        std::ofstream(expected) << described(*reading);
    }
    EXPECT_EQ(described(*reading), bytes_of(expected));
}

INSTANTIATE_TEST_SUITE_P(Dialects, ForeignCalendar,
                         testing::Values("apple.ics", "damaged_letter.ics", "exchange.ics",
                                         "folded_in_letters.ics", "google.ics", "holidays.ics",
                                         "odd_producers.ics", "odd_series.ics", "revisions.ics",
                                         "school_1c.ics", "tasks.ics", "utf16.ics", "yandex.ics",
                                         "zones.ics"));

TEST(LayerReader, FileThatIsCutOrNoCalendarIsRefused) {
    EXPECT_EQ(read_layer("", kContext).error(), LayerFault::not_a_calendar);
    EXPECT_EQ(read_layer("<html><body>404</body></html>", kContext).error(),
              LayerFault::not_a_calendar);
    const std::string whole = bytes_of(kFolder / "google.ics");
    EXPECT_EQ(read_layer(whole.substr(0, whole.size() / 2), kContext).error(),
              LayerFault::truncated);
    EXPECT_EQ(read_layer(std::string(kFileBytesMax + 1, 'x'), kContext).error(),
              LayerFault::too_large);
}

TEST(LayerReader, HundredThousandEventsAreBounded) {
    std::string file = "BEGIN:VCALENDAR\r\n";
    for (int i = 0; i < 100'000; ++i) {
        file += "BEGIN:VEVENT\r\nUID:" + std::to_string(i) +
                "\r\nDTSTART:20261101T100000Z\r\nSUMMARY:e\r\nEND:VEVENT\r\n";
    }
    file += "END:VCALENDAR\r\n";
    ASSERT_LT(file.size(), kFileBytesMax);
    const auto reading = read_layer(file, kContext);
    ASSERT_TRUE(reading);
    EXPECT_EQ(reading->events.size(), kLayerEventsMax);
    EXPECT_EQ(reading->left_out.at(LeftOutCode::too_many).count, 100'000 - kLayerEventsMax);
}

// So many series of one rule, named from "s1000" on, as lines of a file.
std::string series_of(std::size_t count, const std::string& rule) {
    std::string lines;
    for (std::size_t i = 0; i < count; ++i) {
        lines += "BEGIN:VEVENT\nUID:s" + std::to_string(1000 + i) +
                 "\nDTSTART;TZID=Europe/Moscow:19000101T000000\nRRULE:" + rule + "\nEND:VEVENT\n";
    }
    return lines;
}

TEST(LayerReader, SeriesOfMoreThanFourTimesOfADayIsLeftOut) {
    const auto reading = read_layer(
        "BEGIN:VCALENDAR\n" + series_of(1, "FREQ=DAILY;BYHOUR=8,10,12,14,16") + "END:VCALENDAR\n",
        kContext);
    ASSERT_TRUE(reading);
    EXPECT_TRUE(reading->events.empty());
    EXPECT_EQ(reading->left_out.at(LeftOutCode::rule_too_frequent).count, 1U);
}

TEST(LayerReader, SeriesOfAMonthAreBoundedTogether) {
    const auto reading = read_layer(
        "BEGIN:VCALENDAR\n" + series_of(200, "FREQ=DAILY") + "END:VCALENDAR\n", kContext);
    ASSERT_TRUE(reading);
    EXPECT_EQ(reading->events.size(), kLayerInstancesMax / 31);
    EXPECT_EQ(reading->left_out.at(LeftOutCode::too_many).count, 200 - kLayerInstancesMax / 31);
}

TEST(LayerReader, SeriesThatFitsIsTakenBehindOneThatDoesNot) {
    const auto reading =
        read_layer("BEGIN:VCALENDAR\n" + series_of(100, "FREQ=DAILY;BYHOUR=8,10,12,14") +
                       "BEGIN:VEVENT\nUID:weekly\nDTSTART:20261110T100000Z\n"
                       "RRULE:FREQ=WEEKLY\nEND:VEVENT\nEND:VCALENDAR\n",
                   kContext);
    ASSERT_TRUE(reading);
    EXPECT_EQ(reading->events.back().uid, "weekly");
    EXPECT_EQ(reading->events.size(), kLayerInstancesMax / (4 * 31) + 1);
}

// Bytes turned, dropped and doubled at random, but the same in every run.
std::string damaged(std::string bytes, std::mt19937& random) {
    const auto below = [&](std::size_t limit) {
        return std::uniform_int_distribution<std::size_t>(0, limit - 1)(random);
    };
    for (std::size_t i = below(8) + 1; i > 0 && !bytes.empty(); --i) {
        const std::size_t at = below(bytes.size());
        const std::size_t length = std::min<std::size_t>(below(40), bytes.size() - at);
        switch (below(3)) {
            case 0:
                bytes[at] = static_cast<char>(below(256));
                break;
            case 1:
                bytes.erase(at, length);
                break;
            default:
                bytes.insert(below(bytes.size()), bytes.substr(at, length));
        }
    }
    return bytes;
}

TEST(LayerReader, DamagedFileGivesEventsThatCanBeShownOrNone) {
    std::mt19937 random(20261122);
    std::size_t read = 0;
    for (const char* name : {"apple.ics", "exchange.ics", "google.ics", "revisions.ics",
                             "odd_producers.ics", "odd_series.ics", "folded_in_letters.ics"}) {
        const std::string whole = bytes_of(kFolder / name);
        for (int i = 0; i < 150; ++i) {
            const auto reading = read_layer(damaged(whole, random), kContext);
            if (!reading) continue;
            ++read;
            for (const Event& event : reading->events) {
                EXPECT_FALSE(event.uid.empty());
                EXPECT_TRUE(is_zone(event.timezone));
                EXPECT_LE(instances_between(event, {day("2026-08-01"), day("2027-01-31")}).size(),
                          kInstancesMax);
            }
        }
    }
    EXPECT_GT(read, 300U);
}

TEST(LayerReader, NobodyIsNamed) {
    for (const char* name : {"google.ics", "exchange.ics", "yandex.ics"}) {
        const LayerReading reading = read_layer(bytes_of(kFolder / name), kContext).value();
        EXPECT_FALSE(reading.events.empty());
        for (const Event& event : reading.events) {
            EXPECT_EQ(event.description.find("example.org"), std::string::npos);
            EXPECT_EQ(event.title.find('@'), std::string::npos);
        }
    }
}

TEST(LayerReader, AddressesAndTelephonesAreNotEvenKept) {
    const auto reading = read_layer(
        "BEGIN:VCALENDAR\r\nX-WR-CALNAME:Сбор "
        "ivanova@gmail.com\r\nBEGIN:VEVENT\r\nUID:1@google.com\r\n"
        "DTSTART:20261110T100000Z\r\nSUMMARY:Сбор\\, zayavki@example.ru\r\n"
        "DESCRIPTION:Тел. 2-12-34\\nmailto:petrova@example.ru\r\nLOCATION:Зал\\, "
        "8-916-123-45-67\r\n"
        "URL:https://example.org/?to=petrova@example.ru\r\nCATEGORIES:a@example.ru\r\n"
        "END:VEVENT\r\nEND:VCALENDAR\r\n",
        kContext);
    ASSERT_TRUE(reading);
    EXPECT_EQ(reading->title, "Сбор [адрес скрыт]");
    const Event& event = reading->events.at(0);
    EXPECT_EQ(event.uid, "1@google.com");
    EXPECT_EQ(event.title, "Сбор, [адрес скрыт]");
    EXPECT_EQ(event.description, "Тел. [телефон скрыт]\n[адрес скрыт]");
    EXPECT_EQ(event.place, "Зал, [телефон скрыт]");
    EXPECT_EQ(event.subjects, std::vector<std::string>{"[адрес скрыт]"});
    EXPECT_EQ(event.link, "");
}

TEST(LayerReader, CalendarCalledByItsOwnersAddressHasNoTitle) {
    const auto reading =
        read_layer("BEGIN:VCALENDAR\nX-WR-CALNAME: ivanova@gmail.com\nEND:VCALENDAR\n", kContext);
    ASSERT_TRUE(reading);
    EXPECT_EQ(reading->title, "");
}

TEST(LayerReader, LongNameIsCutAtAWholeLetter) {
    std::string name = "xy";
    for (int i = 0; i < 400; ++i)
        name += "ж";
    const auto reading =
        read_layer("BEGIN:VCALENDAR\nX-WR-CALNAME:" + name + "\nBEGIN:VEVENT\nUID:" + name +
                       "\nDTSTART:20261110T100000Z\nEND:VEVENT\nEND:VCALENDAR\n",
                   kContext);
    ASSERT_TRUE(reading);
    EXPECT_EQ(reading->title, name.substr(0, 254));
    EXPECT_EQ(reading->events.at(0).uid, name.substr(0, 254));
}

TEST(ContentReader, JoinsFoldedLinesOfEveryKind) {
    const auto file = read_content_lines("SUMMARY:one\r\n two\n\tthree\rfour five\nUID:1\n");
    ASSERT_EQ(file.lines.size(), 2U);
    EXPECT_EQ(file.lines[0].value, "onetwothreefour five");
}

TEST(LayerReader, EntriesThatAreMarkedPrivateInAPublishedCalendarAreRead) {
    const auto reading = read_layer(
        "BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:1\nDTSTART:20261110T100000Z\nCLASS:PRIVATE\n"
        "SUMMARY:Яндекс пишет так всегда\nEND:VEVENT\nEND:VCALENDAR\n",
        kContext);
    EXPECT_EQ(reading.value().events.size(), 1U);
}

TEST(ContentReader, ParametersKeepColonsInsideQuotes) {
    const auto file = read_content_lines("dtstart;tzid=\" A:B;C \";X=1:2026\n");
    ASSERT_EQ(file.lines.size(), 1U);
    EXPECT_EQ(file.lines[0].name, "DTSTART");
    EXPECT_EQ(file.lines[0].parameter("TZID"), "A:B;C");
    EXPECT_EQ(file.lines[0].value, "2026");
}

TEST(ContentReader, LineWithoutAnEndIsBounded) {
    const auto file = read_content_lines("SUMMARY:" + std::string(1'000'000, 'x'));
    EXPECT_TRUE(file.lines.empty());
    EXPECT_EQ(file.lines_left_out, 1U);
}

TEST(ContentReader, EncodingIsThatOfTheWholeFile) {
    const auto value_of = [](const std::string& bytes) {
        return read_content_lines(bytes).lines.at(0).value;
    };
    EXPECT_EQ(value_of("\xEF\xBB\xBFSUMMARY:Совет"), "Совет");
    EXPECT_EQ(value_of("SUMMARY:\xD1\xEE\xE2\xE5\xF2"), "Совет");
    const std::string utf16("S\0:\0!\x04", 6);
    EXPECT_EQ(value_of(utf16), "С");
    EXPECT_EQ(value_of("SUMMARY:Совет\xD1"), "Совет\xEF\xBF\xBD");
}

TEST(LayerReader, FileOfMillionsOfShortLinesIsRefused) {
    std::string file = "BEGIN:VCALENDAR\n";
    for (std::size_t i = 0; i <= kLinesMax; ++i)
        file += "A:\n";
    file += "END:VCALENDAR\n";
    ASSERT_LT(file.size(), kFileBytesMax);
    EXPECT_EQ(read_layer(file, kContext).error(), LayerFault::too_large);
}

TEST(ContentReader, EscapesAreTakenOff) {
    EXPECT_EQ(unescaped("a\\, b\\; c\\\\d\\ne\\N\\"), "a, b; c\\d\ne\n\\");
    EXPECT_THAT(unescaped_list("a\\,b,c,,"), testing::ElementsAre("a,b", "c"));
}

TEST(ForeignZones, NamesOfOthersAreKnown) {
    EXPECT_EQ(zone_by_name("Russian Standard Time"), "Europe/Moscow");
    EXPECT_EQ(zone_by_name("/mozilla.org/20070129_1/Europe/Berlin"), "Europe/Berlin");
    EXPECT_EQ(zone_by_name(" Ekaterinburg Standard Time "), "Asia/Yekaterinburg");
    EXPECT_EQ(zone_by_name("GMT+3"), "Etc/GMT-3");
    EXPECT_EQ(zone_by_name("UTC+08:00"), "Etc/GMT-8");
    EXPECT_EQ(zone_by_name("GMT-0500"), "Etc/GMT+5");
    EXPECT_EQ(zone_by_name("GMT+25"), std::nullopt);
    EXPECT_EQ(zone_by_name("GMT+3 или около того"), std::nullopt);
    EXPECT_EQ(zone_by_name("../../etc/passwd"), std::nullopt);
    EXPECT_EQ(zone_by_name(""), std::nullopt);
}

}  // namespace
}  // namespace sroki::calendar
