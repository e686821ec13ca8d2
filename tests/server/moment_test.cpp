#include "server/moment.h"

#include <gtest/gtest.h>

namespace sroki::server {
namespace {

std::string read(std::string_view text) {
    const auto moment = parse_moment(text, "Asia/Yekaterinburg");
    return moment ? format_moment(*moment) : "none";
}

TEST(Moment, WithoutAnOffsetIsOfTheZone) {
    EXPECT_EQ(read("2021-11-23T09:00"), "2021-11-23T04:00:00Z");
    EXPECT_EQ(read("2021-11-23 09:00:30"), "2021-11-23T04:00:30Z");
}

TEST(Moment, OffsetIsTaken) {
    EXPECT_EQ(read("2021-11-23T09:00Z"), "2021-11-23T09:00:00Z");
    EXPECT_EQ(read("2021-11-23T09:00+03:00"), "2021-11-23T06:00:00Z");
    EXPECT_EQ(read("2021-11-23T09:00:15-09:30"), "2021-11-23T18:30:15Z");
}

TEST(Moment, OtherFormsAreRefused) {
    for (const char* bad :
         {"", "2021-11-23", "2021-11-23T9:00", "2021-11-23T24:00", "2021-11-31T09:00",
          "2021-11-23T09:00+3", "2021-11-23T09:00+03:00x", "2021-11-23T09:60",
          "2021-11-23T09:00:", "2021-11-23x09:00", "завтра"}) {
        EXPECT_EQ(read(bad), "none") << bad;
    }
}

}  // namespace
}  // namespace sroki::server
