// Routes that name whom they serve, over a table of the test.

#include "server/sign_in/visitors.h"

#include <array>

#include "server/sign_in/form_token.h"
#include "tests/server/site_fixture.h"

namespace sroki::server {
namespace {

using calendar::Role;
using testing::contains;
using testing::header_of;

Response page(const Request&, Context& context) {
    return html_response(context.visitor ? context.visitor->session.name : "nobody");
}

Response take(const Request& request, Context&) {
    return html_response(std::string(value_of(request.form, "field").value_or("none")));
}

constexpr std::array kRoutes{
    Route{Method::get, "/open", page, kEverybody},
    Route{Method::get, "/machine", page},
    Route{Method::get, "/staff", page, kStaff},
    Route{Method::get, "/admin/{id}", page, Viewers{Role::administrator}},
    Route{Method::post, "/staff", take, kStaff},
    Route{Method::post, "/admin/{id}", take, Viewers{Role::administrator}},
};

class VisitorsOfPages : public testing::SiteTest {
  protected:
    Response ask_for(std::string path, NamedValues query = {}, Method method = Method::get,
                     std::string body = {}) {
        Context context{database_, site_, config_, now_};
        Request request;
        request.method = method;
        request.path = std::move(path);
        request.query = std::move(query);
        request.cookie = cookie_;
        request.content_type = "application/x-www-form-urlencoded";
        request.body = std::move(body);
        return answer(kRoutes, std::move(request), context,
                      [](const Request&, std::string_view what) { ADD_FAILURE() << what; });
    }
};

TEST_F(VisitorsOfPages, OpenPageIsForEverybodyAndKnowsWhoIsSignedIn) {
    EXPECT_EQ(ask_for("/open").body, "nobody");
    sign_in_as();
    EXPECT_EQ(ask_for("/open").body, "Ким <В.А.>");
}

TEST_F(VisitorsOfPages, WhatMachinesReadKnowsNobody) {
    sign_in_as();
    const Response response = ask_for("/machine");
    EXPECT_EQ(response.body, "nobody");
    EXPECT_EQ(header_of(response, "Cache-Control"), "");
}

TEST_F(VisitorsOfPages, StrangerIsLedToTheFormAndBack) {
    const Response response = ask_for("/admin/a b", {{"q", "м&=x"}, {"empty", ""}});
    EXPECT_EQ(response.status, 303U);
    EXPECT_EQ(header_of(response, "Cache-Control"), "no-store");
    const std::string location = header_of(response, "Location");
    ASSERT_TRUE(location.starts_with("/login?next=")) << location;
    const auto login = parse_target(location);
    ASSERT_TRUE(login) << location;
    const auto next = parse_target(value_of(login->query, "next").value_or(""));
    ASSERT_TRUE(next) << location;
    EXPECT_EQ(next->path, "/admin/a b");
    EXPECT_EQ(value_of(next->query, "q"), "м&=x");
    EXPECT_EQ(value_of(next->query, "empty"), "");
}

TEST_F(VisitorsOfPages, EachRoleIsStaff) {
    for (const Role role : {Role::administrator, Role::organizer, Role::controller}) {
        sign_in_as(role);
        EXPECT_EQ(ask_for("/staff").status, 200U) << calendar::name_of(role);
    }
}

TEST_F(VisitorsOfPages, WithoutTheRoleAPageAndItsFormAreForbidden) {
    sign_in_as(Role::organizer);
    const Response response = ask_for("/admin/1");
    EXPECT_EQ(response.status, 403U);
    EXPECT_TRUE(contains(response, "не для вас"));
    const std::string token = "form_token=" + form_token_of(secret_);
    EXPECT_EQ(ask_for("/admin/1", {}, Method::post, token).status, 403U);
    sign_in_as(Role::administrator);
    EXPECT_EQ(ask_for("/admin/1").status, 200U);
}

TEST_F(VisitorsOfPages, FormReachesItsHandlerWithTheTokenOfTheSessionOnly) {
    sign_in_as();
    EXPECT_EQ(ask_for("/staff", {}, Method::post, "field=x").status, 403U);
    const Response response =
        ask_for("/staff", {}, Method::post, "field=x&form_token=" + form_token_of(secret_));
    EXPECT_EQ(response.body, "x");
}

TEST_F(VisitorsOfPages, StrangersFormIsNotKeptForLater) {
    const Response response = ask_for("/staff", {{"a", "b"}}, Method::post, "field=x");
    EXPECT_EQ(response.status, 303U);
    EXPECT_EQ(header_of(response, "Location"), "/login");
}

TEST_F(VisitorsOfPages, HeadIsLedToTheFormLikeGet) {
    EXPECT_EQ(ask_for("/staff", {}, Method::head).status, 303U);
}

TEST_F(VisitorsOfPages, CookieOfAnEndedSessionIsNobodys) {
    sign_in_as();
    now_ += calendar::kSessionLife;
    EXPECT_EQ(ask_for("/open").body, "nobody");
    cookie_ = "__Host-sroki_session=" + new_secret_token();
    EXPECT_EQ(ask_for("/staff").status, 303U);
}

}  // namespace
}  // namespace sroki::server
