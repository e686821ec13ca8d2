#include "server/feeds/layer_feeds.h"

#include <gmock/gmock.h>

#include "tests/server/site_fixture.h"

namespace sroki::server::testing {
namespace {

using calendar::Event;
using calendar::LayerStore;
using ::testing::HasSubstr;
using ::testing::Not;

Event holiday(const std::string& uid, const std::string& title) {
    Event event;
    event.uid = uid;
    event.title = title;
    event.timezone = "Asia/Yekaterinburg";
    event.state = calendar::EventState::confirmed;
    event.when = scheduler::Period{test::day("2026-05-01"), test::day("2026-05-01")};
    return event;
}

class LayerFeedsTest : public SiteTest {
  protected:
    void put(const std::string& name, std::vector<Event> events) {
        if (!layers_.find(name)) {
            EXPECT_TRUE(layers_.create(department_.id, name, "Слой " + name, "", now_));
        }
        layers_.replace(layers_.find(name).value(), std::move(events), now_);
    }
    std::string text_of(const std::string& name) {
        for (const auto& feed : feeds_.list(database_)) {
            if (feed.name == name) return feeds_.body_of(database_, feed, now_).value().make();
        }
        return {};
    }

    LayerStore layers_{database_};
    LayerFeeds feeds_;
};

TEST_F(LayerFeedsTest, OnlyWhatHasChangedIsRenderedAnew) {
    put("a", {holiday("1@x", "Первомай")});
    put("b", {holiday("2@x", "День Победы")});
    static_cast<void>(text_of("a"));
    static_cast<void>(text_of("b"));
    EXPECT_EQ(feeds_.renderings(), 2U);
    put("a", {holiday("1@x", "Первомай")});  // the same again
    EXPECT_THAT(text_of("a"), HasSubstr("Первомай"));
    EXPECT_EQ(feeds_.renderings(), 2U);
    put("a", {holiday("1@x", "Праздник")});
    EXPECT_THAT(text_of("a"), HasSubstr("Праздник"));
    EXPECT_THAT(text_of("b"), HasSubstr("День Победы"));
    EXPECT_EQ(feeds_.renderings(), 3U);
}

TEST_F(LayerFeedsTest, LayerHasNoBodyBeforeItsFirstCopy) {
    ASSERT_TRUE(layers_.create(department_.id, "a", "Слой", "https://example.ru/a.ics", now_));
    layers_.mark_failed(layers_.find("a")->id, "unreachable", now_);
    EXPECT_FALSE(feeds_.body_of(database_, feeds_.list(database_).front(), now_));
}

TEST_F(LayerFeedsTest, CopyWithoutAnEntryIsACopy) {
    put("a", {});
    EXPECT_THAT(text_of("a"), AllOf(HasSubstr("VCALENDAR"), Not(HasSubstr("VEVENT"))));
}

TEST_F(LayerFeedsTest, EntryThatIsGoneFromTheSourceIsGoneHere) {
    put("a", {holiday("1@x", "Первомай"), holiday("2@x", "День Победы")});
    static_cast<void>(text_of("a"));
    put("a", {holiday("2@x", "День Победы")});
    EXPECT_THAT(text_of("a"), Not(HasSubstr("Первомай")));
}

TEST_F(LayerFeedsTest, CancelledEntryLeavesWhenItsDaysAreOver) {
    Event event = holiday("1@x", "Первомай");
    event.state = calendar::EventState::cancelled;
    put("a", {event});
    EXPECT_THAT(text_of("a"), HasSubstr("Первомай"));
    now_ += std::chrono::days{31};
    EXPECT_THAT(text_of("a"), Not(HasSubstr("Первомай")));
}

TEST_F(LayerFeedsTest, LayerOfTheSameNameAsOneThatWasRemovedIsAnother) {
    put("a", {holiday("1@x", "Первомай")});
    static_cast<void>(text_of("a"));
    ASSERT_TRUE(layers_.remove("a"));
    put("a", {holiday("2@x", "День Победы")});
    EXPECT_THAT(text_of("a"), HasSubstr("День Победы"));
}

TEST_F(LayerFeedsTest, WhatIsGivenIsWhatItsHashNames) {
    put("a", {holiday("1@x", "Первомай")});
    for (const auto& feed : feeds_.list(database_)) {
        EXPECT_TRUE(is_layer(feed));
        const ReadyBody body = feeds_.body_of(database_, feed, now_).value();
        const std::string text = body.make();
        EXPECT_EQ(body.bytes, text.size());
        EXPECT_EQ(body.hash, hash_of(text));
    }
}

}  // namespace
}  // namespace sroki::server::testing
