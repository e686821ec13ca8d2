// The whole server over a real database file and a real socket.

#include "server/app.h"

#include <condition_variable>
#include <latch>
#include <mutex>
#include <thread>

#include <gtest/gtest.h>

#include "calendar/store/layer_store.h"
#include "calendar/store/session_store.h"
#include "server/secret_token.h"
#include "tests/server/http_client.h"
#include "tests/server/layers/canned_server.h"
#include "tests/server/site_fixture.h"
#include "tests/support/command_line.h"
#include "tests/support/temp_directory.h"

namespace sroki::server {
namespace {

using testing::HttpClient;

TEST(AppStop, WaitsNeitherForAStalledCalendarNorForAPassOfLetters) {
    const test::TempDirectory folder;
    auto database = calendar::Database::open(database_file(folder.path()));
    const auto department = calendar::DepartmentStore(database).ensure(
        "Отдел", "Asia/Yekaterinburg", testing::feed_titles(), current_instant());
    testing::CannedServer stalled({std::string(testing::CannedServer::kStall)});
    ASSERT_TRUE(calendar::LayerStore(database).create(department.id, "rmc", "РМЦ", stalled.url(),
                                                      current_instant()));
    Config config;
    config.server.listen = "127.0.0.1:0";
    config.layers.allow_local = true;
    std::latch is_reminding(1);
    App app({config, folder.path(), std::move(database), department},
            [&](calendar::Database&, calendar::Instant, const std::stop_token& stop) {
                is_reminding.count_down();
                std::mutex mutex;
                std::unique_lock lock(mutex);
                std::condition_variable_any().wait(lock, stop, [] { return false; });
                return std::string();
            });
    std::jthread thread([&] { app.run(); });
    stalled.wait_for_requests(1);
    is_reminding.wait();
    const auto began = std::chrono::steady_clock::now();
    app.stop();
    thread.join();
    // A calendar is waited for half a minute.
    EXPECT_LT(std::chrono::steady_clock::now() - began, std::chrono::seconds{10});
}

class RunningApp : public ::testing::Test {
  protected:
    RunningApp() {
        Config config;
        config.server.listen = "127.0.0.1:0";
        config.limits.feed_poll_ms = 10;
        config.limits.write_wait_ms = 200;
        auto database = calendar::Database::open(database_file(folder_.path()));
        department_ = calendar::DepartmentStore(database).ensure(
            "Отдел", "Asia/Yekaterinburg", testing::feed_titles(), current_instant());
        app_.emplace(Installation{config, folder_.path(), std::move(database), department_},
                     [this](calendar::Database&, calendar::Instant, const std::stop_token&) {
                         reminded_.count_down();
                         return std::string();
                     });
        thread_ = std::jthread([this] { app_->run(); });
        const std::string& url = app_->local_url();
        port_ = static_cast<std::uint16_t>(std::stoi(url.substr(url.rfind(':') + 1)));
    }
    ~RunningApp() override {
        app_->stop();
        thread_.join();
    }

