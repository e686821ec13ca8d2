// The feed as others read it: libical, python3-icalendar and ical.js must all see what we meant.

#include <cstdlib>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <libical/ical.h>

#include "calendar/ical/feed.h"
#include "tests/calendar/ical/samples.h"
#include "tests/support/child_process.h"
#include "tests/support/temp_directory.h"

namespace sroki::calendar {
namespace {

using test::midnight_utc;
using test::sample_event;
using test::sample_header;
using test::sample_occurrence;

// Debian's own interpreter: the package lives there, whatever else is first in PATH.
const std::string kPython = "/usr/bin/python3";
const std::string kFolder = std::string(SROKI_SOURCE_DIR) + "/tests/calendar/ical/";

std::string whole_feed() {
    OccurrenceRecord window = sample_occurrence("window@x", "2021-11-15", "2021-11-20");
    OccurrenceRecord moved = sample_occurrence("moved@x", nullptr, "2022-03-25");
    moved.original_due = test::day("2022-03-12");
    OccurrenceRecord cancelled = sample_occurrence("cancelled@x", nullptr, "2021-12-31");
    cancelled.state = OccurrenceState::cancelled;
    cancelled.changed_at = midnight_utc("2021-11-20");
    for (int i = 0; i < 20; ++i)
        window.result += " Очень длинный результат: «кавычки»; запятые, \\ и 🏫.";
    const auto starts = midnight_utc("2021-12-01") + std::chrono::hours{7};
    // ical.js leaves values of X- properties as they are written: a title without escapes.
    FeedHeader header = sample_header();
    header.title = "Сроки управления образования";
    return render_feed(
        header, std::vector{window, moved, cancelled},
        std::vector{sample_event("event@x", starts, starts + std::chrono::hours{2})});
}

std::string expected_reading() {
    const std::string title =
        R"(Разработать положение о наставничестве; согласовать, утвердить \\ разослать", ")";
    const std::string tail =
        R"(\nПлан: План работы на 2021-2022 учебный год\nРаздел: Методическая работа\nПункт: 3.2"])"
        "\n";
    std::string result = "Приказ";
    for (int i = 0; i < 20; ++i)
        result += R"( Очень длинный результат: «кавычки»; запятые, \\ и 🏫.)";
    return R"(["Сроки управления образования", "2.0"])"
           "\n"
           R"(["window@x", "20211115", "20211121", "CONFIRMED", ")" +
           title +
           R"(Срок: 15–20 ноября 2021\nСрок в плане: «до конца ноября»\nОжидаемый результат: )" +
           result + tail + R"(["moved@x", "20220325", "20220326", "CONFIRMED", "Срок: )" + title +
           R"(Перенесено с 12 марта 2022\nСрок: до 25 марта 2022\nСрок в плане: «до конца ноября»)" +
           R"(\nОжидаемый результат: Приказ)" + tail +
           R"(["cancelled@x", "20211231", "20220101", "CANCELLED", "ОТМЕНЕНО: Срок: )" + title +
           R"(Срок: до 31 декабря 2021\nСрок в плане: «до конца ноября»\nСостояние: отменено)" +
           R"(\nОжидаемый результат: Приказ)" + tail +
           R"(["event@x", "20211201T070000Z", "20211201T090000Z", "CONFIRMED", )" +
           R"("Семинар «Чтение с увлечением»", )" +
           R"("Регистрация\nдо начала\nУчастники: учителя начальных классов"])"
           "\n";
}

test::ChildResult read_with(const std::string& reader) {
    const test::TempDirectory folder;
    const auto file = folder.write("feed.ics", whole_feed());
    return test::run_child("PYTHONIOENCODING=utf-8 " + reader + " " + file.string());
}

TEST(FeedReaders, PythonIcalendarReadsWhatWasMeant) {
    if (test::run_child(kPython + " -c 'import icalendar'").exit_code != 0) {
        GTEST_SKIP() << "python3-icalendar is not installed";
    }
    const auto result = read_with(kPython + " " + kFolder + "read_feed.py");
    EXPECT_EQ(result.output, expected_reading());
    EXPECT_EQ(result.exit_code, 0);
}

TEST(FeedReaders, PythonVobjectReadsWhatWasMeant) {
    if (test::run_child(kPython + " -c 'import vobject'").exit_code != 0) {
        GTEST_SKIP() << "python3-vobject is not installed";
    }
    const auto result = read_with(kPython + " " + kFolder + "read_feed_vobject.py");
    EXPECT_EQ(result.output, expected_reading());
    EXPECT_EQ(result.exit_code, 0);
}

TEST(FeedReaders, IcalJsReadsWhatWasMeant) {
    if (test::run_child("cd " + kFolder + " && node -e 'import(\"ical.js\")'").exit_code != 0) {
        GTEST_SKIP() << "node or ical.js is not installed (npm ci)";
    }
    const auto result = read_with("node " + kFolder + "read_feed.mjs");
    EXPECT_EQ(result.output, expected_reading());
    EXPECT_EQ(result.exit_code, 0);
}

TEST(FeedReaders, LibicalFindsNoFault) {
    const std::string bytes = whole_feed();
    icalcomponent* calendar = icalparser_parse_string(bytes.c_str());
    ASSERT_NE(calendar, nullptr);
    EXPECT_EQ(icalcomponent_count_errors(calendar), 0);
    EXPECT_NE(icalrestriction_check(calendar), 0);
    EXPECT_EQ(icalcomponent_count_errors(calendar), 0) << icalcomponent_as_ical_string(calendar);
    EXPECT_EQ(icalcomponent_count_components(calendar, ICAL_VEVENT_COMPONENT), 4);
    icalcomponent_free(calendar);
}

}  // namespace
}  // namespace sroki::calendar
