#pragma once
// One connection: requests are read, answered from memory or by a worker, and written.
// Private to http_server.cpp and http_session.cpp, the only files with coroutines.
// Thread contract: everything here runs on the io thread.

#include <array>
#include <chrono>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/basic_stream_socket.hpp>
#include <boost/asio/basic_waitable_timer.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/string_body.hpp>

#include "server/http/form_cache.h"
#include "server/http/http_server.h"
#include "server/http/packer.h"
#include "server/http/rate_limiter.h"

namespace sroki::server {

// Named types instead of any_executor: no virtual call on the path of a feed.
using Executor = boost::asio::io_context::executor_type;
using Socket = boost::asio::basic_stream_socket<boost::asio::ip::tcp, Executor>;
using Timer = boost::asio::basic_waitable_timer<
    std::chrono::steady_clock, boost::asio::wait_traits<std::chrono::steady_clock>, Executor>;
template <class T>
using Task = boost::asio::awaitable<T, Executor>;
inline constexpr boost::asio::use_awaitable_t<Executor> kAwait;
// The awaited value is a tuple that begins with the error code.
inline constexpr auto kAwaitTuple = boost::asio::as_tuple(kAwait);

// What all sessions of a server share.
struct HttpHost {
    const HttpSettings settings;
    const HttpHooks hooks;
    boost::asio::io_context& io;
    Workers* workers = nullptr;
    Packer* packer = nullptr;
    FormCache forms;
    RateLimiter limiter;
    std::shared_ptr<const ReadySet> ready = std::make_shared<const ReadySet>();
    // False until the feeds are there: who asks for one waits for `completed`, which then ends.
    bool is_complete = false;
    Timer* completed = nullptr;
    bool is_stopping = false;
    std::size_t uploads = 0;  // large bodies that are being read or answered
    std::uint64_t requests = 0;
    std::int64_t started_at = 0;  // makes request ids differ between two starts
    std::chrono::sys_seconds now{};
    std::string date_line{};

    HttpHost(const HttpSettings& with, HttpHooks asked, boost::asio::io_context& context);

    [[nodiscard]] std::string next_request_id();
    // Moves `now` and the line on, once a second.
    void read_clock();
};

// What of a request decides and counts an answer that is ready; views into the message.
struct KnownFields {
    std::size_t hosts = 0;
    Preconditions preconditions{};
    std::string_view user_agent{};
};

class HttpSession {
  public:
    using Clock = std::chrono::steady_clock;

    HttpSession(HttpHost& host, Socket socket);

    // Until the peer leaves, is too slow or wrong, or the server stops.
    Task<void> run();
    // Waits for a request and has read nothing of it: may be closed without harm.
    [[nodiscard]] bool is_idle() const { return is_idle_; }
    // When the peer has taken too long, by the server's sweep.
    [[nodiscard]] Clock::time_point deadline() const { return deadline_; }
    // What waits for this socket ends with an error.
    void close();

  private:
    using Parser = boost::beast::http::request_parser<boost::beast::http::string_body>;
    using Message = boost::beast::http::request<boost::beast::http::string_body>;
    using Pieces = std::array<boost::asio::const_buffer, 2>;

    Task<bool> serve_request();
    Task<boost::system::error_code> read_header(Parser& parser);
    Task<boost::system::error_code> read_body(Parser& parser);
    [[nodiscard]] bool may_be_large(const Parser& parser) const;
    Task<bool> serve_ready(const Message& message, const KnownFields& fields,
                           std::shared_ptr<const ReadyContent> content, bool keep_alive);
    Task<bool> serve_page(Message& message, Target& target, bool keep_alive);
    Task<Response> answer_on_worker(Request request);
    Task<bool> refuse(unsigned status);
    [[nodiscard]] std::size_t write_at_once(std::string_view body, const ReadyForm* form);
    Task<bool> write_rest(std::string_view body, std::size_t sent = 0);
    Task<void> linger();
    [[nodiscard]] std::shared_ptr<const ReadyContent> find_ready(const Message& message,
                                                                 std::string_view path) const;
    Task<FormCache::FormPointer> make_form(std::shared_ptr<const ReadyContent> content,
                                           ReadyContent::Choice choice);
    Task<FormCache::FormPointer> pack(std::shared_ptr<const ReadyContent> content,
                                      FormCache::FormPointer plain);
    // Empty: this machine. The view lives as long as the message and the session.
    [[nodiscard]] std::string_view client_address(const Message& message);
    [[nodiscard]] std::optional<std::chrono::seconds> wait_of(const Message& message,
                                                              const ReadyContent& content);
    void set_head(std::string_view head, unsigned version, bool keep_alive);
    void expire_after(std::chrono::milliseconds timeout) { deadline_ = Clock::now() + timeout; }

    HttpHost& host_;
    Socket socket_;
    boost::beast::flat_buffer buffer_;
    Clock::time_point deadline_ = Clock::time_point::max();
    bool is_idle_ = false;
    std::string head_;                 // of the answer that is being written
    std::optional<std::string> peer_;  // its address, once it was needed
};

}  // namespace sroki::server
