// The organizer's page of who reads the feeds.

#include "server/pages/observatory.h"

#include "calendar/store/feed_store.h"
#include "calendar/store/layer_store.h"
#include "tests/server/site_fixture.h"

namespace sroki::server {
namespace {

using calendar::FeedId;
using test::day;
using test::instant;
using testing::contains;

// Today is 20 March 2026.
class ObservatoryPage : public testing::SiteTest {
  protected:
    ObservatoryPage() { sign_in_as(); }

    FeedId add_feed(std::string name, std::string title, bool is_secret = false) {
        calendar::FeedRecord feed;
        feed.department = department_.id;
        feed.name = std::move(name);
        feed.title = std::move(title);
        if (is_secret) feed.token_hash = "hash-of-token";
        return feeds_.create(feed, now_).value();
    }

    void read(FeedId feed, std::string_view date, std::string client, std::int64_t status,
              std::int64_t count) {
        feeds_.add_reads({{feed, day(date), std::move(client), status, count, instant(date, 6)}});
    }

    // What the page says of one feed, without tags; fields are parted by one space.
    std::string text_of(std::string_view title) {
        const std::string page = get("/observatory").body;
        const std::size_t at = page.find(title);
        if (at == std::string::npos) return "(no such feed)";
        std::string text;
        bool is_tag = false;
        for (const char c : page.substr(at, page.find("</tbody>", at) - at)) {
            if (c == '<') is_tag = true;
            const bool is_space = is_tag || c == '\n' || c == ' ';
            if (!is_space) {
                text += c;
            } else if (!text.ends_with(' ')) {
                text += ' ';
            }
            if (c == '>') is_tag = false;
        }
        while (text.ends_with(' '))
            text.pop_back();
        return text;
    }

