#pragma once
// What is asked of a message as Beast has parsed it.
// Thread contract: pure functions; the views live as long as the message.

#include <optional>
#include <string_view>

#include <boost/beast/http/message.hpp>
#include <boost/beast/http/string_body.hpp>
#include <boost/system/error_code.hpp>

#include "server/http/ready_content.h"
#include "server/http/request.h"

namespace sroki::server {

using BeastRequest = boost::beast::http::request<boost::beast::http::string_body>;

// What of a request decides and counts an answer that is ready.
struct KnownFields {
    std::size_t hosts = 0;
    Preconditions preconditions{};
    std::string_view user_agent{};
};

// Found in one pass; of a field that is repeated the first counts.
[[nodiscard]] KnownFields known_fields(const BeastRequest& message);

[[nodiscard]] std::optional<std::string_view> header_of(const BeastRequest& message,
                                                        boost::beast::http::field name);
[[nodiscard]] Method method_of(boost::beast::http::verb verb);

// The status that tells the peer what was wrong with its bytes; 0: it is gone, say nothing.
[[nodiscard]] unsigned refusal_status(const boost::system::error_code& error);

[[nodiscard]] inline std::string_view view_of(boost::beast::string_view text) {
    return {text.data(), text.size()};
}

}  // namespace sroki::server