    test::TempDirectory folder_;
    calendar::Department department_;
    std::latch reminded_{1};
    std::optional<App> app_;
    std::jthread thread_;
    std::uint16_t port_ = 0;
};

TEST_F(RunningApp, ServesPagesFilesAndFeedsFromTheFirstRequest) {
    HttpClient client(port_);
    EXPECT_EQ(client.get("/feeds/all.ics").status, 200);
    EXPECT_EQ(client.get("/").status, 200);
    EXPECT_EQ(client.get("/static/style.css?v=1").header("Content-Type"),
              "text/css; charset=utf-8");
    EXPECT_NE(client.get("/robots.txt").body.find("Allow: /feeds/"), std::string::npos);
    EXPECT_EQ(client.get("/healthz").status, 200);
}

TEST_F(RunningApp, RemindsByItself) {
    reminded_.wait();
}

TEST_F(RunningApp, PageHasSecurityHeaders) {
    const testing::Answer page = HttpClient(port_).get("/");
    EXPECT_NE(page.header("Content-Security-Policy").find("default-src 'none'"), std::string::npos);
    EXPECT_EQ(page.header("X-Content-Type-Options"), "nosniff");
    EXPECT_EQ(page.header("X-Frame-Options"), "DENY");
    EXPECT_EQ(page.header("Referrer-Policy"), "no-referrer");
}

// As a browser does it: keeps cookies, takes the hidden field of the form, follows what it is told.
TEST_F(RunningApp, LetsAnOrganizerSignInLookAtTheObservatoryAndSignOut) {
    const auto added = test::run_command(
        {"user", "add", "kim", "--name", "Ким В.А.", "--data", folder_.path().string()},
        "correct horse\n");
    ASSERT_EQ(added.exit_code, 0) << added.err;
    HttpClient client(port_);
    const auto cookie_of = [](const testing::Answer& answer) {
        const std::string set = answer.header("Set-Cookie");
        return "Cookie: " + set.substr(0, set.find(';')) + "\r\n";
    };
    const auto token_of = [](const testing::Answer& answer) {
        constexpr std::string_view kField = "name=\"form_token\" value=\"";
        return answer.body.substr(answer.body.find(kField) + kField.size(), 64);
    };
    const auto post = [&](std::string_view path, const std::string& cookie,
                          const std::string& fields) {
        client.send("POST " + std::string(path) + " HTTP/1.1\r\nHost: localhost\r\n" + cookie +
                    "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: " +
                    std::to_string(fields.size()) + "\r\n\r\n" + fields);
        return client.read();
    };

    const testing::Answer stranger = client.get("/observatory");
    ASSERT_EQ(stranger.status, 303);
    const testing::Answer form = client.get(stranger.header("Location"));
    ASSERT_EQ(form.status, 200);
    const std::string fields = "login=kim&next=%2Fobservatory&form_token=" + token_of(form);
    EXPECT_EQ(post("/login", cookie_of(form), fields + "&password=wrong").status, 403);
    const testing::Answer signed_in =
        post("/login", cookie_of(form), fields + "&password=correct+horse");
    ASSERT_EQ(signed_in.status, 303) << signed_in.body;
    ASSERT_EQ(signed_in.header("Location"), "/observatory");
    const std::string session = cookie_of(signed_in);

    const testing::Answer page = client.get("/observatory", session);
    EXPECT_EQ(page.status, 200);
    EXPECT_EQ(page.header("Cache-Control"), "private, no-store");
    EXPECT_NE(page.body.find("Ким В.А."), std::string::npos);
    EXPECT_NE(page.body.find("0 записей, "), std::string::npos) << "the size of a feed is known";

    EXPECT_EQ(post("/logout", session, "form_token=none").status, 403);
    EXPECT_EQ(post("/logout", session, "form_token=" + token_of(page)).status, 303);
    EXPECT_EQ(client.get("/observatory", session).status, 303);
}

TEST_F(RunningApp, NewPasswordOfTheCommandLineEndsTheSession) {
    const std::string folder = folder_.path().string();
    ASSERT_EQ(
        test::run_command({"user", "add", "kim", "--data", folder}, "correct horse\n").exit_code,
        0);
    auto database = calendar::Database::open(database_file(folder_.path()));
    const std::string secret = new_secret_token();
    ASSERT_TRUE(
        calendar::SessionStore(database).begin(calendar::UserStore(database).find("kim").value(),
                                               hash_secret_token(secret), current_instant()));
    HttpClient client(port_);
    const std::string cookie = "Cookie: sroki_session=" + secret + "\r\n";
    ASSERT_EQ(client.get("/observatory", cookie).status, 200);
    ASSERT_EQ(test::run_command({"user", "passwd", "kim", "--data", folder}, "battery staple\n")
                  .exit_code,
              0);
    EXPECT_EQ(client.get("/observatory", cookie).status, 303);
}

// The server's own wait, not the ten seconds of a command: the client wouldn't see an answer then.
TEST_F(RunningApp, WriteThatMeetsAnotherOneIsToldSoonToTryAgain) {
    auto database = calendar::Database::open(database_file(folder_.path()));
    calendar::TokenRecord record;
    record.department = department_.id;
    record.name = "проверка";
    record.scopes = calendar::all_scopes();
    const std::string token = new_secret_token();
    ASSERT_TRUE(
        calendar::TokenStore(database).add(record, hash_secret_token(token), current_instant()));
    const calendar::Transaction lock = database.transaction();
    HttpClient client(port_);
    const std::string body = R"({"name":"rmc","url":"https://example.org/a.ics"})";
    const auto began = std::chrono::steady_clock::now();
    client.send("POST /api/v1/layers HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " +
                token + "\r\nContent-Type: application/json\r\nContent-Length: " +
                std::to_string(body.size()) + "\r\n\r\n" + body);
    const testing::Answer answer = client.read();
    EXPECT_EQ(answer.status, 503);
    EXPECT_EQ(answer.header("Retry-After"), "60");
    EXPECT_LT(std::chrono::steady_clock::now() - began, std::chrono::seconds{8});
}

TEST_F(RunningApp, ShowsInTheFeedWhatAnotherProcessImports) {
    HttpClient client(port_);
    const std::string etag = client.get("/feeds/all.ics").header("ETag");
    auto other = calendar::Database::open(database_file(folder_.path()));
    calendar::PlanStore plans(other);
    const auto saved = plans.save_draft(department_.id, test::draft_plan(), {"plan.docx", "bytes"},
                                        current_instant());
    ASSERT_TRUE(saved && plans.approve(saved->id, current_instant()));
    // Asked again and again, as readers do; the client's own limit ends a server that never shows
    // it.
    const auto limit = std::chrono::steady_clock::now() + std::chrono::seconds{10};
    testing::Answer answer;
    do {
        answer = client.get("/feeds/all.ics", "If-None-Match: " + etag + "\r\n");
    } while (answer.status == 304 && std::chrono::steady_clock::now() < limit);
    EXPECT_EQ(answer.status, 200);
    EXPECT_NE(answer.body.find("BEGIN:VEVENT"), std::string::npos);
}

}  // namespace
}  // namespace sroki::server
