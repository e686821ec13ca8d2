// Signing in and out, through the router.

#include "server/sign_in/form_token.h"
#include "server/sign_in/visitors.h"
#include "tests/server/site_fixture.h"

namespace sroki::server {
namespace {

using calendar::Role;
using testing::contains;
using ::testing::HasSubstr;
using testing::header_of;
using testing::headers_of;

class Login : public testing::SiteTest {
  protected:
    Login() {
        EXPECT_TRUE(calendar::UserStore(database_).add(
            department_.id, {0, "kim", "Ким В.А.", Role::organizer, "right"}, now_));
    }

    // Opens the form as a browser does: keeps its cookie and takes its token.
    std::string token_of_form() {
        const Response form = get("/login");
        const std::string set = header_of(form, "Set-Cookie");
        if (!set.empty()) cookie_ = set.substr(0, set.find(';'));
        constexpr std::string_view kField = "name=\"form_token\" value=\"";
        const std::size_t at = form.body.find(kField);
        EXPECT_NE(at, std::string::npos);
        return form.body.substr(at + kField.size(), 64);
    }

    Response sign_in(const std::string& password, const std::string& more = {}) {
        const std::string token = token_of_form();
        return post("/login", "login=kim&password=" + password + "&form_token=" + token + more);
    }

    std::int64_t sessions() {
        auto row = database_.statement("SELECT count(*) FROM sessions");
        EXPECT_TRUE(row.step());
        return row.integer(0);
    }
};

TEST_F(Login, FormSetsItsCookieOnceAndIsKeptByNobody) {
    const Response form = get("/login");
    EXPECT_EQ(form.status, 200U);
    EXPECT_EQ(header_of(form, "Cache-Control"), "no-store");
    const std::string set = header_of(form, "Set-Cookie");
    EXPECT_THAT(set, HasSubstr("__Host-sroki_visit="));
    EXPECT_THAT(set, HasSubstr("; HttpOnly; SameSite=Lax; Secure"));
    cookie_ = set.substr(0, set.find(';'));
    EXPECT_THAT(headers_of(get("/login"), "Set-Cookie"), ::testing::IsEmpty());
}

TEST_F(Login, RightPasswordOpensASessionAndLeadsOn) {
    const Response response = sign_in("right", "&next=%2Fcalendar%3Fmonth%3D2026-11");
    EXPECT_EQ(response.status, 303U);
    EXPECT_EQ(header_of(response, "Location"), "/calendar?month=2026-11");
    const std::string set = header_of(response, "Set-Cookie");
    EXPECT_THAT(set, ::testing::StartsWith("__Host-sroki_session="));
    EXPECT_THAT(set, ::testing::EndsWith("; Path=/; HttpOnly; SameSite=Lax; Secure"));
    cookie_ = set.substr(0, set.find(';'));
    EXPECT_TRUE(contains(get("/"), "Ким В.А."));
    EXPECT_TRUE(contains(get("/"), "Выйти"));
    EXPECT_FALSE(contains(get("/"), "href=\"/login\""));
}

TEST_F(Login, WrongPasswordShowsTheFormAgainWithTheLoginAndWhereToGo) {
    const Response response = sign_in("wr%3Cong", "&next=%2Fobservatory");
    EXPECT_EQ(response.status, 403U);
    EXPECT_TRUE(contains(response, "Логин или пароль не подходят."));
    EXPECT_TRUE(contains(response, "value=\"kim\""));
    EXPECT_TRUE(contains(response, "name=\"next\" value=\"/observatory\""));
    EXPECT_FALSE(contains(response, "wr&lt;ong"));
    EXPECT_EQ(sessions(), 0);
}

TEST_F(Login, UnknownLoginIsAnsweredWithTheVerySamePage) {
    const Response wrong = sign_in("wrong");
    const std::string token = token_of_form();
    const Response unknown = post("/login", "login=lee&password=wrong&form_token=" + token);
    EXPECT_EQ(unknown.status, wrong.status);
    std::string expected = wrong.body;
    expected.replace(expected.find("value=\"kim\""), 11, "value=\"lee\"");
    EXPECT_EQ(unknown.body, expected);
}

TEST_F(Login, TooManyTriesAreToldToWait) {
    for (int i = 0; i < static_cast<int>(kTriesOfLogin); ++i)
        ASSERT_EQ(sign_in("wrong").status, 403U);
    const Response response = sign_in("right");
    EXPECT_EQ(response.status, 429U);
    EXPECT_EQ(header_of(response, "Retry-After"), "120");
    EXPECT_TRUE(contains(response, "Слишком много попыток входа. Повторите через 2 минуты."));
}

TEST_F(Login, FormWithoutItsTokenOrItsCookieDoesNothing) {
    const std::string token = token_of_form();
    const std::string fields = "login=kim&password=right";
    for (const std::string& body :
         {fields, fields + "&form_token=", fields + "&form_token=" + std::string(64, 'a')}) {
        const Response response = post("/login", body);
        EXPECT_EQ(response.status, 403U) << body;
        EXPECT_TRUE(contains(response, "Форма устарела")) << body;
    }
    cookie_.clear();
    EXPECT_EQ(post("/login", fields + "&form_token=" + token).status, 403U);
    EXPECT_EQ(sessions(), 0);
}

TEST_F(Login, TokenOfAnotherBrowserIsRefused) {
    const std::string others = form_token_of(new_secret_token());
    (void)token_of_form();
    EXPECT_EQ(post("/login", "login=kim&password=right&form_token=" + others).status, 403U);
}

TEST_F(Login, BodyThatIsNoFormIsABadRequest) {
    Request request;
    request.method = Method::post;
    request.path = "/login";
    request.content_type = "application/json";
    request.body = "{}";
    EXPECT_EQ(ask(std::move(request)).status, 400U);
}

TEST_F(Login, SigningInAgainEndsTheSessionThatWasOpen) {
    const Response first = sign_in("right");
    const std::string set = header_of(first, "Set-Cookie");
    cookie_ += "; " + set.substr(0, set.find(';'));
    const std::string visit = cookie_.substr(cookie_.find('=') + 1, 43);
    const Response second =
        post("/login", "login=kim&password=right&form_token=" + form_token_of(visit));
    EXPECT_EQ(second.status, 303U);
    EXPECT_NE(header_of(second, "Set-Cookie"), set);
    EXPECT_EQ(sessions(), 1);
}

TEST_F(Login, WhoIsSignedInIsLedOnFromTheForm) {
    sign_in_as();
    const Response response = get("/login", {{"next", "/feeds"}});
    EXPECT_EQ(response.status, 303U);
    EXPECT_EQ(header_of(response, "Location"), "/feeds");
}

TEST_F(Login, SigningOutEndsTheSessionAndClearsTheCookie) {
    sign_in_as();
    const Response response = post("/logout", "form_token=" + form_token_of(secret_));
    EXPECT_EQ(response.status, 303U);
    EXPECT_EQ(header_of(response, "Location"), "/");
    EXPECT_THAT(header_of(response, "Set-Cookie"), HasSubstr("__Host-sroki_session=; "));
    EXPECT_THAT(header_of(response, "Set-Cookie"), HasSubstr("Max-Age=0"));
    EXPECT_FALSE(contains(get("/"), "Выйти")) << "the cookie, if kept, opens nothing";
}

TEST_F(Login, AnotherSiteCannotSignAPersonOut) {
    sign_in_as();
    EXPECT_EQ(post("/logout", "").status, 403U);
    EXPECT_EQ(post("/logout", "form_token=" + form_token_of(new_secret_token())).status, 403U);
    EXPECT_EQ(get("/logout").status, 405U);
    EXPECT_TRUE(contains(get("/"), "Выйти"));
}

TEST_F(Login, FormOfASessionTakesNoTokenOfTheVisitCookie) {
    sign_in_as();
    const std::string visit = new_secret_token();
    cookie_ += "; __Host-sroki_visit=" + visit;
    EXPECT_EQ(post("/logout", "form_token=" + form_token_of(visit)).status, 403U);
}

TEST_F(Login, SigningOutAfterTheSessionHasEndedLeadsToTheForm) {
    sign_in_as();
    now_ += calendar::kSessionIdle;
    const Response response = post("/logout", "form_token=" + form_token_of(secret_));
    EXPECT_EQ(response.status, 303U);
    EXPECT_EQ(header_of(response, "Location"), "/login");
}

TEST_F(Login, UseKeepsASessionAlive) {
    sign_in_as();
    for (int i = 0; i < 3; ++i) {
        now_ += calendar::kSessionIdle - std::chrono::seconds{1};
        EXPECT_TRUE(contains(get("/"), "Выйти")) << i;
    }
    now_ += calendar::kSessionIdle;
    EXPECT_FALSE(contains(get("/"), "Выйти"));
}

TEST_F(Login, UseIsWrittenSeldom) {
    sign_in_as();
    const auto changes = [&] {
        auto row = database_.statement("SELECT total_changes()");
        EXPECT_TRUE(row.step());
        return row.integer(0);
    };
    const std::int64_t before = changes();
    now_ += calendar::kSessionTouchStep - std::chrono::seconds{1};
    (void)get("/");
    EXPECT_EQ(changes(), before);
    now_ += std::chrono::seconds{1};
    (void)get("/");
    (void)get("/");
    EXPECT_EQ(changes(), before + 1);
}

TEST_F(Login, PageIsShownWhenItsUseCannotBeWritten) {
    sign_in_as();
    database_.statement("PRAGMA query_only = 1").run();
    now_ += calendar::kSessionTouchStep;
    EXPECT_TRUE(contains(get("/"), "Выйти"));
    database_.statement("PRAGMA query_only = 0").run();
}

TEST_F(Login, PagesOfASignedInPersonAreKeptByNobody) {
    const auto plan = store(test::draft_plan());
    for (const std::string& path :
         {std::string("/"), std::string("/calendar"), std::string("/feeds"), path_of(plan)}) {
        EXPECT_EQ(header_of(get(path), "Cache-Control"), "") << path;
    }
    sign_in_as();
    for (const std::string& path :
         {std::string("/"), std::string("/calendar"), std::string("/feeds"), path_of(plan),
          std::string("/observatory"), std::string("/items/1"), std::string("/login")}) {
        EXPECT_EQ(header_of(get(path), "Cache-Control"), "private, no-store") << path;
    }
}

TEST_F(Login, NameOfThePersonIsEscaped) {
    sign_in_as();
    EXPECT_TRUE(contains(get("/"), "Ким &lt;В.А.&gt;"));
    EXPECT_TRUE(contains(get("/nope"), "Ким &lt;В.А.&gt;")) << "on error pages, too";
}

TEST_F(Login, FilesForMachinesAskForNobody) {
    sign_in_as();
    database_.statement("ALTER TABLE sessions RENAME TO lost").run();
    EXPECT_EQ(get("/healthz").status, 200U);
    EXPECT_EQ(get("/feeds/nope.ics").status, 404U);
    EXPECT_EQ(get("/api/v1/openapi.json").status, 200U);
}

TEST(LocalTarget, IsAPathOfThisSite) {
    for (const char* target : {"/", "/observatory", "/calendar?month=2026-11", "/plans/1",
                               "/a%20b?q=%D0%BC&x=/y", "/loginx"}) {
        EXPECT_TRUE(is_local_target(target)) << target;
    }
}

TEST(LocalTarget, LeadsNowhereElseAndNotBackToTheForm) {
    for (const char* target :
         {"", "observatory", "//evil.example", "///evil.example", "/\\evil.example",
          "\\\\evil.example", "http://evil.example/", "https:evil.example", "javascript:alert(1)",
          "/a\r\nSet-Cookie: x=y", "/a b", "/\tevil", " /a", "/a#b", "/%", "/login",
          "/login?next=/", "/log%69n", "/logout"}) {
        EXPECT_FALSE(is_local_target(target)) << target;
    }
    EXPECT_FALSE(is_local_target("/" + std::string(600, 'a')));
}

TEST_F(Login, NextThatLeadsElsewhereIsForgotten) {
    const Response response = sign_in("right", "&next=%2F%2Fevil.example%2F");
    EXPECT_EQ(header_of(response, "Location"), "/");
    EXPECT_FALSE(contains(get("/login", {{"next", "https://evil.example/"}}), "evil"));
}

}  // namespace
}  // namespace sroki::server
