#include "server/feeds/feed_reading.h"

#include <gtest/gtest.h>

#include "calendar/store/feed_store.h"
#include "tests/server/site_fixture.h"

namespace sroki::server {
namespace {

using FeedReading = testing::SiteTest;

TEST_F(FeedReading, MeasuresEveryFeedThatIsNotRevoked) {
    store(test::draft_plan());
    calendar::FeedStore feeds(database_);
    ASSERT_TRUE(feeds.revoke("contest", now_));
    const auto sizes = measure_feeds(database_, feeds.list(), site_.public_url, now_);
    EXPECT_EQ(sizes.at(feeds.find("all")->id).entries, 3U);
    EXPECT_GT(sizes.at(feeds.find("all")->id).bytes, 500U);
    EXPECT_EQ(sizes.count(feeds.find("contest")->id), 0U);
}

TEST_F(FeedReading, SizeIsThatOfTheServedFeed) {
    store(test::draft_plan());
    const auto feeds = calendar::FeedStore(database_).list();
    const auto entries = read_feed_entries(database_, feeds, site_.public_url, now_, {});
    const ReadyBody served = FeedEntries::body_of(entries.at(department_.id), feeds.front());
    const auto sizes = measure_feeds(database_, feeds, site_.public_url, now_);
    EXPECT_EQ(sizes.at(feeds.front().id).bytes, served.make().size());
}

TEST_F(FeedReading, LargeFeedIsSaidToBeTooLarge) {
    EXPECT_FALSE((FeedSize{1'000, 1'000'000}.is_too_large()));
    EXPECT_TRUE((FeedSize{1'001, 1'000}.is_too_large()));
    EXPECT_TRUE((FeedSize{10, 1'000'001}.is_too_large()));
}

}  // namespace
}  // namespace sroki::server
