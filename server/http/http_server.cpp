#include "server/http/http_server.h"

#include <algorithm>
#include <csignal>
#include <list>
#include <system_error>
#include <unordered_set>
#include <utility>

#include <boost/asio/basic_socket_acceptor.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/signal_set.hpp>

#include "server/http/http_messages_ru.h"
#include "server/http/http_session.h"

namespace sroki::server {

namespace {

namespace asio = boost::asio;
using asio::ip::tcp;
using boost::system::error_code;
using std::chrono::milliseconds;
using std::chrono::steady_clock;

using Acceptor = asio::basic_socket_acceptor<tcp, Executor>;
using Sessions = std::list<HttpSession>;

constexpr milliseconds kAcceptPause{100};

// How often sessions are looked through for one that is late.
milliseconds sweep_interval(const HttpSettings& settings) {
    const milliseconds shortest = std::min({settings.header_timeout, settings.body_timeout,
                                            settings.idle_timeout, settings.write_timeout});
    return std::clamp(shortest / 4, milliseconds{5}, milliseconds{500});
}

std::unordered_set<std::string_view> etags_of(const ReadySet& contents) {
    std::unordered_set<std::string_view> etags;
    for (const auto& [path, content] : contents) {
        etags.insert(content->etag());
        etags.insert(content->gzip_etag());
    }
    return etags;
}

}  // namespace

class HttpServer::Implementation {
  public:
    Implementation(const HttpSettings& settings, HttpHooks hooks);

    [[nodiscard]] std::uint16_t port() const { return port_; }
    void publish(std::shared_ptr<const ReadySet> content, bool is_complete);
    void stop_on_signals();
    void run(Workers& workers);
    void stop();

  private:
    Task<void> accept_connections();
    Task<void> serve(Sessions::iterator session);
    void report(const std::exception_ptr& fault) const;
    void begin_stop();
    void end_when_empty();
    void sweep();

