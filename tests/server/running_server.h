#pragma once
// An HTTP server on a free port for the length of a test.

#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <thread>

#include <gtest/gtest.h>

#include "server/http/http_server.h"

namespace sroki::server::testing {

inline Response echo(const Request& request, calendar::Database&) {
    Response response{200, "text/plain; charset=utf-8", request.path + ' ' + request.body};
    response.route = "/echo";
    return response;
}

inline HttpSettings loopback() {
    HttpSettings settings;
    settings.listen = {"127.0.0.1", 0};
    return settings;
}

using Answering = std::function<Response(const Request&, calendar::Database&)>;

// A server on a free port for the length of a test.
class RunningServer {
  public:
    explicit RunningServer(
        const HttpSettings& settings = loopback(), Answering answer = echo, std::size_t workers = 1,
        std::size_t queue = 8, std::function<void(const AccessRecord&)> log = [](const auto&) {},
        std::function<void(const FeedRead&)> count = {})
        : server_(settings,
                  {std::move(answer), std::move(log),
                   [](std::string_view what) { ADD_FAILURE() << what; }, std::move(count)}),
          workers_(workers, queue, calendar::Database::in_memory),
          thread_([this] { server_.run(*workers_); }) {}
    RunningServer(const RunningServer&) = delete;
    RunningServer& operator=(const RunningServer&) = delete;
    ~RunningServer() {
        server_.stop();
        thread_.join();
        workers_.reset();
    }

    [[nodiscard]] std::uint16_t port() const { return server_.port(); }
    HttpServer& operator*() { return server_; }
    void wait_for_end() {
        thread_.join();
        thread_ = std::jthread([] {});
    }

  private:
    struct OwnedWorkers : std::optional<Workers> {
        OwnedWorkers(std::size_t count, std::size_t queue, const Workers::OpenDatabase& open) {
            emplace(count, queue, open);
        }
    };
    HttpServer server_;
    OwnedWorkers workers_;
    std::jthread thread_;
};

inline std::shared_ptr<const ReadySet> one_feed(std::string body,
                                                const std::string& path = "/feeds/all.ics") {
    ReadySet set;
    set[path] = std::make_shared<const ReadyContent>(ContentSpec{
        "text/calendar; charset=utf-8", "public, max-age=300", held_body(std::move(body)),
        std::chrono::sys_seconds{std::chrono::seconds{1'600'000'000}}, true, 7});
    return std::make_shared<const ReadySet>(std::move(set));
}

}  // namespace sroki::server::testing
