#include "server/feeds/feed_address.h"

#include <gtest/gtest.h>

#include "server/secret_token.h"

namespace sroki::server {
namespace {

calendar::FeedRecord secret_feed(const std::string& token) {
    calendar::FeedRecord feed;
    feed.name = "staff";
    feed.token_hash = hash_secret_token(token);
    return feed;
}

TEST(FeedAddress, PublicFeedIsItsOwnKey) {
    calendar::FeedRecord feed;
    feed.name = "all";
    EXPECT_EQ(ready_path(feed), feed_path("all"));
    EXPECT_EQ(feed_path("all"), "/feeds/all.ics");
    EXPECT_FALSE(secret_ready_path("/feeds/all.ics"));
    EXPECT_FALSE(secret_ready_path("/static/a/b.css"));
}

TEST(FeedAddress, TokenInThePathLeadsToTheKeyOfItsHash) {
    EXPECT_EQ(secret_ready_path(feed_path("staff", "token")), ready_path(secret_feed("token")));
    EXPECT_NE(secret_ready_path(feed_path("staff", "other")), ready_path(secret_feed("token")));
    EXPECT_NE(secret_ready_path(feed_path("all", "token")), ready_path(secret_feed("token")))
        << "a token opens its own feed only";
}

TEST(FeedAddress, KeyItselfOpensNothing) {
    const std::string key = ready_path(secret_feed("token"));
    EXPECT_NE(secret_ready_path(key), key);
}

TEST(FeedAddress, OverlongTokenIsNotHashed) {
    EXPECT_FALSE(secret_ready_path(feed_path("staff", std::string(129, 'a'))));
    EXPECT_FALSE(secret_ready_path("/feeds//staff.ics"));
}

}  // namespace
}  // namespace sroki::server
