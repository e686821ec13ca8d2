#pragma once
// Dates of HTTP headers (RFC 9110 section 5.6.7). Whole seconds, UTC.
// Thread contract: pure functions.

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace sroki::server {

// "Sun, 06 Nov 1994 08:49:37 GMT".
[[nodiscard]] std::string format_http_date(std::chrono::sys_seconds instant);

// The three forms a recipient must accept: IMF-fixdate, RFC 850 and asctime. Anything else, an
// impossible day too, is nothing. A year of two digits is the nearest one that lies less than 50
// years after `now`.
[[nodiscard]] std::optional<std::chrono::sys_seconds> parse_http_date(std::string_view text,
                                                                      std::chrono::sys_seconds now);

}  // namespace sroki::server
