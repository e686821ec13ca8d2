#include "calendar/contacts/plain_letters.h"

#include <gtest/gtest.h>

namespace sroki::calendar {
namespace {

constexpr std::string_view kZeroWidthSpace = "\xE2\x80\x8B";

TEST(PlainLetters, FullWidthFormsAreAscii) {
    EXPECT_EQ(in_plain_letters("＋７（９１２）ａ＠ｂ", Shapeless::dropped).text, "+7(912)a@b");
}

TEST(PlainLetters, DigitsOfOtherScriptsAreDigits) {
    EXPECT_EQ(in_plain_letters("٣ ५", Shapeless::dropped).text, "3 5");
}

TEST(PlainLetters, ShapelessGoesOnlyWhereItIsAskedFor) {
    const std::string text = "a" + std::string(kZeroWidthSpace) + "b";
    EXPECT_EQ(in_plain_letters(text, Shapeless::dropped).text, "ab");
    EXPECT_EQ(in_plain_letters(text, Shapeless::kept).text, text);
}

TEST(PlainLetters, SpanIsFoundAgainInTheOriginal) {
    const std::string text = "Каб. １" + std::string(kZeroWidthSpace) + "２, да";
    const PlainLetters plain = in_plain_letters(text, Shapeless::dropped);
    const std::size_t begin = plain.text.find("12");
    const TextSpan span = plain.in_original({begin, begin + 2});
    EXPECT_EQ(text.substr(span.begin, span.end - span.begin),
              "１" + std::string(kZeroWidthSpace) + "２");
}

TEST(PlainLetters, RussianTextIsPlain) {
    EXPECT_TRUE(has_only_plain_letters("«Ёлка» – 5 кг, № 3"));
}

TEST(PlainLetters, DamagedBytesPass) {
    EXPECT_EQ(in_plain_letters("a\xD0 \xFFz", Shapeless::dropped).text, "a\xD0 \xFFz");
}

}  // namespace
}  // namespace sroki::calendar
