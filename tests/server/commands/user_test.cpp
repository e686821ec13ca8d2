// sroki user, as an administrator types it.

#include <gmock/gmock.h>

#include "calendar/store/session_store.h"
#include "server/installation.h"
#include "server/password.h"
#include "tests/support/command_line.h"
#include "tests/support/temp_directory.h"

namespace sroki::server {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

class UserCommand : public ::testing::Test {
  protected:
    test::CommandResult run(std::vector<std::string> arguments, const std::string& input = {}) {
        arguments.insert(arguments.begin(), "user");
        arguments.insert(arguments.end(), {"--data", folder_.path().string()});
        return test::run_command(arguments, input);
    }

    calendar::Database database() {
        return calendar::Database::open(database_file(folder_.path()));
    }

    test::TempDirectory folder_;
};

TEST_F(UserCommand, KeepsThePasswordAsItsHashOnly) {
    ASSERT_EQ(run({"add", "kim", "--name", "Ким В.А.", "--role", "controller"}, "correct horse\n")
                  .exit_code,
              kExitOk);
    auto opened = database();
    const auto user = calendar::UserStore(opened).find("kim");
    ASSERT_TRUE(user);
    EXPECT_EQ(user->name, "Ким В.А.");
    EXPECT_EQ(user->role, calendar::Role::controller);
    EXPECT_TRUE(is_password("correct horse", user->password_hash));
    EXPECT_THAT(run({"list", "--json"}).out, Not(HasSubstr("argon2")));
}

TEST_F(UserCommand, EndOfALineFromWindowsIsNoPartOfThePassword) {
    ASSERT_EQ(run({"add", "kim"}, "correct horse\r\n").exit_code, kExitOk);
    auto opened = database();
    EXPECT_TRUE(
        is_password("correct horse", calendar::UserStore(opened).find("kim")->password_hash));
}

TEST_F(UserCommand, ShortPasswordUnknownRoleAndTakenLoginAreSaid) {
    EXPECT_THAT(run({"add", "kim"}, "short\n").err, HasSubstr("не короче 10"));
    EXPECT_THAT(run({"add", "kim", "--role", "boss"}, "correct horse\n").err, HasSubstr("boss"));
    EXPECT_EQ(run({"add", "kim"}, "correct horse\n").exit_code, kExitOk);
    EXPECT_EQ(run({"add", "kim"}, "correct horse\n").exit_code, kExitInputWrong);
}

TEST_F(UserCommand, NewPasswordEndsTheSessions) {
    ASSERT_EQ(run({"add", "kim"}, "correct horse\n").exit_code, kExitOk);
    auto opened = database();
    const auto kim = calendar::UserStore(opened).find("kim").value();
    ASSERT_TRUE(calendar::SessionStore(opened).begin(kim, "hash", current_instant()));
    const auto result = run({"passwd", "kim"}, "battery staple\n");
    EXPECT_EQ(result.exit_code, kExitOk);
    EXPECT_THAT(result.out, HasSubstr("сеансы на сайте закончены"));
    EXPECT_FALSE(calendar::SessionStore(opened).find("hash", current_instant()));
}

}  // namespace
}  // namespace sroki::server
