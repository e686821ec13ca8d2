#include "server/http/router.h"

#include <array>
#include <stdexcept>
#include <system_error>

#include "tests/server/site_fixture.h"
#include "tests/support/temp_directory.h"

namespace sroki::server {
namespace {

using testing::contains;

Response name(const Request& request, Context&) {
    return html_response(std::string(value_of(request.parameters, "id").value_or("none")));
}

Response fail(const Request&, Context&) {
    throw std::runtime_error("disk on fire, password hunter2");
}

Response write(const Request&, Context& context) {
    const calendar::Transaction transaction = context.database.transaction();
    return html_response("written");
}

Response fill(const Request&, Context&) {
    throw std::system_error(std::make_error_code(std::errc::no_space_on_device));
}

constexpr std::array kRoutes{
    Route{Method::get, "/things/{id}", name},  Route{Method::post, "/things/{id}", name},
    Route{Method::get, "/fail", fail},         Route{Method::get, "/api/v1/fail", fail},
    Route{Method::post, "/write/{id}", write}, Route{Method::post, "/api/v1/write", write},
    Route{Method::post, "/fill", fill},
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
    EXPECT_THAT(reports_, ::testing::ElementsAre("id-7 /fail: disk on fire, password hunter2"));
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

// Another connection writes for as long as the test lasts.
class RouterOfBusyDatabase : public Router {
  protected:
    RouterOfBusyDatabase() {
        database_ = calendar::Database::open(folder_.path() / "sroki.db");
        database_.wait_for_writers(std::chrono::milliseconds{0});
    }

    test::TempDirectory folder_;
    calendar::Database other_ = calendar::Database::open(folder_.path() / "sroki.db");
    calendar::Transaction lock_ = other_.transaction();
};

TEST_F(RouterOfBusyDatabase, PageSaysWhatToDo) {
    const Response response = ask(Method::post, "/write/7");
    EXPECT_EQ(response.status, 503U);
    EXPECT_THAT(response.headers,
                ::testing::Contains(std::pair<std::string, std::string>("Retry-After", "60")));
    EXPECT_TRUE(contains(response, "База сейчас занята другой записью, повторите через минуту"));
}

TEST_F(RouterOfBusyDatabase, ApiSaysItInAProblem) {
    const Response response = ask(Method::post, "/api/v1/write");
    EXPECT_EQ(response.status, 503U);
    EXPECT_EQ(response.content_type, "application/problem+json");
    EXPECT_TRUE(contains(response, R"("code":"database_busy")"));
}

TEST_F(RouterOfBusyDatabase, FaultIsLoggedOnceWithItsRoute) {
    EXPECT_EQ(ask(Method::post, "/write/7").route, "/write/{id}");
    EXPECT_THAT(reports_, ::testing::ElementsAre("id-7 /write/{id}: database is locked"));
}

TEST_F(Router, FullDiskIsSaidToBeFull) {
    const Response response = ask(Method::post, "/fill");
    EXPECT_EQ(response.status, 507U);
    EXPECT_TRUE(contains(response, "На диске сервера нет места: ничего не сохранено"));
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
