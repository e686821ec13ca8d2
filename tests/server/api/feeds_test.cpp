#include "server/api/feeds.h"

#include <gmock/gmock.h>

#include "calendar/store/feed_store.h"
#include "server/feeds/feed_address.h"
#include "tests/server/api/api_fixture.h"

namespace sroki::server {
namespace {

using calendar::FeedStore;
using ::testing::HasSubstr;

using FeedsApi = testing::ApiTest;

TEST_F(FeedsApi, CreatesAUnionAndListsIt) {
    store(test::draft_plan());
    const Response created = ask(
        Method::post, "/api/v1/feeds",
        R"({"name":"math","title":"Математика","kinds":["contest","seminar"],"subjects":["математика"],
            "executors":[1],"plans":[1],"alarms":[15],"events":false,"past_days":30})");
    ASSERT_EQ(created.status, 201U) << created.body;
    EXPECT_EQ(text_at(created, "/path"), "/feeds/math.ics");
    const auto feed = FeedStore(database_).find("math");
    ASSERT_TRUE(feed);
    EXPECT_EQ(feed->filter.kinds.size(), 2U);
    EXPECT_EQ(feed->filter.executors, std::vector{calendar::ExecutorId{1}});
    EXPECT_EQ(feed->options.past, std::chrono::days{30});
    EXPECT_FALSE(feed->options.has_events);
    const Response listed = ask(Method::get, "/api/v1/feeds");
    EXPECT_EQ(json_of(listed).at("feeds").as_array().back(), json_of(created));
}

TEST_F(FeedsApi, SecretAddressIsInTheAnswerThatMakesItOnly) {
    const Response created =
        ask(Method::post, "/api/v1/feeds", R"({"name":"staff","secret":true})");
    ASSERT_EQ(created.status, 201U) << created.body;
    const std::string path = text_at(created, "/path");
    EXPECT_EQ(secret_ready_path(path), ready_path(FeedStore(database_).find("staff").value()));
    EXPECT_THAT(ask(Method::get, "/api/v1/feeds").body, Not(HasSubstr(path)));
    const Response rotated = ask(Method::post, "/api/v1/feeds/staff/rotate");
    ASSERT_EQ(rotated.status, 200U) << rotated.body;
    EXPECT_NE(text_at(rotated, "/path"), path);
    EXPECT_EQ(secret_ready_path(text_at(rotated, "/path")),
              ready_path(FeedStore(database_).find("staff").value()));
}

TEST_F(FeedsApi, RevokesAFeed) {
    EXPECT_EQ(ask(Method::remove, "/api/v1/feeds/contest").status, 204U);
    EXPECT_TRUE(FeedStore(database_).find("contest")->is_revoked);
    EXPECT_EQ(ask(Method::remove, "/api/v1/feeds/contest").status, 404U);
}

TEST_F(FeedsApi, RefusesWhatCanNotBe) {
    const auto status = [this](const char* body) {
        return ask(Method::post, "/api/v1/feeds", body).status;
    };
    EXPECT_EQ(status(R"({"title":"Без имени"})"), 422U);
    EXPECT_EQ(status(R"({"name":"A B"})"), 422U);
    EXPECT_EQ(status(R"({"name":"a","kinds":["party"]})"), 422U);
    EXPECT_EQ(status(R"({"name":"a","alarms":["soon"]})"), 422U);
    EXPECT_EQ(status(R"({"name":"a","past_days":-1})"), 422U);
    EXPECT_EQ(status(R"({"name":"a","plans":[77]})"), 404U);
    EXPECT_EQ(status(R"({"name":"all"})"), 409U);
    EXPECT_EQ(status(R"({"name":"a","unknown":1})"), 422U);
    EXPECT_EQ(ask(Method::post, "/api/v1/feeds/all/rotate").status, 422U);
    EXPECT_FALSE(FeedStore(database_).find("a"));
}

TEST_F(FeedsApi, TooManyCriteriaAreCounted) {
    std::string plans;
    for (int i = 0; i < 201; ++i)
        plans += ",1";
    const Response refused =
        ask(Method::post, "/api/v1/feeds", R"({"name":"a","plans":[)" + plans.substr(1) + "]}");
    EXPECT_EQ(text_at(refused, "/errors/0/pointer"), "/plans");
    EXPECT_EQ(text_at(refused, "/errors/0/detail"), "В списке больше 200 значений.");
}

TEST_F(FeedsApi, TellsWhoReads) {
    FeedStore(database_).add_reads({{calendar::FeedId{1}, test::day("2026-01-10"), "google", 304,
                                     12, test::instant("2026-01-10")}});
    const Response stats = ask(Method::get, "/api/v1/feeds/all/stats");
    EXPECT_EQ(text_at(stats, "/reads/0/client"), "google");
    EXPECT_EQ(text_at(stats, "/reads/0/last_at"), "2026-01-10T09:00:00Z");
    EXPECT_EQ(ask(Method::get, "/api/v1/feeds/nope/stats").status, 404U);
}

TEST_F(FeedsApi, NeedsItsScopes) {
    const std::string reader = bearer({calendar::Scope::feeds_read});
    EXPECT_EQ(ask(Method::get, "/api/v1/feeds", {}, reader).status, 200U);
    EXPECT_EQ(ask(Method::post, "/api/v1/feeds", R"({"name":"a"})", reader).status, 403U);
    EXPECT_EQ(ask(Method::get, "/api/v1/feeds/all/stats", {}, "").status, 401U);
}

// Missing feeds, here for the token's hash.
TEST_F(FeedsApi, UnknownTokenAndKnownNameAreNotFoundAlike) {
    const std::string path =
        text_at(ask(Method::post, "/api/v1/feeds", R"({"name":"staff","secret":true})"), "/path");
    EXPECT_EQ(get("/feeds/staff.ics").status, 404U);
    EXPECT_EQ(get("/feeds/other/staff.ics").status, 404U);
    const Response early = get(path);
    EXPECT_EQ(early.status, 503U) << "rendered in a moment";
    EXPECT_THAT(early.body, Not(HasSubstr(path)));
    ASSERT_TRUE(FeedStore(database_).revoke("staff", now_));
    EXPECT_EQ(get(path).status, 410U);
    database_.statement("ALTER TABLE feeds RENAME TO lost").run();
    EXPECT_EQ(get("/feeds/all.ics").status, 503U) << "a fault is no 404";
}

}  // namespace
}  // namespace sroki::server
