#include "server/moment.h"

#include <gtest/gtest.h>

#include "support/sample.h"

namespace sroki::server {
namespace {

using test::instant;

TEST(Moment, LocalTimeIsReadInTheZone) {
    EXPECT_EQ(parse_moment("2021-11-23T09:00", "Asia/Yekaterinburg"), instant("2021-11-23", 4));
    EXPECT_EQ(parse_moment("2021-11-23T09:00:00", "Europe/Kaliningrad"), instant("2021-11-23", 7));
}

TEST(Moment, OffsetWinsOverTheZone) {
    EXPECT_EQ(parse_moment("2021-11-23T09:00Z", "Asia/Omsk"), instant("2021-11-23", 9));
    EXPECT_EQ(parse_moment("2021-11-23T09:00+10:00", "Asia/Omsk"), instant("2021-11-22", 23));
    EXPECT_EQ(parse_moment("2021-11-23T09:00:00-03:00", "Asia/Omsk"), instant("2021-11-23", 12));
}

TEST(Moment, DayAloneIsItsMidnight) {
    EXPECT_EQ(parse_moment("2021-11-23", "Europe/Moscow"), instant("2021-11-22", 21));
}

TEST(Moment, OtherFormsAreNothing) {
    for (const char* text :
         {"", "now", "2021-11-31", "2021-11-23T", "2021-11-23 09:00", "2021-11-23T24:00",
          "2021-11-23T9:00", "2021-11-23T09:60", "2021-11-23T09:00+5", "2021-11-23T09:00ZZ",
          "2021-11-23T-1:00", "2021-11-23T09-00"}) {
        EXPECT_FALSE(parse_moment(text, "Europe/Moscow")) << text;
    }
    EXPECT_FALSE(parse_moment("2021-11-23T09:00", "Europe/Nowhere"));
}

}  // namespace
}  // namespace sroki::server
