#include "calendar/store/department_store.h"

#include <gmock/gmock.h>

#include "calendar/names.h"
#include "calendar/store/feed_store.h"
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
    EXPECT_TRUE(all[0].filter.is_everything());
    EXPECT_EQ(all[1].name, "seminar");
    EXPECT_EQ(all[1].filter.kinds, std::vector{Kind::seminar});
}

TEST_F(DepartmentStoreTest, LaterCallsKeepTheFirst) {
    const auto first = departments.ensure("Отдел", "Europe/Moscow", {"Всё"}, now);
    const auto second = departments.ensure("Другой", "Asia/Omsk", {"Всё"}, now);
    EXPECT_EQ(second.id, first.id);
    EXPECT_EQ(second.name, "Отдел");
    EXPECT_EQ(feeds.list().size(), 1U);
}

}  // namespace
}  // namespace sroki::calendar