    calendar::FeedStore feeds_{database_};
};

TEST_F(ObservatoryPage, CountsCopiesConfirmationsAndRefusalsOfEachProgram) {
    const FeedId feed = add_feed("math", "Математика");
    read(feed, "2026-03-19", "google", 200, 3);
    read(feed, "2026-03-20", "google", 304, 40);
    read(feed, "2026-03-20", "outlook", 429, 5);
    read(feed, "2026-03-20", "outlook", 503, 2);
    read(feed, "2026-03-10", "outlook", 200, 1);
    EXPECT_EQ(text_of("Математика"),
              "Математика math 4 40 7 50 51 сегодня "
              "Google Календарь 3 40 0 43 43 20 марта 2026 "
              "Outlook 1 0 7 7 8 20 марта 2026");
}

TEST_F(ObservatoryPage, DaysAreCountedWithTodayAndOlderOnesLeftOut) {
    const FeedId feed = add_feed("math", "Математика");
    read(feed, "2026-02-18", "google", 200, 1'000);
    read(feed, "2026-02-19", "google", 200, 100);
    read(feed, "2026-03-13", "google", 200, 10);
    read(feed, "2026-03-14", "google", 200, 1);
    EXPECT_EQ(text_of("Математика"),
              "Математика math 111 0 0 1 111 6 дней назад Google Календарь 111 0 0 1 111 "
              "14 марта 2026");
}

TEST_F(ObservatoryPage, MarksWhatNobodyHasTakenForTwoWeeks) {
    const FeedId silent = add_feed("silent", "Тихая");
    read(silent, "2026-03-06", "google", 200, 1);
    read(silent, "2026-03-19", "google", 503, 1);
    const FeedId heard = add_feed("heard", "Живая");
    read(heard, "2026-03-07", "google", 304, 1);
    EXPECT_THAT(text_of("Тихая"), ::testing::HasSubstr("никто не забирал с 6 марта 2026"));
    EXPECT_THAT(text_of("Живая"), ::testing::Not(::testing::HasSubstr("никто")));
}

TEST_F(ObservatoryPage, SaysThatNobodyHasEverTakenAFeed) {
    add_feed("new", "Новая");
    EXPECT_EQ(text_of("Новая"), "Новая new ещё никто не забирал");
}

TEST_F(ObservatoryPage, FeedThatWasOnlyRefusedWasTakenByNobody) {
    read(add_feed("new", "Новая"), "2026-03-20", "google", 503, 4);
    EXPECT_THAT(text_of("Новая"), ::testing::StartsWith("Новая new ещё никто не забрал 0 0 4 4 4"));
}

TEST_F(ObservatoryPage, LongSilenceIsKnownWhenTheCountsAreEmpty) {
    const FeedId feed = add_feed("old", "Давняя");
    read(feed, "2025-06-01", "apple", 200, 9);
    EXPECT_EQ(text_of("Давняя"),
              "Давняя old никто не забирал с 1 июня 2025 за 30 дней обращений не было");
}

TEST_F(ObservatoryPage, RevokedFeedIsMarkedStandsLastAndItsSilenceIsWanted) {
    add_feed("gone", "Прежняя");
    add_feed("here", "Новая");
    ASSERT_TRUE(feeds_.revoke("gone", now_));
    const std::string text = text_of("Прежняя");
    EXPECT_THAT(text, ::testing::StartsWith("Прежняя отозвана gone"));
    EXPECT_THAT(text, ::testing::Not(::testing::HasSubstr("никто")));
    const std::string page = get("/observatory").body;
    EXPECT_GT(page.find("Прежняя"), page.find("Новая"));
    EXPECT_EQ(page.find("/feeds/gone.ics"), std::string::npos);
}

TEST_F(ObservatoryPage, SecretFeedIsNamedWithoutItsAddress) {
    add_feed("staff", "Служебная", true);
    EXPECT_THAT(text_of("Служебная"), ::testing::StartsWith("Служебная закрытая staff"));
    const Response page = get("/observatory");
    EXPECT_FALSE(contains(page, "hash-of-token"));
    EXPECT_FALSE(contains(page, "staff.ics"));
    EXPECT_TRUE(contains(page, "href=\"/feeds/all.ics\""));
}

TEST_F(ObservatoryPage, ForeignCalendarIsCountedAsTheFeedItIsPublishedAs) {
    calendar::LayerStore layers(database_);
    const auto layer = layers.create(department_.id, "holidays", "Каникулы", "", now_).value();
    read(calendar::published_as(layer), "2026-03-20", "google", 200, 3);
    EXPECT_EQ(text_of("Каникулы"),
              "Каникулы чужой календарь holidays 3 0 0 3 3 сегодня "
              "Google Календарь 3 0 0 3 3 20 марта 2026");
    ASSERT_TRUE(layers.remove("holidays"));
    EXPECT_EQ(text_of("Каникулы"), "(no such feed)");
}

TEST_F(ObservatoryPage, TellsHowLargeAFeedIsAndWarnsOfTooMuch) {
    const FeedId small = add_feed("small", "Малая");
    const FeedId large = add_feed("large", "Большая");
    feed_sizes_ = {{small, {21, 10'001}}, {large, {1'001, 400'000}}};
    EXPECT_THAT(text_of("Малая"), ::testing::StartsWith("Малая small · 21 запись, 11 КБ ещё"));
    EXPECT_THAT(text_of("Большая"),
                ::testing::StartsWith("Большая large · 1001 запись, 400 КБ больше 1000 записей"));
}

TEST_F(ObservatoryPage, LargeNumbersAreGrouped) {
    const FeedId feed = add_feed("busy", "Людная");
    read(feed, "2026-03-20", "google", 304, 1'234'567);
    read(feed, "2026-03-20", "google", 200, 9'999);
    read(feed, "2026-03-20", "google", 429, 10'000);
    EXPECT_THAT(text_of("Людная"), ::testing::HasSubstr("9999 1\u202F234\u202F567 10\u202F000 "));
}

TEST_F(ObservatoryPage, EscapesTitles) {
    add_feed("bad", "Лента <script>");
    EXPECT_FALSE(contains(get("/observatory"), "<script>"));
}

TEST_F(ObservatoryPage, OfNoFeedsSaysSo) {
    database_.statement("DELETE FROM feed_criteria").run();
    database_.statement("DELETE FROM feeds").run();
    EXPECT_TRUE(contains(get("/observatory"), "Лент пока нет"));
}

TEST_F(ObservatoryPage, IsForStaffOnly) {
    for (const auto role : {calendar::Role::administrator, calendar::Role::controller}) {
        sign_in_as(role);
        EXPECT_EQ(get("/observatory").status, 200U);
    }
    cookie_.clear();
    const Response response = get("/observatory");
    EXPECT_EQ(response.status, 303U);
    EXPECT_EQ(testing::header_of(response, "Location"), "/login?next=/observatory");
}

}  // namespace
}  // namespace sroki::server
