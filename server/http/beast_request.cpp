#include "server/http/beast_request.h"

#include <string>

#include <boost/beast/core/string.hpp>
#include <boost/beast/http/error.hpp>

#include "server/http/client_address.h"

namespace sroki::server {

namespace beast = boost::beast;
namespace http = boost::beast::http;

namespace {

// Whether there was one.
bool join_repeated_lists(BeastRequest& message) {
    bool is_any = false;
    for (const http::field name : {http::field::if_none_match, http::field::accept_encoding}) {
        if (message.count(name) < 2) continue;
        std::string list;
        const auto lines = message.equal_range(name);
        for (auto line = lines.first; line != lines.second; ++line)
            list.append(list.empty() ? "" : ", ").append(view_of(line->value()));
        message.set(name, list);
        is_any = true;
    }
    return is_any;
}

}  // namespace

KnownFields known_fields(BeastRequest& message) {
    KnownFields known;
    bool is_repeated = false;
    const auto keep_first = [&](std::optional<std::string_view>& place, std::string_view value) {
        is_repeated = is_repeated || place;
        if (!place) place = value;
    };
    for (const auto& field : message) {
        const std::string_view value = view_of(field.value());
        switch (field.name()) {
            case http::field::host:
                ++known.hosts;
                break;
            case http::field::transfer_encoding:
                ++known.transfer_encodings;
                known.is_chunked = beast::iequals(field.value(), "chunked");
                break;
            case http::field::if_none_match:
                keep_first(known.preconditions.if_none_match, value);
                break;
            case http::field::if_modified_since:
                keep_first(known.preconditions.if_modified_since, value);
                break;
            case http::field::accept_encoding:
                keep_first(known.preconditions.accept_encoding, value);
                break;
            case http::field::user_agent:
                known.user_agent = value;
                break;
            default:
                break;
        }
    }
    if (!is_repeated || !join_repeated_lists(message)) return known;
    return known_fields(message);  // joined, they are repeated no more
}

bool is_unambiguous(const KnownFields& fields, unsigned version) {
    if (version >= 11 && fields.hosts != 1) return false;
    if (fields.transfer_encodings == 0) return true;
    return version >= 11 && fields.transfer_encodings == 1 && fields.is_chunked;
}

std::string_view forwarded_address(const BeastRequest& message) {
    std::string_view last;
    const auto lines = message.equal_range("X-Forwarded-For");
    for (auto line = lines.first; line != lines.second; ++line) {
        const std::string_view address = last_forwarded(view_of(line->value()));
        if (!address.empty()) last = address;
    }
    return last;
}

std::optional<std::string_view> header_of(const BeastRequest& message, http::field name) {
    const auto found = message.find(name);
    if (found == message.end()) return std::nullopt;
    return view_of(found->value());
}

Method method_of(http::verb verb) {
    switch (verb) {
        case http::verb::get:
            return Method::get;
        case http::verb::head:
            return Method::head;
        case http::verb::post:
            return Method::post;
        case http::verb::put:
            return Method::put;
        case http::verb::patch:
            return Method::patch;
        case http::verb::delete_:
            return Method::remove;
        default:
            return Method::other;
    }
}

unsigned refusal_status(const boost::system::error_code& error) {
    if (error == http::error::header_limit || error == http::error::buffer_overflow) return 431;
    if (error == http::error::body_limit) return 413;
    if (error == http::error::end_of_stream || error == http::error::partial_message) return 0;
    return error.category() == http::make_error_code(http::error::bad_method).category() ? 400 : 0;
}

}  // namespace sroki::server
