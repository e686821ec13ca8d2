#include "server/http/http_date.h"

#include <gtest/gtest.h>

namespace sroki::server {
namespace {

using namespace std::chrono_literals;

constexpr std::chrono::sys_seconds kExample{784'111'777s};  // RFC 9110 section 5.6.7
constexpr std::chrono::sys_seconds kNow{1'650'000'000s};    // April 2022

TEST(HttpDate, IsWrittenInTheFixedForm) {
    EXPECT_EQ(format_http_date(kExample), "Sun, 06 Nov 1994 08:49:37 GMT");
}

TEST(HttpDate, IsReadInAllThreeForms) {
    EXPECT_EQ(parse_http_date("Sun, 06 Nov 1994 08:49:37 GMT", kNow), kExample);
    EXPECT_EQ(parse_http_date("Sunday, 06-Nov-94 08:49:37 GMT", kNow), kExample);
    EXPECT_EQ(parse_http_date("Sun Nov  6 08:49:37 1994", kNow), kExample);
}

TEST(HttpDate, TwoDigitYearIsLessThanFiftyYearsAhead) {
    const auto instant = parse_http_date("Friday, 01-Jan-27 00:00:00 GMT", kNow);
    ASSERT_TRUE(instant);
    EXPECT_EQ(format_http_date(*instant), "Fri, 01 Jan 2027 00:00:00 GMT");
}

class BadDates : public testing::TestWithParam<const char*> {};

TEST_P(BadDates, AreNothing) {
    EXPECT_FALSE(parse_http_date(GetParam(), kNow));
}

INSTANTIATE_TEST_SUITE_P(HttpDate, BadDates,
                         testing::Values("", "yesterday", "Sun, 31 Feb 1994 08:49:37 GMT",
                                         "Sun, 06 Nov 1994 24:00:00 GMT",
                                         "Sun, 06 Nov 1994 08:49:37", "1994-11-06T08:49:37Z",
                                         "Sun, 06 Nov 1994 08:49:37 GMT+3", "Sun, 6 Nov 1994",
                                         "Son, 06 Nov 1994 08:49:37 GMT", "Sun,", "Sun Nov"));

}  // namespace
}  // namespace sroki::server
