#pragma once
// Thread contract: pure functions.

#include <cstddef>
#include <string>
#include <string_view>

namespace sroki::server {

// The gzip form (RFC 1952) without a time of its own: equal bytes give equal bytes. Throws
// std::runtime_error when zlib fails.
[[nodiscard]] std::string gzip(std::string_view bytes);
// Back again, of what gzip() gave for so many bytes.
[[nodiscard]] std::string unpacked(std::string_view packed, std::size_t bytes);

}  // namespace sroki::server
