#include "server/http/beast_request.h"

#include <boost/beast/http/error.hpp>

namespace sroki::server {

namespace http = boost::beast::http;

KnownFields known_fields(const BeastRequest& message) {
    KnownFields known;
    const auto keep_first = [](std::optional<std::string_view>& place, std::string_view value) {
        if (!place) place = value;
    };
    for (const auto& field : message) {
        const std::string_view value = view_of(field.value());
        switch (field.name()) {
            case http::field::host:
                ++known.hosts;
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
    return known;
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
