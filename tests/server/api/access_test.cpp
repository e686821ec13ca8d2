#include "server/api/access.h"

#include "tests/server/api/api_fixture.h"

namespace sroki::server {
namespace {

using calendar::Scope;
using testing::ApiTest;
using testing::header_of;

constexpr auto kPlans = "/api/v1/plans";

class Access : public ApiTest {};

TEST_F(Access, ATokenWithTheScopeOpensTheRoute) {
    EXPECT_EQ(ask(Method::get, kPlans, {}, bearer({Scope::plans_read})).status, 200U);
}

TEST_F(Access, WritingIncludesReading) {
    EXPECT_EQ(ask(Method::get, kPlans, {}, bearer({Scope::plans_write})).status, 200U);
}

TEST_F(Access, WithoutATokenTheChallengeNamesNoError) {
    const Response response = ask(Method::get, kPlans, {}, "");
    EXPECT_EQ(response.status, 401U);
    EXPECT_EQ(header_of(response, "WWW-Authenticate"), "Bearer realm=\"sroki\"");
    EXPECT_EQ(response.content_type, "application/problem+json");
}

TEST_F(Access, AnUnknownTokenIsRefused) {
    const Response response = ask(Method::get, kPlans, {}, "Bearer " + new_secret_token());
    EXPECT_EQ(response.status, 401U);
    EXPECT_EQ(header_of(response, "WWW-Authenticate"),
              "Bearer realm=\"sroki\", error=\"invalid_token\"");
}

TEST_F(Access, TheNameOfTheSchemeHasNoCase) {
    std::string header = bearer({Scope::plans_read});
    header.replace(0, 6, "bEARER");
    EXPECT_EQ(ask(Method::get, kPlans, {}, header).status, 200U);
}

TEST_F(Access, AnotherSchemeIsNoToken) {
    EXPECT_EQ(ask(Method::get, kPlans, {}, "Basic dXNlcjpwYXNz").status, 401U);
}

TEST_F(Access, AnotherResourcesScopeIsNotEnough) {
    const Response response =
        ask(Method::get, kPlans, {}, bearer({Scope::feeds_write, Scope::events_write}));
    EXPECT_EQ(response.status, 403U);
    EXPECT_EQ(text_at(response, "/code"), "insufficient_scope");
    EXPECT_THAT(header_of(response, "WWW-Authenticate"),
                ::testing::HasSubstr("scope=\"plans:read\""));
}

TEST_F(Access, ARevokedTokenIsRefusedAtOnce) {
    const std::string header = bearer({Scope::plans_read});
    ASSERT_TRUE(calendar::TokenStore(database_).revoke(last_token_, now_));
    EXPECT_EQ(ask(Method::get, kPlans, {}, header).status, 401U);
}

TEST_F(Access, ATokenEndsAtItsTime) {
    calendar::TokenRecord record;
    record.department = department_.id;
    record.name = "на час";
    record.scopes = {Scope::plans_read};
    record.expires_at = now_ + std::chrono::hours{1};
    const std::string token = new_secret_token();
    ASSERT_TRUE(calendar::TokenStore(database_).add(record, hash_secret_token(token), now_));
    now_ += std::chrono::seconds{3'599};
    EXPECT_EQ(ask(Method::get, kPlans, {}, "Bearer " + token).status, 200U);
    now_ += std::chrono::seconds{1};
    EXPECT_EQ(ask(Method::get, kPlans, {}, "Bearer " + token).status, 401U);
}

TEST_F(Access, TheStoreKeepsOnlyAHash) {
    const std::string header = bearer({Scope::plans_read});
    calendar::Statement row = database_.statement("SELECT hash FROM api_tokens");
    ASSERT_TRUE(row.step());
    EXPECT_EQ(row.text(0), hash_secret_token(header.substr(7)));
    EXPECT_EQ(row.text(0).size(), 64U);
}

TEST_F(Access, PagesNeedNoToken) {
    EXPECT_EQ(ask(Method::get, "/", {}, "").status, 200U);
    EXPECT_EQ(ask(Method::get, "/api/v1/openapi.json", {}, "").status, 200U);
}

}  // namespace
}  // namespace sroki::server
