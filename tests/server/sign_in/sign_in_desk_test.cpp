// Who gets in. The costly hash is replaced by a comparison that counts; password_test.cpp has it.

#include "server/sign_in/sign_in_desk.h"

#include <latch>
#include <thread>

#include <gmock/gmock.h>

#include "calendar/store/department_store.h"
#include "calendar/store/session_store.h"
#include "server/password.h"
#include "server/secret_token.h"
#include "tests/support/sample.h"

namespace sroki::server {
namespace {

using ::testing::ElementsAre;

class Desk : public ::testing::Test {
  protected:
    Desk() { add_users(database_); }

    static void add_users(calendar::Database& database) {
        const auto now = test::instant("2026-03-20");
        const auto department =
            calendar::DepartmentStore(database).ensure("Отдел", "Europe/Moscow", {}, now).id;
        calendar::UserStore users(database);
        EXPECT_TRUE(
            users.add(department, {0, "kim", "Ким", calendar::Role::organizer, "right"}, now));
    }

    tl::expected<std::string, SignInRefusal> ask(std::string_view login, std::string_view password,
                                                 std::string_view address = "203.0.113.7") {
        return desk_.sign_in(database_, {login, password, address, "id-1"}, now_);
    }
    SignInRefusalCode code_of(std::string_view login, std::string_view password,
                              std::string_view address = "203.0.113.7") {
        const auto answer = ask(login, password, address);
        EXPECT_FALSE(answer);
        return answer ? SignInRefusalCode::busy : answer.error().code;
    }

    calendar::Database database_ = calendar::Database::in_memory();
    calendar::Instant now_ = test::instant("2026-03-20");
    std::vector<std::string> verified_;
    std::vector<std::string> lines_;
    SignInDesk desk_{[this](std::string_view password, const std::string& hash) {
                         verified_.push_back(hash);
                         return password == hash;
                     },
                     [this](std::string_view line) { lines_.emplace_back(line); }};
};

TEST_F(Desk, RightPasswordBeginsASession) {
    const auto secret = ask("kim", "right");
    ASSERT_TRUE(secret);
    const auto session = calendar::SessionStore(database_).find(hash_secret_token(*secret), now_);
    ASSERT_TRUE(session);
    EXPECT_EQ(session->name, "Ким");
    EXPECT_NE(ask("kim", "right").value(), *secret) << "each time a new one";
}

TEST_F(Desk, UnknownLoginCostsAndSaysTheSameAsAWrongPassword) {
    EXPECT_EQ(code_of("kim", "wrong"), SignInRefusalCode::wrong);
    EXPECT_EQ(code_of("nobody", "wrong"), SignInRefusalCode::wrong);
    EXPECT_THAT(verified_, ElementsAre("right", kNobodysHash));
}

TEST_F(Desk, KnowingNobodysPasswordOpensNothing) {
    EXPECT_EQ(code_of("nobody", kNobodysHash), SignInRefusalCode::wrong);
}

TEST_F(Desk, GuessingOneLoginFromManyAddressesIsHeldBack) {
    for (int i = 0; i < static_cast<int>(kTriesOfLogin); ++i)
        ASSERT_EQ(code_of("kim", "wrong", std::to_string(i)), SignInRefusalCode::wrong) << i;
    EXPECT_EQ(code_of("kim", "right", "another"), SignInRefusalCode::too_often);
    EXPECT_EQ(verified_.size(), static_cast<std::size_t>(kTriesOfLogin)) << "no hash for it";
    EXPECT_EQ(code_of("lee", "wrong", "another"), SignInRefusalCode::wrong);
}

TEST_F(Desk, GuessingManyLoginsFromOneAddressIsHeldBack) {
    for (int i = 0; i < static_cast<int>(kTriesOfAddress); ++i)
        ASSERT_EQ(code_of(std::to_string(i), "wrong"), SignInRefusalCode::wrong) << i;
    EXPECT_EQ(code_of("kim", "right"), SignInRefusalCode::too_often);
    EXPECT_TRUE(ask("kim", "right", "198.51.100.1")) << "elsewhere the login is untouched";
}

TEST_F(Desk, WaitThatIsToldIsEnough) {
    for (int i = 0; i < static_cast<int>(kTriesOfLogin); ++i)
        ASSERT_EQ(code_of("kim", "wrong"), SignInRefusalCode::wrong);
    const auto refusal = ask("kim", "right");
    ASSERT_FALSE(refusal);
    const auto wait = refusal.error().wait;
    EXPECT_GT(wait, std::chrono::seconds{1});
    now_ += wait - std::chrono::seconds{1};
    EXPECT_EQ(code_of("kim", "right"), SignInRefusalCode::too_often);
    now_ += std::chrono::seconds{1};
    EXPECT_TRUE(ask("kim", "right"));
}

TEST_F(Desk, SigningInRightNeverCounts) {
    for (int i = 0; i < 100; ++i)
        ASSERT_TRUE(ask("kim", "right")) << i;
}

TEST_F(Desk, LogNamesNeitherLoginNorPasswordNorAddress) {
    EXPECT_TRUE(ask("kim", "right"));
    EXPECT_EQ(code_of("hunter2", "wrong"), SignInRefusalCode::wrong);
    EXPECT_THAT(lines_,
                ElementsAre("id-1 user 1 signed in", "id-1 refused: wrong login or password"));
}

// One hash runs in a thread each; what is past their number is refused and not counted.
TEST(DeskWithManyAtOnce, ComputesABoundedNumberOfHashes) {
    std::latch begun(kHashesAtOnce);
    std::latch may_end(1);
    std::atomic<int> running = 0;
    SignInDesk desk(
        [&](std::string_view, const std::string&) {
            if (++running > kHashesAtOnce) return false;
            begun.count_down();
            may_end.wait();
            return false;
        },
        [](std::string_view) {});
    const auto now = test::instant("2026-03-20");
    const auto ask = [&] {
        auto database = calendar::Database::in_memory();
        const auto answer = desk.sign_in(database, {"kim", "x", "203.0.113.7", "id"}, now);
        EXPECT_FALSE(answer);
        return answer ? SignInRefusalCode::wrong : answer.error().code;
    };
    std::vector<std::jthread> busy;
    for (int i = 0; i < kHashesAtOnce; ++i) {
        busy.emplace_back([&] { EXPECT_EQ(ask(), SignInRefusalCode::wrong); });
    }
    begun.wait();
    for (int i = 0; i < 100; ++i)
        EXPECT_EQ(ask(), SignInRefusalCode::busy) << i;
    may_end.count_down();
}

}  // namespace
}  // namespace sroki::server
