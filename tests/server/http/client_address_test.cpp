#include "server/http/client_address.h"

#include <gtest/gtest.h>

namespace sroki::server {
namespace {

TEST(ClientAddress, OfThisMachineIsEmpty) {
    for (const char* own : {"127.0.0.1", "127.9.9.9", "::1", "::ffff:127.0.0.1"})
        EXPECT_EQ(limited_address(own), "") << own;
}

TEST(ClientAddress, OfOneSiteIsOne) {
    EXPECT_EQ(limited_address("203.0.113.7"), "203.0.113.7");
    EXPECT_EQ(limited_address("::ffff:203.0.113.7"), "203.0.113.7");
    EXPECT_EQ(limited_address("2001:db8:0:7:1:2:3:4"), limited_address("2001:db8:0:7::9"));
    EXPECT_NE(limited_address("2001:db8:0:7::1"), limited_address("2001:db8:0:8::1"));
}

TEST(ClientAddress, ThatIsNoneStaysAsItIs) {
    for (const char* text : {"", "unknown", "[2001:db8::1", "_hidden:1234", "1.2.3:4"})
        EXPECT_EQ(limited_address(text), text);
}

TEST(ClientAddress, IsTheSameFromEveryPort) {
    EXPECT_EQ(limited_address("203.0.113.77:1234"), "203.0.113.77");
    EXPECT_EQ(limited_address("[2001:db8::1]:443"), limited_address("2001:db8::1"));
    EXPECT_EQ(limited_address("[2001:db8::1]"), limited_address("2001:db8::1"));
}

TEST(ClientAddress, IsWhatTheLastProxyTells) {
    EXPECT_EQ(last_forwarded("203.0.113.7"), "203.0.113.7");
    EXPECT_EQ(last_forwarded("10.0.0.1, 198.51.100.1,   203.0.113.7"), "203.0.113.7");
    EXPECT_EQ(last_forwarded("10.0.0.1,\t203.0.113.7 , ,"), "203.0.113.7");
    EXPECT_EQ(last_forwarded(" ,"), "");
    EXPECT_EQ(last_forwarded(""), "");
}

}  // namespace
}  // namespace sroki::server
