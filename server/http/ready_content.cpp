#include "server/http/ready_content.h"

#include <sodium.h>

#include <array>

#include <fmt/format.h>

#include "server/http/gzip.h"
#include "server/http/http_date.h"
#include "server/http/response.h"

namespace sroki::server {

namespace {

std::string hash_of(std::string_view bytes) {
    std::array<unsigned char, crypto_generichash_BYTES_MIN> hash{};
    crypto_generichash(hash.data(), hash.size(),
                       reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size(), nullptr,
                       0);
    std::array<char, crypto_generichash_BYTES_MIN * 2 + 1> hex{};
    sodium_bin2hex(hex.data(), hex.size(), hash.data(), hash.size());
    return hex.data();
}

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
    const std::size_t equals = parameters.find("q=");
    if (equals == std::string_view::npos) return false;
    const std::string_view weight = trim(parameters.substr(equals + 2));
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

ReadyContent::ReadyContent(ContentSpec spec) : last_modified_(spec.last_modified) {
    const std::string hash = hash_of(spec.body);
    const auto fill = [&](Form& form, std::string_view encoding_header) {
        const std::string validators = fmt::format(
            "ETag: {}\r\nLast-Modified: {}\r\nCache-Control: {}\r\nVary: Accept-Encoding\r\n",
            form.etag, format_http_date(spec.last_modified), spec.cache_control);
        form.head = fmt::format(
            "HTTP/1.1 200 OK\r\nServer: sroki\r\nContent-Type: {}\r\nContent-Length: {}\r\n{}{}"
            "X-Content-Type-Options: nosniff\r\n",
            spec.content_type, form.body.size(), encoding_header, validators);
        form.not_modified_head =
            fmt::format("HTTP/1.1 304 Not Modified\r\nServer: sroki\r\n{}", validators);
    };
    if (spec.with_gzip) {
        Form packed{gzip(spec.body), fmt::format("\"{}-gz\"", hash), {}, {}};
        if (packed.body.size() < spec.body.size()) {
            fill(packed, "Content-Encoding: gzip\r\n");
            gzip_ = std::move(packed);
        }
    }
    plain_.body = std::move(spec.body);
    plain_.etag = fmt::format("\"{}\"", hash);
    fill(plain_, "");
}

ReadyContent::ReadyContent(unsigned status, std::string text, std::string_view extra_headers)
    : status_(status) {
    plain_.body = std::move(text);
    plain_.head = fmt::format(
        "HTTP/1.1 {} {}\r\nServer: sroki\r\nContent-Type: text/plain; charset=utf-8\r\n"
        "Content-Length: {}\r\nCache-Control: no-store\r\nX-Content-Type-Options: nosniff\r\n{}",
        status, status_phrase(status), plain_.body.size(), extra_headers);
}

ReadyContent::Choice ReadyContent::choose(const Preconditions& preconditions,
                                          std::chrono::sys_seconds now) const {
    const bool packed =
        gzip_ && preconditions.accept_encoding && accepts_gzip(*preconditions.accept_encoding);
    const Form& form = packed ? *gzip_ : plain_;
    if (status_ != 200) return {status_, form.head, form.body};
    if (preconditions.if_none_match) {
        if (names_etag(*preconditions.if_none_match, form.etag)) {
            return {304, form.not_modified_head, {}};
        }
        // A reader that keeps the other encoding has the same calendar: confirm what it has.
        const Form* other = packed ? &plain_ : (gzip_ ? &*gzip_ : nullptr);
        if (other != nullptr && names_etag(*preconditions.if_none_match, other->etag)) {
            return {304, other->not_modified_head, {}};
        }
    } else if (preconditions.if_modified_since) {
        const auto since = parse_http_date(*preconditions.if_modified_since, now);
        if (since && last_modified_ <= *since) return {304, form.not_modified_head, {}};
    }
    return {200, form.head, form.body};
}

}  // namespace sroki::server
