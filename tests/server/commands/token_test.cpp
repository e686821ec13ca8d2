// sroki token, as an administrator types it.

#include <gmock/gmock.h>
#include <boost/json.hpp>

#include "calendar/store/token_store.h"
#include "server/installation.h"
#include "server/secret_token.h"
#include "tests/support/command_line.h"
#include "tests/support/temp_directory.h"

namespace sroki::server {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Not;

class TokenCommand : public ::testing::Test {
  protected:
    test::CommandResult run(std::vector<std::string> arguments) {
        arguments.insert(arguments.begin(), "token");
        arguments.insert(arguments.end(), {"--data", folder_.path().string()});
        return test::run_command(arguments);
    }

    std::vector<calendar::TokenRecord> stored() {
        auto database = calendar::Database::open(database_file(folder_.path()));
        return calendar::TokenStore(database).list();
    }

    test::TempDirectory folder_;
};

TEST_F(TokenCommand, ShowsATokenOnceAndKeepsItsHash) {
    const auto result = run({"create", "--scope", "plans:write", "--json"});
    ASSERT_EQ(result.exit_code, kExitOk) << result.err;
    const auto printed = boost::json::parse(result.out);
    const std::string token(printed.at("token").as_string());
    EXPECT_EQ(token.size(), 43U);
    EXPECT_THAT(run({"list"}).out, Not(HasSubstr(token)));
    auto database = calendar::Database::open(database_file(folder_.path()));
    EXPECT_TRUE(
        calendar::TokenStore(database).find_valid(hash_secret_token(token), current_instant()));
}

TEST_F(TokenCommand, TakesSeveralScopes) {
    ASSERT_EQ(
        run({"create", "--scope", "plans:read,events:write", "--scope", "feeds:read"}).exit_code,
        kExitOk);
    EXPECT_THAT(stored().at(0).scopes,
                ElementsAre(calendar::Scope::plans_read, calendar::Scope::events_write,
                            calendar::Scope::feeds_read));
}

TEST_F(TokenCommand, AnUnknownScopeIsNamedAndNothingIsStored) {
    const auto result = run({"create", "--scope", "everything"});
    EXPECT_EQ(result.exit_code, kExitInputWrong);
    EXPECT_THAT(result.err, HasSubstr("everything"));
    EXPECT_THAT(result.err, HasSubstr("plans:write"));
    EXPECT_TRUE(stored().empty());
}

TEST_F(TokenCommand, WithoutAScopeItIsAWrongUsage) {
    EXPECT_EQ(run({"create"}).exit_code, kExitUsage);
}

TEST_F(TokenCommand, ARevokedTokenIsMarked) {
    ASSERT_EQ(run({"create", "--scope", "plans:read"}).exit_code, kExitOk);
    ASSERT_EQ(run({"revoke", "1"}).exit_code, kExitOk);
    EXPECT_THAT(run({"list"}).out, HasSubstr("отозван"));
    EXPECT_EQ(run({"revoke", "9"}).exit_code, kExitInputWrong);
}

}  // namespace
}  // namespace sroki::server
