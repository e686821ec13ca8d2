#include "calendar/store/session_store.h"

#include <gmock/gmock.h>

#include "calendar/store/department_store.h"
#include "support/sample.h"

namespace sroki::calendar {
namespace {

using std::chrono::seconds;

class SessionStoreTest : public testing::Test {
  protected:
    SessionStoreTest() {
        EXPECT_TRUE(users.add(department, {0, "kim", "Ким В.А.", Role::controller, "hash"}, now));
        EXPECT_TRUE(users.add(department, {0, "lee", "Ли О.П.", Role::organizer, "hash"}, now));
        kim = users.find("kim").value();
        lee = users.find("lee").value();
    }

    std::int64_t count() {
        Statement row = database.statement("SELECT count(*) FROM sessions");
        EXPECT_TRUE(row.step());
        return row.integer(0);
    }

    Instant now = test::instant("2026-01-10");
    Database database = Database::in_memory();
    DepartmentId department =
        DepartmentStore(database).ensure("Отдел", "Europe/Moscow", {}, now).id;
    UserStore users{database};
    SessionStore store{database};
    UserRecord kim;
    UserRecord lee;
};

TEST_F(SessionStoreTest, KnowsWhoIsSignedIn) {
    ASSERT_TRUE(store.begin(kim, "a", now));
    const auto session = store.find("a", now);
    ASSERT_TRUE(session);
    EXPECT_EQ(session->user, kim.id);
    EXPECT_EQ(session->name, "Ким В.А.");
    EXPECT_EQ(session->role, Role::controller);
    EXPECT_FALSE(store.find("b", now));
}

TEST_F(SessionStoreTest, EndsWhenItIsNotUsed) {
    ASSERT_TRUE(store.begin(kim, "a", now));
    EXPECT_TRUE(store.find("a", now + kSessionIdle - seconds{1}));
    EXPECT_FALSE(store.find("a", now + kSessionIdle));
}

TEST_F(SessionStoreTest, UseKeepsItUntilItsLastDay) {
    ASSERT_TRUE(store.begin(kim, "a", now));
    Instant used = now;
    while (used + kSessionIdle <= now + kSessionLife) {
        used += kSessionIdle - seconds{1};
        ASSERT_TRUE(store.find("a", used));
        store.note_use("a", used);
    }
    EXPECT_TRUE(store.find("a", now + kSessionLife - seconds{1}));
    EXPECT_FALSE(store.find("a", now + kSessionLife));
}

TEST_F(SessionStoreTest, SigningOutEndsThatSessionOnly) {
    ASSERT_TRUE(store.begin(kim, "a", now));
    ASSERT_TRUE(store.begin(kim, "b", now));
    store.end("a");
    store.end("unknown");
    EXPECT_FALSE(store.find("a", now));
    EXPECT_TRUE(store.find("b", now));
}

TEST_F(SessionStoreTest, NewPasswordEndsAllSessionsOfThatPerson) {
    ASSERT_TRUE(store.begin(kim, "a", now));
    ASSERT_TRUE(store.begin(kim, "b", now));
    ASSERT_TRUE(store.begin(lee, "c", now));
    ASSERT_TRUE(users.set_password_hash("kim", "new"));
    EXPECT_FALSE(store.find("a", now));
    EXPECT_FALSE(store.find("b", now));
    EXPECT_TRUE(store.find("c", now));
}

TEST_F(SessionStoreTest, DoesNotBeginOnAPasswordThatWasChangedMeanwhile) {
    ASSERT_TRUE(users.set_password_hash("kim", "new"));
    EXPECT_FALSE(store.begin(kim, "a", now));
    EXPECT_FALSE(store.find("a", now));
}

TEST_F(SessionStoreTest, BeginningRemovesThoseThatAreOver) {
    ASSERT_TRUE(store.begin(kim, "idle", now));
    ASSERT_TRUE(store.begin(lee, "used", now));
    store.note_use("used", now + seconds{60});
    ASSERT_TRUE(store.begin(kim, "new", now + kSessionIdle));
    EXPECT_EQ(count(), 2);
    EXPECT_TRUE(store.find("used", now + kSessionIdle));
}

TEST_F(SessionStoreTest, OnePersonHasABoundedNumberOfThem) {
    ASSERT_TRUE(store.begin(lee, "of lee", now));
    for (std::int64_t i = 0; i < kSessionsMax; ++i)
        ASSERT_TRUE(store.begin(kim, std::to_string(i), now));
    store.note_use("0", now + seconds{5});
    ASSERT_TRUE(store.begin(kim, "one more", now + seconds{9}));
    EXPECT_EQ(count(), kSessionsMax + 1);
    EXPECT_TRUE(store.find("0", now)) << "it was used lately";
    EXPECT_FALSE(store.find("1", now));
    EXPECT_TRUE(store.find("of lee", now));
}

}  // namespace
}  // namespace sroki::calendar
