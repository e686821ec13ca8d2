#include "server/http/ready_content.h"

#include <sodium.h>

#include <array>

#include <fmt/format.h>

#include "server/http/gzip.h"
#include "server/http/http_date.h"
#include "server/http/response.h"

namespace sroki::server {

namespace {

std::string_view trim(std::string_view text) {
    while (!text.empty() && (text.front() == ' ' || text.front() == '\t'))
        text.remove_prefix(1);
    while (!text.empty() && (text.back() == ' ' || text.back() == '\t'))
        text.remove_suffix(1);
    return text;
}

// Cuts the next element off a comma separated list.
std::string_view next_element(std::string_view& list) {
    const std::size_t comma = list.find(',');
    const std::string_view element = trim(list.substr(0, comma));
    list = comma == std::string_view::npos ? std::string_view{} : list.substr(comma + 1);
    return element;
}

// Weak comparison, RFC 9110 section 8.8.3.2. Our tags hold no comma.
bool names_etag(std::string_view list, std::string_view etag) {
    if (trim(list) == "*") return true;
    while (!list.empty()) {
        std::string_view element = next_element(list);
        if (element.starts_with("W/")) element.remove_prefix(2);
        if (element == etag) return true;
    }
    return false;
}

bool is_zero_weight(std::string_view parameters) {
    const std::size_t name = parameters.find_first_of("qQ");
    if (name == std::string_view::npos || parameters.substr(name + 1, 1) != "=") return false;
    const std::string_view weight = trim(parameters.substr(name + 2));
    return weight.find_first_not_of("0.") == std::string_view::npos;
}

bool is_gzip_name(std::string_view name) {
    constexpr auto lower = [](char c) { return static_cast<char>(c | 0x20); };
    constexpr std::string_view kGzip = "gzip";
    if (name.starts_with("x-") || name.starts_with("X-")) name.remove_prefix(2);
    return name.size() == kGzip.size() && std::equal(name.begin(), name.end(), kGzip.begin(),
                                                     [&](char a, char b) { return lower(a) == b; });
}

}  // namespace

bool accepts_gzip(std::string_view accept_encoding) {
    bool any = false;
    while (!accept_encoding.empty()) {
        const std::string_view element = next_element(accept_encoding);
        const std::size_t semicolon = element.find(';');
        const std::string_view name = trim(element.substr(0, semicolon));
        const bool is_wanted =
            semicolon == std::string_view::npos || !is_zero_weight(element.substr(semicolon));
        if (is_gzip_name(name)) return is_wanted;
        if (name == "*") any = is_wanted;
    }
    return any;
}

std::string hash_of(std::string_view bytes) {
    std::array<unsigned char, crypto_generichash_BYTES_MIN> hash{};
    crypto_generichash(hash.data(), hash.size(),
                       reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size(), nullptr,
                       0);
    std::array<char, crypto_generichash_BYTES_MIN * 2 + 1> hex{};
    sodium_bin2hex(hex.data(), hex.size(), hash.data(), hash.size());
    return hex.data();
}

ReadyBody held_body(std::string text) {
    ReadyBody body{text.size(), hash_of(text), {}};
    body.make = [held = std::move(text)] { return held; };
    return body;
}

ReadyContent::ReadyContent(ContentSpec spec) : spec_(std::move(spec)) {
    plain_ = validators(fmt::format("\"{}\"", spec_.body.hash));
    gzip_ = validators(fmt::format("\"{}-gz\"", spec_.body.hash));
}

ReadyContent::ReadyContent(unsigned status, std::string text, std::string_view extra_headers,
                           std::int64_t feed)
    : status_(status) {
    spec_.feed = feed;
    fault_head_ = fmt::format(
        "HTTP/1.1 {} {}\r\nServer: sroki\r\nContent-Type: text/plain; charset=utf-8\r\n"
        "Content-Length: {}\r\nCache-Control: no-store\r\nX-Content-Type-Options: nosniff\r\n{}",
        status, status_phrase(status), text.size(), extra_headers);
    fault_text_ = std::move(text);
}

ReadyContent::Validators ReadyContent::validators(std::string etag) const {
    Validators form;
    form.headers = fmt::format(
        "ETag: {}\r\nLast-Modified: {}\r\nCache-Control: {}\r\nVary: Accept-Encoding\r\n", etag,
        format_http_date(spec_.last_modified), spec_.cache_control);
    form.not_modified_head =
        fmt::format("HTTP/1.1 304 Not Modified\r\nServer: sroki\r\n{}", form.headers);
    form.etag = std::move(etag);
    return form;
}

std::string ReadyContent::head_of(const Validators& form, std::size_t bytes,
                                  std::string_view encoding_header) const {
    return fmt::format(
        "HTTP/1.1 200 OK\r\nServer: sroki\r\nContent-Type: {}\r\nContent-Length: {}\r\n{}{}"
        "X-Content-Type-Options: nosniff\r\n",
        spec_.content_type, bytes, encoding_header, form.headers);
}

ReadyForm ReadyContent::plain_form() const {
    FormBody body(spec_.body.make());
    std::string head = head_of(plain_, body.size(), "");
    return {std::move(head), std::move(body)};
}

std::shared_ptr<const ReadyForm> ReadyContent::gzip_form(
    std::shared_ptr<const ReadyForm> plain) const {
    std::string packed = gzip(plain->body.view());
    if (packed.size() >= plain->body.size()) return plain;
    std::string head = head_of(gzip_, packed.size(), "Content-Encoding: gzip\r\n");
    return std::make_shared<const ReadyForm>(
        ReadyForm{std::move(head), FormBody(std::move(packed))});
}

ReadyContent::Choice ReadyContent::choose(const Preconditions& preconditions,
                                          std::chrono::sys_seconds now) const {
    if (status_ != 200) return {status_, Encoding::plain, plain_.etag, fault_head_, fault_text_};
    const bool packed = spec_.with_gzip && preconditions.accept_encoding &&
                        accepts_gzip(*preconditions.accept_encoding);
    const Validators& form = packed ? gzip_ : plain_;
    const auto confirm = [](const Validators& held) {
        return Choice{304, Encoding::plain, held.etag, held.not_modified_head, {}};
    };
    if (preconditions.if_none_match) {
        if (names_etag(*preconditions.if_none_match, form.etag)) return confirm(form);
        // A reader that keeps the other encoding has the same calendar: confirm what it has.
        const Validators& other = packed ? plain_ : gzip_;
        if (names_etag(*preconditions.if_none_match, other.etag)) return confirm(other);
    } else if (preconditions.if_modified_since) {
        const auto since = parse_http_date(*preconditions.if_modified_since, now);
        if (since && spec_.last_modified <= *since) return confirm(form);
    }
    return {200, packed ? Encoding::gzip : Encoding::plain, form.etag, {}, {}};
}

}  // namespace sroki::server
