#include "calendar/store/department_store.h"

#include <gmock/gmock.h>

#include "calendar/names.h"
#include "support/sample.h"

namespace sroki::calendar {
namespace {

using test::instant;

class DepartmentStoreTest : public testing::Test {
  protected:
    Instant now = instant("2026-01-10");
    Database database = Database::in_memory();
    DepartmentStore departments{database};
    FeedStore feeds{database};
};

TEST_F(DepartmentStoreTest, FirstCallCreatesTheDepartmentAndItsFeeds) {
    std::vector<std::string> titles(1 + kKindCount, "Лента");
    (void)departments.ensure("Отдел", "Europe/Moscow", titles, now);
    const auto all = feeds.list();
    ASSERT_EQ(all.size(), 1 + kKindCount);
    EXPECT_EQ(all[0].name, "all");
    EXPECT_FALSE(all[0].kind);
    EXPECT_EQ(all[1].name, "seminar");
    EXPECT_EQ(all[1].kind, Kind::seminar);
}

TEST_F(DepartmentStoreTest, LaterCallsKeepTheFirst) {
    const auto first = departments.ensure("Отдел", "Europe/Moscow", {"Всё"}, now);
    const auto second = departments.ensure("Другой", "Asia/Omsk", {"Всё"}, now);
    EXPECT_EQ(second.id, first.id);
    EXPECT_EQ(second.name, "Отдел");
    EXPECT_EQ(feeds.list().size(), 1U);
}

TEST_F(DepartmentStoreTest, FeedNameIsCheckedAndUnique) {
    const auto department = departments.ensure("Отдел", "Europe/Moscow", {}, now).id;
    ASSERT_TRUE(feeds.create(department, "math-2026", "Математика", Kind::seminar, now));
    EXPECT_EQ(feeds.create(department, "math-2026", "Ещё", std::nullopt, now).error().code,
              StoreErrorCode::name_taken);
    for (const std::string& name :
         {std::string(), std::string("a/b"), std::string("Ёлка"), std::string(65, 'a')}) {
        EXPECT_EQ(feeds.create(department, name, "Лента", std::nullopt, now).error().code,
                  StoreErrorCode::invalid)
            << name;
    }
}

TEST_F(DepartmentStoreTest, RevokedFeedStaysRevoked) {
    (void)departments.ensure("Отдел", "Europe/Moscow", {"Всё"}, now);
    ASSERT_TRUE(feeds.revoke("all", now));
    EXPECT_TRUE(feeds.find("all")->is_revoked);
    EXPECT_EQ(feeds.revoke("all", now).error().code, StoreErrorCode::not_found);
}

}  // namespace
}  // namespace sroki::calendar
