#include "server/api/preconditions.h"

#include <gtest/gtest.h>

namespace sroki::server {
namespace {

TEST(IfMatch, AllowsTheTagItNamesAlsoInAList) {
    for (const char* list : {"\"3\"", " \"3\" ", "\"99\", \"3\"", "\"3\",\"99\"", "\"9\",,\t\"3\""})
        EXPECT_TRUE(if_match_allows(list, "\"3\"")) << list;
}

TEST(IfMatch, AllowsNoOtherAndNoWeakTag) {
    for (const char* list : {"\"33\"", "3", "W/\"3\"", "\"1\", W/\"3\"", "\"3", "\"1,3\"", ","})
        EXPECT_FALSE(if_match_allows(list, "\"3\"")) << list;
}

TEST(IfMatch, AllowsEveryTagWhenItIsAStarOrAbsent) {
    for (const char* list : {"", "*", " * "})
        EXPECT_TRUE(if_match_allows(list, "\"3\"")) << list;
}

Response overtaken_with(std::string if_match) {
    Request request;
    request.if_match = std::move(if_match);
    return overtaken(request);
}

TEST(Overtaken, TellsWhoNamedACopyToReadItAgain) {
    const Response response = overtaken_with("\"3\"");
    EXPECT_EQ(response.status, 412U);
    EXPECT_NE(response.body.find("с новым значением If-Match"), std::string::npos);
}

TEST(Overtaken, TellsWhoNamedNoCopyToRepeat) {
    for (const char* if_match : {"", "*"}) {
        const Response response = overtaken_with(if_match);
        EXPECT_EQ(response.status, 409U) << if_match;
        EXPECT_NE(response.body.find("Запись только что изменили"), std::string::npos);
        EXPECT_EQ(response.body.find("If-Match"), std::string::npos);
    }
}

}  // namespace
}  // namespace sroki::server
