#pragma once
// Whose request it is, as far as limits need to know. Never logged or stored.
// Thread contract: pure functions.

#include <string>
#include <string_view>

namespace sroki::server {

// Empty for this machine; of IPv6 the /64, which is one site's (RFC 6177). A port is cut off:
// "203.0.113.7:1234", "[2001:db8::1]:443". What is no address, for anything may stand in a header,
// is given back as it is.
[[nodiscard]] std::string limited_address(std::string_view address);

// Of an X-Forwarded-For: the proxy adds its own peer at the end of the list; what stands before,
// anybody may have written. Empty elements count for nothing (RFC 9110 section 5.6.1).
[[nodiscard]] std::string_view last_forwarded(std::string_view list);

}  // namespace sroki::server
