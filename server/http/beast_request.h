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

// What of a request tells where it ends, and what decides and counts an answer that is ready.
struct KnownFields {
    std::size_t hosts = 0;
    std::size_t transfer_encodings = 0;
    bool is_chunked = false;  // by the one Transfer-Encoding that is known here, "chunked"
    Preconditions preconditions{};
    std::string_view user_agent{};
};

// Found in one pass. The lines of a list that is repeated (If-None-Match, Accept-Encoding) are
// joined in the message (RFC 9110 section 5.3); of another repeated field the first counts.
[[nodiscard]] KnownFields known_fields(BeastRequest& message);

// One Host in HTTP/1.1 (RFC 9112 section 3.2), and a body whose end all on the way see at the same
// place: no coding but chunked, and none in HTTP/1.0 (sections 6.1 and 6.3). Otherwise what one
// takes for a body, another takes for the next request.
[[nodiscard]] bool is_unambiguous(const KnownFields& fields, unsigned version);

// The last address of the last X-Forwarded-For (client_address.h); empty: none was forwarded.
[[nodiscard]] std::string_view forwarded_address(const BeastRequest& message);

[[nodiscard]] std::optional<std::string_view> header_of(const BeastRequest& message,
                                                        boost::beast::http::field name);
[[nodiscard]] Method method_of(boost::beast::http::verb verb);

// The status that tells the peer what was wrong with its bytes; 0: it is gone, say nothing.
[[nodiscard]] unsigned refusal_status(const boost::system::error_code& error);

[[nodiscard]] inline std::string_view view_of(boost::beast::string_view text) {
    return {text.data(), text.size()};
}

}  // namespace sroki::server
