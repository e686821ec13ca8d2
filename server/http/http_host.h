#pragma once
// What all connections of a server share, and the types of Asio they are made of.
// Thread contract: everything here runs on the io thread.

#include <chrono>
#include <cstdint>
#include <memory>
#include <string>

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/basic_stream_socket.hpp>
#include <boost/asio/basic_waitable_timer.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/use_awaitable.hpp>

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

}  // namespace sroki::server
