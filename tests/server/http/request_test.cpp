#include "server/http/request.h"

#include <gtest/gtest.h>

namespace sroki::server {
namespace {

TEST(Target, IsDecodedOnce) {
    const auto target = parse_target("/a%20b/%25?q=%D0%BC+x&empty=&q=second");
    ASSERT_TRUE(target);
    EXPECT_EQ(target->path, "/a b/%");
    EXPECT_EQ(value_of(target->query, "q"), "м x");
    EXPECT_EQ(value_of(target->query, "empty"), "");
    EXPECT_FALSE(value_of(target->query, "other"));
}

TEST(Target, MayBeAbsolute) {
    EXPECT_EQ(parse_target("http://plan.example.ru/calendar?month=2026-11")->path, "/calendar");
    EXPECT_EQ(parse_target("http://plan.example.ru")->path, "/");
}

TEST(Target, WithControlsOrBrokenEscapesIsRefused) {
    for (const char* bad :
         {"", "calendar", "/%", "/%1", "/%zz", "/%00", "/%0d%0a", "/?q=%0a", "/ ", "*", "/\x7f"}) {
        EXPECT_FALSE(parse_target(bad)) << bad;
    }
}

}  // namespace
}  // namespace sroki::server
