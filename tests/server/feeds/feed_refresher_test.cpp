#include "server/feeds/feed_refresher.h"

#include <gmock/gmock.h>

#include "tests/server/site_fixture.h"
#include "tests/support/temp_directory.h"

namespace sroki::server {
namespace {

using test::instant;

// The refresher on one connection, the world that changes the data on another.
class Refresher : public ::testing::Test {
  protected:
    Refresher()
        : database_(calendar::Database::open(folder_.path() / "sroki.db")),
          department_(calendar::DepartmentStore(database_).ensure(
              "Отдел", "Asia/Yekaterinburg", testing::feed_titles(), instant("2026-01-01"))),
          refresher_(calendar::Database::open(folder_.path() / "sroki.db"),
                     FeedCache(ReadySet{}, true), "https://plan.example.ru",
                     [this](std::string_view what) { faults_.emplace_back(what); }) {}

    test::TempDirectory folder_;
    calendar::Database database_;
    calendar::Department department_;
    std::vector<std::string> faults_;
    FeedRefresher refresher_;
};

TEST_F(Refresher, RendersEveryFeedAtOnceAndThenRests) {
    const auto set = refresher_.poll(instant("2026-01-01"));
    ASSERT_TRUE(set);
    EXPECT_TRUE(set->at("/feeds/all.ics")->body().starts_with("BEGIN:VCALENDAR"));
    EXPECT_EQ(set->count("/feeds/seminar.ics"), 1U);
    EXPECT_FALSE(refresher_.poll(instant("2026-01-01")));
}

TEST_F(Refresher, SeesWhatAnotherConnectionCommits) {
    (void)refresher_.poll(instant("2026-01-01"));
    calendar::PlanStore plans(database_);
    const auto saved = plans.save_draft(department_.id, test::draft_plan(), {"plan.docx", "bytes"},
                                        instant("2026-01-01"));
    ASSERT_TRUE(saved && plans.approve(saved->id, instant("2026-01-01")));
    const auto set = refresher_.poll(instant("2026-01-01"));
    ASSERT_TRUE(set);
    EXPECT_THAT(set->at("/feeds/all.ics")->body(),
                ::testing::HasSubstr("DTSTART;VALUE=DATE:20260301"));
    EXPECT_THAT(set->at("/feeds/all.ics")->body(),
                ::testing::HasSubstr("https://plan.example.ru/items/"));
    EXPECT_THAT(set->at("/feeds/contest.ics")->body(),
                ::testing::Not(::testing::HasSubstr("VEVENT")));
}

TEST_F(Refresher, ForeignCalendarIsLateUntilItsFirstCopyAndNoFault) {
    calendar::LayerStore layers(database_);
    ASSERT_TRUE(layers.create(department_.id, "rmc", "РМЦ", "https://example.ru/a.ics",
                              instant("2026-01-01")));
    const auto early = refresher_.poll(instant("2026-01-01"));
    EXPECT_EQ(early->at("/feeds/rmc.ics")->status(), 503U);
    EXPECT_THAT(faults_, ::testing::IsEmpty());
    layers.replace(layers.find("rmc").value(), {}, instant("2026-01-01"));
    const auto fetched = refresher_.poll(instant("2026-01-01"));
    EXPECT_EQ(fetched->at("/feeds/rmc.ics")->status(), 200U) << "an empty copy is one";
}

TEST_F(Refresher, MeasuresTheFeedsThatItGivesOut) {
    calendar::FeedStore store(database_);
    EXPECT_TRUE(refresher_.measure(store.list()).empty()) << "nothing is rendered yet";
    const auto set = refresher_.poll(instant("2026-01-01"));
    const auto all = store.find("all").value();
    calendar::FeedRecord later = all;
    later.name = "later";
    later.id = store.create(later, instant("2026-01-02")).value();
    const FeedSizes sizes = refresher_.measure({all, later});
    ASSERT_EQ(sizes.size(), 1U) << "the other one was made since";
    EXPECT_EQ(sizes.at(all.id).bytes, set->at("/feeds/all.ics")->body().size());
}

TEST_F(Refresher, LooksAgainWhenTimeHasMovedOn) {
    (void)refresher_.poll(instant("2026-01-01"));
    EXPECT_TRUE(refresher_.poll(instant("2026-01-02")));
}

TEST_F(Refresher, ReportsABrokenDatabaseAndTriesAgainLater) {
    (void)refresher_.poll(instant("2026-01-01"));
    database_.statement("ALTER TABLE feeds RENAME TO lost").run();
    EXPECT_FALSE(refresher_.poll(instant("2026-01-01")));
    EXPECT_EQ(faults_.size(), 1U);
    EXPECT_FALSE(refresher_.poll(instant("2026-01-01")));
    EXPECT_EQ(faults_.size(), 1U) << "not again before its time";
    database_.statement("ALTER TABLE lost RENAME TO feeds").run();
    EXPECT_TRUE(refresher_.poll(instant("2026-01-01") + FeedRefresher::kRetryAfter));
}

}  // namespace
}  // namespace sroki::server
