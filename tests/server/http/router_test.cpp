#include "server/http/router.h"

#include <array>
#include <stdexcept>

#include "tests/server/site_fixture.h"

namespace sroki::server {
namespace {

using testing::contains;

Response name(const Request& request, Context&) {
    return html_response(std::string(value_of(request.parameters, "id").value_or("none")));
}

Response fail(const Request&, Context&) {
    throw std::runtime_error("disk on fire, password hunter2");
}

constexpr std::array kRoutes{
    Route{Method::get, "/things/{id}", name},
    Route{Method::post, "/things/{id}", name},
    Route{Method::get, "/fail", fail},
    Route{Method::get, "/api/v1/fail", fail},
};

class Router : public ::testing::Test {
  protected:
    Response ask(Method method, std::string path) {
        Context context{database_, site_, config_, {}};
        Request request;
        request.method = method;
        request.path = std::move(path);
        request.id = "id-7";
        return answer(kRoutes, request, context,
                      [this](const Request& failed, std::string_view what) {
                          reports_.push_back(failed.id + ' ' + std::string(what));
                      });
    }

    calendar::Database database_ = calendar::Database::in_memory();
    Site site_ = testing::sample_site();
    Config config_;
    std::vector<std::string> reports_;
};

TEST_F(Router, GivesTheSegmentOfThePatternToTheHandler) {
    const Response response = ask(Method::get, "/things/42");
    EXPECT_EQ(response.body, "42");
    EXPECT_EQ(response.route, "/things/{id}");
}

TEST_F(Router, ServesHeadByTheHandlerOfGet) {
    EXPECT_EQ(ask(Method::head, "/things/42").status, 200U);
}

TEST_F(Router, AnswersAnUnknownPathWithARussianPage) {
    for (const char* path :
         {"/nothing", "/things", "/things/", "/things/1/2", "/things/1/", "//"}) {
        const Response response = ask(Method::get, path);
        EXPECT_EQ(response.status, 404U) << path;
        EXPECT_TRUE(contains(response, "Такой страницы нет")) << path;
        EXPECT_TRUE(contains(response, "<html lang=\"ru\"")) << path;
    }
}

TEST_F(Router, NamesTheMethodsOfAKnownPath) {
    const Response response = ask(Method::remove, "/things/42");
    EXPECT_EQ(response.status, 405U);
    const auto expected = std::pair<std::string, std::string>("Allow", "GET, HEAD, POST");
    EXPECT_THAT(response.headers, ::testing::Contains(expected));
}

TEST_F(Router, ReportsAFaultOnceAndTellsTheReaderOnlyItsNumber) {
    const Response response = ask(Method::get, "/fail");
    EXPECT_EQ(response.status, 500U);
    EXPECT_THAT(reports_, ::testing::ElementsAre("id-7 disk on fire, password hunter2"));
    EXPECT_TRUE(contains(response, "id-7"));
    EXPECT_FALSE(contains(response, "hunter2"));
}

TEST_F(Router, AnswersProblemsAsJsonUnderApi) {
    const Response missing = ask(Method::get, "/api/v1/nothing");
    EXPECT_EQ(missing.status, 404U);
    EXPECT_EQ(missing.content_type, "application/problem+json");
    EXPECT_TRUE(contains(missing, R"("code":"not_found")"));
    EXPECT_TRUE(contains(ask(Method::get, "/api/v1/fail"), R"("status":500)"));
}

TEST(Match, TakesWholeSegmentsOnly) {
    EXPECT_TRUE(match("/", "/"));
    EXPECT_TRUE(match("/a/{x}/b", "/a/1/b"));
    EXPECT_FALSE(match("/a/{x}/b", "/a//b"));
    EXPECT_FALSE(match("/a", "/ab"));
    EXPECT_FALSE(match("/a/b", "/a"));
    EXPECT_EQ(value_of(*match("/a/{x}", "/a/b%c"), "x"), "b%c");
}

}  // namespace
}  // namespace sroki::server
