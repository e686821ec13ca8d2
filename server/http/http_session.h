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

#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http/parser.hpp>

#include "server/http/beast_request.h"
#include "server/http/http_host.h"

namespace sroki::server {

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
    using Message = BeastRequest;
    using Pieces = std::array<boost::asio::const_buffer, 2>;

    Task<bool> serve_request();
    Task<boost::system::error_code> read_header(Parser& parser);
    Task<boost::system::error_code> read_body(Parser& parser);
    [[nodiscard]] bool may_be_large(const Parser& parser) const;
    Task<bool> serve_ready(const Message& message, const KnownFields& fields,
                           std::shared_ptr<const ReadyContent> content, bool keep_alive);
    Task<bool> serve_page(Message& message, Target& target, bool keep_alive);
    Task<Response> answer_on_worker(Request request);
    // `target`: what was asked for, once that is known.
    Task<bool> refuse(unsigned status, std::string_view target = {});
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
