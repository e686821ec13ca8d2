#pragma once
// HTTP/1.1 on one io thread. Ready content (feeds, static files) is answered at once from memory;
// every other request goes to a worker and its answer comes back. The coroutines of the program
// live in http_server.cpp and http_session.cpp and nowhere else.
// Thread contract: run() is the io thread; publish() and stop() may be called from any thread.
// A server ignores SIGPIPE for the whole process: sendfile(2) has no flag against it.
// Errors: the constructor throws std::system_error when the address can't be bound. What a peer
// does wrong ends its connection, at most with an error answer; it never ends run().

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <string_view>

#include "server/config.h"
#include "server/http/ready_content.h"
#include "server/http/request.h"
#include "server/http/response.h"
#include "server/http/workers.h"

namespace sroki::server {

struct HttpSettings {
    ListenAddress listen;
    std::size_t header_bytes = 8'192;
    std::size_t body_bytes = 1'048'576;
    std::size_t upload_bytes = 26'214'400;  // of a POST under /api/ that shows a token
    std::size_t uploads = 4;                // bodies past `body_bytes` at the same time
    std::size_t connections = 4'096;
    std::chrono::milliseconds header_timeout{10'000};
    std::chrono::milliseconds body_timeout{30'000};
    std::chrono::milliseconds idle_timeout{60'000};
    std::chrono::milliseconds write_timeout{30'000};  // and what `reader_bytes_per_s` allows
    std::size_t reader_bytes_per_s = 8'192;           // a slower reader is dropped
    std::chrono::milliseconds shutdown_timeout{10'000};
    std::size_t form_bytes = 8U << 20U;        // of ready answers kept whole
    std::int64_t feed_fulls_per_minute = 240;  // whole copies of a feed for one address; 0: any
};

// One answered request, for the log. The route's pattern stands for the path, for an address may
// hold a token; the peer's own address is personal data and is left out.
struct AccessRecord {
    std::string_view method;
    std::string_view route;
    std::string_view request_id;
    unsigned status;
    std::size_t body_bytes;
    std::chrono::microseconds duration;
};

// One answer with a feed, for the observatory.
struct FeedRead {
    std::int64_t feed;
    unsigned status;
    std::chrono::sys_seconds at;
    std::string_view user_agent;
};

// What the server asks of its owner; none may throw.
struct HttpHooks {
    // On a worker.
    std::function<Response(const Request&, calendar::Database&)> answer;
    // On the io thread, for each request that went to a worker or was refused.
    std::function<void(const AccessRecord&)> log_access;
    // On the io thread, for an exception that ended a connection: no memory, or a bug.
    std::function<void(std::string_view what)> log_fault;
    // On the io thread, for each answer with a feed; may be empty.
    std::function<void(const FeedRead&)> count_read{};
};

class HttpServer {
  public:
    HttpServer(const HttpSettings& settings, HttpHooks hooks);
    HttpServer(const HttpServer&) = delete;
    HttpServer& operator=(const HttpServer&) = delete;
    ~HttpServer();

    // The real port, also when 0 was asked for.
    [[nodiscard]] std::uint16_t port() const;
    // Swaps the ready content; answers that are on their way end with the old one. Until a set
    // `is_complete`, who asks for a feed that isn't in it waits.
    void publish(std::shared_ptr<const ReadySet> content, bool is_complete = true);
    // SIGTERM and SIGINT stop the server; a second one ends it at once.
    void stop_on_signals();
    // Returns after a stop: no new connections, idle ones closed, what runs may end within
    // `shutdown_timeout`, the rest is cut.
    // `workers` must be destroyed before this server: its jobs come back to the io thread.
    void run(Workers& workers);
    void stop();

  private:
    class Implementation;
    std::unique_ptr<Implementation> implementation_;
};

}  // namespace sroki::server