    // Before the context: coroutines that die with it still take their sessions off the list.
    HttpHost host_;
    Sessions sessions_;
    asio::io_context io_{1};
    Acceptor acceptor_{io_};
    Timer sweep_timer_{io_};
    Timer stop_timer_{io_};
    Timer completed_{io_, Timer::time_point::max()};
    asio::signal_set signals_{io_};
    std::uint16_t port_ = 0;
    Packer packer_;  // last: its thread posts to the context
};

HttpServer::Implementation::Implementation(const HttpSettings& settings, HttpHooks hooks)
    : host_(settings, std::move(hooks), io_) {
    std::signal(SIGPIPE, SIG_IGN);
    host_.packer = &packer_;
    host_.completed = &completed_;
    asio::ip::basic_resolver<tcp, Executor> resolver(io_);
    const auto found = resolver.resolve(settings.listen.host, std::to_string(settings.listen.port),
                                        tcp::resolver::passive | tcp::resolver::numeric_service);
    const tcp::endpoint endpoint = found.begin()->endpoint();
    acceptor_.open(endpoint.protocol());
    acceptor_.set_option(asio::socket_base::reuse_address(true));
    acceptor_.bind(endpoint);
    acceptor_.listen();
    port_ = acceptor_.local_endpoint().port();
}

void HttpServer::Implementation::publish(std::shared_ptr<const ReadySet> content,
                                         bool is_complete) {
    asio::post(io_, [this, is_complete, next = std::move(content)]() mutable {
        host_.ready = std::move(next);
        host_.forms.keep_only(etags_of(*host_.ready));
        host_.is_complete = host_.is_complete || is_complete;
        if (host_.is_complete) completed_.cancel();
    });
}

void HttpServer::Implementation::stop_on_signals() {
    signals_.add(SIGTERM);
    signals_.add(SIGINT);
    signals_.async_wait([this](const error_code& error, int) {
        if (error) return;
        begin_stop();
        signals_.async_wait([this](const error_code& again, int) {
            if (!again) io_.stop();
        });
    });
}

void HttpServer::Implementation::run(Workers& workers) {
    host_.workers = &workers;
    asio::co_spawn(io_, accept_connections(), [](const std::exception_ptr& fault) {
        if (fault) std::rethrow_exception(fault);
    });
    sweep();
    io_.run();
    // From here on a signal ends the process at once, whatever its threads still wait for.
    signals_.clear();
}

// One connection is lost, the server goes on.
void HttpServer::Implementation::report(const std::exception_ptr& fault) const {
    if (!fault) return;
    try {
        std::rethrow_exception(fault);
    } catch (const std::exception& exception) {
        host_.hooks.log_fault(exception.what());
    }
}

void HttpServer::Implementation::stop() {
    asio::post(io_, [this] { begin_stop(); });
}

void HttpServer::Implementation::begin_stop() {
    if (host_.is_stopping) return;
    host_.is_stopping = true;
    error_code ignored;
    acceptor_.close(ignored);
    for (HttpSession& session : sessions_) {
        if (session.is_idle()) session.close();
    }
    stop_timer_.expires_after(host_.settings.shutdown_timeout);
    stop_timer_.async_wait([this](const error_code& error) {
        if (!error) io_.stop();
    });
    end_when_empty();
}

void HttpServer::Implementation::end_when_empty() {
    if (host_.is_stopping && sessions_.empty()) io_.stop();
}

// One pass over all sessions instead of a timer for each read and write: a deadline may be late by
// an interval, and setting one costs next to nothing.
void HttpServer::Implementation::sweep() {
    const auto now = steady_clock::now();
    for (HttpSession& session : sessions_) {
        if (session.deadline() < now) session.close();
    }
    sweep_timer_.expires_after(sweep_interval(host_.settings));
    sweep_timer_.async_wait([this](const error_code& error) {
        if (!error) sweep();
    });
}

Task<void> HttpServer::Implementation::accept_connections() {
    while (!host_.is_stopping) {
        auto [error, socket] = co_await acceptor_.async_accept(kAwaitTuple);
        if (host_.is_stopping) co_return;
        if (error) {
            // Out of descriptors, most likely: peers wait in the backlog meanwhile.
            Timer pause(io_, kAcceptPause);
            co_await pause.async_wait(kAwaitTuple);
            continue;
        }
        error_code ignored;
        socket.set_option(tcp::no_delay(true), ignored);
        socket.non_blocking(true, ignored);
        if (sessions_.size() >= host_.settings.connections) {
            socket.write_some(asio::buffer(kBusyAnswer), ignored);
            continue;
        }
        const auto session = sessions_.emplace(sessions_.end(), host_, std::move(socket));
        asio::co_spawn(io_, serve(session),
                       [this](const std::exception_ptr& fault) { report(fault); });
    }
}

Task<void> HttpServer::Implementation::serve(Sessions::iterator session) {
    struct Registration {
        Implementation& server;
        Sessions::iterator session;
        ~Registration() {
            server.sessions_.erase(session);
            server.end_when_empty();
        }
    };
    const Registration registration{*this, session};
    co_await session->run();
}

HttpServer::HttpServer(const HttpSettings& settings, HttpHooks hooks) {
    try {
        implementation_ = std::make_unique<Implementation>(settings, std::move(hooks));
    } catch (const boost::system::system_error& fault) {
        throw std::system_error(fault.code(), "listen");
    }
}
HttpServer::~HttpServer() = default;

std::uint16_t HttpServer::port() const {
    return implementation_->port();
}
void HttpServer::publish(std::shared_ptr<const ReadySet> content, bool is_complete) {
    implementation_->publish(std::move(content), is_complete);
}
void HttpServer::stop_on_signals() {
    implementation_->stop_on_signals();
}
void HttpServer::run(Workers& workers) {
    implementation_->run(workers);
}
void HttpServer::stop() {
    implementation_->stop();
}

}  // namespace sroki::server
