#include "server/http/http_session.h"

#include <utility>

#include <fmt/format.h>
#include <boost/asio/post.hpp>
#include <boost/beast/core/buffers_suffix.hpp>
#include <boost/beast/http/error.hpp>

#include "server/feeds/feed_address.h"
#include "server/http/beast_request.h"
#include "server/http/client_address.h"
#include "server/http/http_messages_ru.h"

namespace sroki::server {

namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = boost::beast::http;
using boost::system::error_code;
using std::chrono::milliseconds;

constexpr std::size_t kReadBytes = 4'096;
constexpr int kLargeBodyTimes = 4;  // a document may take this many times longer
constexpr std::size_t kLingerBytesMax = 262'144;
constexpr milliseconds kLingerTimeout{1'000};

// One of the large bodies that may be in memory at the same time.
class UploadSlot {
  public:
    explicit UploadSlot(HttpHost& host) : host_(host) { ++host_.uploads; }
    UploadSlot(const UploadSlot&) = delete;
    UploadSlot& operator=(const UploadSlot&) = delete;
    ~UploadSlot() { --host_.uploads; }

  private:
    HttpHost& host_;
};

}  // namespace

HttpSession::HttpSession(HttpHost& host, Socket socket)
    : host_(host), socket_(std::move(socket)), buffer_(host.settings.header_bytes + kReadBytes) {
    expire_after(host.settings.header_timeout);
}

void HttpSession::close() {
    error_code ignored;
    socket_.close(ignored);
}

Task<void> HttpSession::run() {
    bool goes_on = true;  // g++ 12 miscompiles an await inside the condition of a loop
    // A stop that came while the last answer was on its way found this session busy.
    while (goes_on && !host_.is_stopping) {
        goes_on = co_await serve_request();
        expire_after(host_.settings.idle_timeout);
    }
}

// One request and its answer; false: the connection ends.
Task<bool> HttpSession::serve_request() {
    Parser parser;
    parser.header_limit(static_cast<std::uint32_t>(host_.settings.header_bytes));
    parser.body_limit(std::max(host_.settings.body_bytes, host_.settings.upload_bytes));
    error_code error = co_await read_header(parser);
    if (error) co_return co_await refuse(refusal_status(error));
    Message& message = parser.get();
    const KnownFields fields = known_fields(message);
    const std::string_view text = view_of(message.target());
    // RFC 9112 section 3.2: exactly one Host in HTTP/1.1.
    if (message.version() >= 11 && fields.hosts != 1) co_return co_await refuse(400, text);
    // Held until the request is answered, for so long its body stays in memory.
    std::optional<UploadSlot> slot;
    if (!parser.is_done()) {
        const std::uint64_t length = parser.content_length().value_or(0);
        if (length > host_.settings.body_bytes || may_be_large(parser)) {
            if (!may_be_large(parser)) co_return co_await refuse(413, text);
            if (host_.uploads >= host_.settings.uploads) co_return co_await refuse(503, text);
            slot.emplace(host_);
        } else {
            parser.body_limit(host_.settings.body_bytes);
        }
        error = co_await read_body(parser);
        if (error) co_return co_await refuse(refusal_status(error), text);
    }
    host_.read_clock();
    std::shared_ptr<const ReadyContent> ready = find_ready(message, text.substr(0, text.find('?')));
    if (!ready) {
        auto target = parse_target(text);
        if (!target) co_return co_await refuse(400, text);
        ready = find_ready(message, target->path);  // asked for by another spelling
        if (!ready && !host_.is_complete && target->path.starts_with("/feeds/")) {
            deadline_ = Clock::time_point::max();  // the feeds are on their way
            co_await host_.completed->async_wait(kAwaitTuple);
            ready = find_ready(message, target->path);
        }
        if (!ready) co_return co_await serve_page(message, *target, parser.keep_alive());
    }
    co_return co_await serve_ready(message, fields, std::move(ready), parser.keep_alive());
}

Task<bool> HttpSession::serve_ready(const Message& message, const KnownFields& fields,
                                    std::shared_ptr<const ReadyContent> content, bool keep_alive) {
    const auto choice = content->choose(fields.preconditions, host_.now);
    unsigned status = choice.status;
    std::string_view head = choice.head;
    std::string_view body = choice.body;
    FormCache::FormPointer form;  // holds the bytes until they are written
    std::optional<ReadyContent> refusal;
    if (status == 200) {
        if (const auto wait = wait_of(message, *content)) {
            refusal.emplace(status = 429, std::string(too_often_sentence()),
                            fmt::format("Retry-After: {}\r\n", wait->count()));
            const auto said = refusal->choose({}, host_.now);
            head = said.head;
            body = said.body;
        } else {
            form = host_.forms.find(choice.etag);
            if (!form) form = co_await make_form(content, choice);
            if (!form) co_return co_await refuse(503);
            head = form->head;
            body = form->body.view();
        }
    }
    if (content->feed() != 0 && host_.hooks.count_read) {
        host_.hooks.count_read({content->feed(), status, host_.now, fields.user_agent});
    }
    const bool is_head = message.method() == http::verb::head;
    keep_alive = keep_alive && !host_.is_stopping;
    set_head(head, message.version(), keep_alive);
    if (is_head) body = {};
    // The kernel nearly always takes the whole answer at once.
    const std::size_t sent = write_at_once(body, form.get());
    if (sent == head_.size() + body.size()) co_return keep_alive;
    const bool is_written = co_await write_rest(body, sent);
    co_return is_written&& keep_alive;
}

// Nothing: memory doesn't suffice for it.
Task<FormCache::FormPointer> HttpSession::make_form(std::shared_ptr<const ReadyContent> content,
                                                    ReadyContent::Choice choice) {
    FormCache::FormPointer form = host_.forms.find(content->etag());
    try {
        if (!form) form = std::make_shared<const ReadyForm>(content->plain_form());
    } catch (const std::exception& fault) {
        host_.hooks.log_fault(fault.what());
        co_return nullptr;
    }
    host_.forms.put(content->etag(), form);
    if (choice.encoding == ReadyContent::Encoding::plain) co_return form;
    deadline_ = Clock::time_point::max();  // the packer has it; its queue is bounded by connections
    form = co_await pack(content, std::move(form));
    host_.forms.put(choice.etag, form);
    co_return form;
}

Task<FormCache::FormPointer> HttpSession::pack(std::shared_ptr<const ReadyContent> content,
                                               FormCache::FormPointer plain) {
    auto initiate = [&host = host_](auto handler, std::shared_ptr<const ReadyContent> asked,
                                    FormCache::FormPointer form) {
        auto resume = std::make_shared<decltype(handler)>(std::move(handler));
        host.packer->pack(std::move(asked), std::move(form),
                          [&host, resume](FormCache::FormPointer packed) {
                              asio::post(host.io, [resume, done = std::move(packed)]() mutable {
                                  (*resume)(std::move(done));
                              });
                          });
    };
    co_return co_await asio::async_initiate<decltype(kAwait), void(FormCache::FormPointer)>(
        std::move(initiate), kAwait, std::move(content), std::move(plain));
}

std::string_view HttpSession::client_address(const Message& message) {
    if (!peer_) {
        error_code error;
        const auto peer = socket_.remote_endpoint(error);
        peer_ = error ? std::string() : limited_address(peer.address().to_string());
    }
    // A proxy on this machine says for whom it asks; who asks from here for itself is ours.
    const auto forwarded = message.find("X-Forwarded-For");
    return peer_->empty() && forwarded != message.end()
               ? last_forwarded(view_of(forwarded->value()))
               : std::string_view(*peer_);
}

// How long a reader has to wait who takes the same whole feed too often.
std::optional<std::chrono::seconds> HttpSession::wait_of(const Message& message,
                                                         const ReadyContent& content) {
    if (content.feed() == 0) return std::nullopt;
    const std::string_view address = client_address(message);
    if (address.empty()) return std::nullopt;
    return host_.limiter.wait_of(content.feed(), address, Clock::now());
}

Task<error_code> HttpSession::read_header(Parser& parser) {
    bool has_begun = false;
    for (;;) {
        if (buffer_.size() > 0) {
            error_code error;
            buffer_.consume(parser.put(buffer_.data(), error));
            if (parser.is_header_done()) co_return error_code{};
            if (error && error != http::error::need_more) co_return error;
            if (buffer_.size() >= host_.settings.header_bytes) {
                co_return http::make_error_code(http::error::header_limit);
            }
            // The whole header has this long from its first byte, however slowly it drips.
            if (!std::exchange(has_begun, true)) expire_after(host_.settings.header_timeout);
        }
        is_idle_ = !has_begun;
        const auto [error, count] =
            co_await socket_.async_read_some(buffer_.prepare(kReadBytes), kAwaitTuple);
        is_idle_ = false;
        if (error) co_return error;
        buffer_.commit(count);
    }
}

// A document for the API: a POST that shows a token, of a length past the usual or not told. The
// token itself is looked at by a worker, after the body: that is why their number is bounded.
bool HttpSession::may_be_large(const Parser& parser) const {
    const Message& message = parser.get();
    const std::uint64_t length =
        parser.content_length().value_or(std::numeric_limits<std::uint64_t>::max());
    return length > host_.settings.body_bytes && message.method() == http::verb::post &&
           message.count(http::field::authorization) == 1 &&
           view_of(message.target()).starts_with("/api/");
}

Task<error_code> HttpSession::read_body(Parser& parser) {
    expire_after(may_be_large(parser) ? kLargeBodyTimes * host_.settings.body_timeout
                                      : host_.settings.body_timeout);
    if (header_of(parser.get(), http::field::expect)) {
        constexpr std::string_view kContinue = "HTTP/1.1 100 Continue\r\n\r\n";
        error_code ignored;  // a peer that can't take 25 bytes times out below
        socket_.write_some(asio::buffer(kContinue), ignored);
    }
    parser.eager(true);
    for (;;) {
        if (buffer_.size() > 0) {
            error_code error;
            buffer_.consume(parser.put(buffer_.data(), error));
            if (error && error != http::error::need_more) co_return error;
        }
        if (parser.is_done()) co_return error_code{};
        const auto [error, count] =
            co_await socket_.async_read_some(buffer_.prepare(kReadBytes), kAwaitTuple);
        if (error) co_return error;
        buffer_.commit(count);
    }
}

std::shared_ptr<const ReadyContent> HttpSession::find_ready(const Message& message,
                                                            std::string_view path) const {
    if (message.method() != http::verb::get && message.method() != http::verb::head) return {};
    const auto secret = secret_ready_path(path);
    const auto found = secret ? host_.ready->find(*secret) : host_.ready->find(path);
    return found == host_.ready->end() ? nullptr : found->second;
}

Task<bool> HttpSession::serve_page(Message& message, Target& target, bool keep_alive) {
    const auto started = Clock::now();
    const std::string id = host_.next_request_id();
    Request request;  // named: g++ 12 destroys a braced argument of an awaited call twice
    request.method = method_of(message.method());
    request.path = std::move(target.path);
    request.query = std::move(target.query);
    request.content_type = header_of(message, http::field::content_type).value_or("");
    request.authorization = header_of(message, http::field::authorization).value_or("");
    request.if_match = header_of(message, http::field::if_match).value_or("");
    request.cookie = header_of(message, http::field::cookie).value_or("");
    request.client_address = limited_address(client_address(message));
    request.body = std::move(message.body());
    request.id = id;
    deadline_ = Clock::time_point::max();  // a worker has it; the queue is bounded
    const Response response = co_await answer_on_worker(std::move(request));
    host_.read_clock();
    const bool is_head = message.method() == http::verb::head;
    keep_alive = keep_alive && !host_.is_stopping;
    const std::string head = response_head(response, id);
    const std::string_view body = is_head ? std::string_view{} : response.body;
    set_head(head, message.version(), keep_alive);
    const bool is_written = co_await write_rest(body);
    host_.hooks.log_access(
        {view_of(message.method_string()), response.route, id, response.status,
         response.body.size(),
         std::chrono::duration_cast<std::chrono::microseconds>(Clock::now() - started)});
    co_return is_written&& keep_alive;
}

Task<Response> HttpSession::answer_on_worker(Request request) {
    // Owns no part of the session: `resume` brings the answer back to the io thread.
    auto initiate = [&host = host_](auto handler, Request own) {
        auto resume = std::make_shared<decltype(handler)>(std::move(handler));
        const std::string path = own.path;
        const std::string id = own.id;
        auto job = [&host, resume, asked = std::move(own)](calendar::Database& database) {
            asio::post(host.io, [resume, response = host.hooks.answer(asked, database)]() mutable {
                (*resume)(std::move(response));
            });
        };
        if (host.workers->submit(std::move(job))) return;
        asio::post(host.io, [resume, path, id] { (*resume)(refusal_response(503, path, id)); });
    };
    co_return co_await asio::async_initiate<decltype(kAwait), void(Response)>(
        std::move(initiate), kAwait, std::move(request));
}

Task<bool> HttpSession::refuse(unsigned status, std::string_view target) {
    if (status == 0) co_return false;
    host_.read_clock();
    const std::string id = host_.next_request_id();
    const Response response = refusal_response(status, target, id);
    const std::string head = response_head(response, id);
    host_.hooks.log_access({"-", "", id, status, response.body.size(), {}});
    set_head(head, 11, false);
    const bool is_written = co_await write_rest(response.body);
    if (is_written) co_await linger();
    co_return false;
}

// Closing a socket with unread bytes would reset the connection and take the answer with it.
Task<void> HttpSession::linger() {
    error_code ignored;
    socket_.shutdown(Socket::shutdown_send, ignored);
    expire_after(kLingerTimeout);
    std::array<char, kReadBytes> scrap{};
    for (std::size_t total = 0; total < kLingerBytesMax;) {
        const auto [error, count] =
            co_await socket_.async_read_some(asio::buffer(scrap), kAwaitTuple);
        if (error) co_return;
        total += count;
    }
}

// What the kernel takes of head and body without waiting; an error shows at the next write.
std::size_t HttpSession::write_at_once(std::string_view body, const ReadyForm* form) {
    error_code ignored;
    if (body.empty()) return socket_.write_some(asio::buffer(head_), ignored);
    if (form == nullptr || !form->body.has_file()) {
        return socket_.write_some(Pieces{asio::buffer(head_), asio::buffer(body)}, ignored);
    }
    const std::size_t sent = socket_.send(asio::buffer(head_), MSG_MORE, ignored);
    if (sent < head_.size()) return sent;
    return sent + form->body.send_file(socket_.native_handle());
}

Task<bool> HttpSession::write_rest(std::string_view body, std::size_t sent) {
    const Pieces pieces{asio::buffer(head_), asio::buffer(body)};
    beast::buffers_suffix<Pieces> rest(pieces);
    rest.consume(sent);
    std::size_t left = asio::buffer_size(pieces) - sent;
    expire_after(host_.settings.write_timeout +
                 milliseconds{left * 1'000 / host_.settings.reader_bytes_per_s});
    while (left > 0) {
        const auto [error, count] = co_await socket_.async_write_some(rest, kAwaitTuple);
        if (error) co_return false;
        rest.consume(count);
        left -= count;
    }
    co_return true;
}

// With the connection's own headers and the empty line.
void HttpSession::set_head(std::string_view head, unsigned version, bool keep_alive) {
    head_ = head;
    head_ += host_.date_line;
    if (!keep_alive) {
        head_ += "Connection: close\r\n";
    } else if (version < 11) {
        head_ += "Connection: keep-alive\r\n";
    }
    head_ += "\r\n";
}

}  // namespace sroki::server
