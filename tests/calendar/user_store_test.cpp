#include "calendar/store/user_store.h"

#include <gmock/gmock.h>

#include "calendar/store/department_store.h"
#include "support/sample.h"

namespace sroki::calendar {
namespace {

class UserStoreTest : public testing::Test {
  protected:
    Instant now = test::instant("2026-01-10");
    Database database = Database::in_memory();
    DepartmentId department =
        DepartmentStore(database).ensure("Отдел", "Europe/Moscow", {}, now).id;
    UserStore store{database};
    UserRecord user{0, "kim", "Ким В.А.", Role::controller, "hash-1"};
};

TEST_F(UserStoreTest, FindsWhatWasAdded) {
    ASSERT_TRUE(store.add(department, user, now));
    const auto found = store.find("kim");
    ASSERT_TRUE(found);
    EXPECT_EQ(found->role, Role::controller);
    EXPECT_EQ(found->password_hash, "hash-1");
    EXPECT_FALSE(store.find("KIM"));
}

TEST_F(UserStoreTest, LoginIsUniqueAndNotEmpty) {
    ASSERT_TRUE(store.add(department, user, now));
    EXPECT_EQ(store.add(department, user, now).error().code, StoreErrorCode::name_taken);
    user.login.clear();
    EXPECT_EQ(store.add(department, user, now).error().code, StoreErrorCode::invalid);
}

TEST_F(UserStoreTest, PasswordOfAnUnknownLoginIsAnError) {
    EXPECT_EQ(store.set_password_hash("kim", "x").error().code, StoreErrorCode::not_found);
    ASSERT_TRUE(store.add(department, user, now));
    ASSERT_TRUE(store.set_password_hash("kim", "hash-2"));
    EXPECT_EQ(store.find("kim")->password_hash, "hash-2");
}

}  // namespace
}  // namespace sroki::calendar
