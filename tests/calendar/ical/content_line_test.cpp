#include "calendar/ical/content_line.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/ics_checks.h"

namespace sroki::calendar {
namespace {

using test::form_faults;
using test::unfolded_lines;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

std::string one_line(std::string_view value) {
    ContentLines lines;
    lines.add_text("SUMMARY", value);
    return lines.take();
}

TEST(ContentLines, SpecialCharactersOfTextAreEscaped) {
    EXPECT_EQ(one_line("a;b,c\\d\ne:f\"g"), "SUMMARY:a\\;b\\,c\\\\d\\ne:f\"g\r\n");
}

TEST(ContentLines, CarriageReturnsAndControlsAreLeftOut) {
    EXPECT_EQ(one_line("a\r\nb\x01\x7F\tc\xC2\x85"), "SUMMARY:a\\nb\tc\r\n");
}

TEST(ContentLines, DamagedUtf8BecomesTheReplacementCharacter) {
    EXPECT_EQ(one_line("a\xD0"), "SUMMARY:a\xEF\xBF\xBD\r\n");
    EXPECT_EQ(one_line("\xFFz"), "SUMMARY:\xEF\xBF\xBDz\r\n");
    EXPECT_EQ(one_line("\xD0z"), "SUMMARY:\xEF\xBF\xBDz\r\n");
    EXPECT_EQ(one_line("\xE2\x84z"), "SUMMARY:\xEF\xBF\xBDz\r\n");
    EXPECT_EQ(one_line("\xE2\x84"), "SUMMARY:\xEF\xBF\xBD\r\n");
    EXPECT_EQ(one_line("\xE2\xD0\x90"), "SUMMARY:\xEF\xBF\xBD\xD0\x90\r\n");
}

TEST(ContentLines, LineOfExactlySeventyFiveOctetsIsNotFolded) {
    const std::string value(75 - std::string_view("SUMMARY:").size(), 'x');
    EXPECT_EQ(one_line(value), "SUMMARY:" + value + "\r\n");
    EXPECT_EQ(test::physical_lines(one_line(value + "y")).size(), 2U);
}

// Every phase of two-, three- and four-byte letters against the fold.
TEST(ContentLines, NoFoldSplitsALetterAtAnyOffset) {
    for (const std::string letter : {"ж", "№", "🏫"}) {
        for (std::size_t lead = 0; lead < 8; ++lead) {
            std::string value(lead, 'x');
            for (int i = 0; i < 300; ++i)
                value += letter;
            const std::string bytes = one_line(value);
            EXPECT_THAT(form_faults(bytes), IsEmpty());
            EXPECT_THAT(unfolded_lines(bytes), ElementsAre("SUMMARY:" + value));
        }
    }
}

}  // namespace
}  // namespace sroki::calendar
