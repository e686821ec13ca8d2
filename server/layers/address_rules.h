#pragma once
// Which addresses a foreign calendar may be fetched from: public ones only. A link typed by a
// person, a redirect or a name that resolves anew must not lead into the office network, to this
// machine or to a cloud's metadata (RFC 6890 and the IANA special-purpose registries).
// Thread contract: pure functions.

#include <sys/socket.h>

namespace sroki::server {

// The address a socket is about to be connected to; any family but IPv4 and IPv6 is refused.
[[nodiscard]] bool is_public_address(const sockaddr& address);

// For an office whose calendars stand in its own network, and for tests.
[[nodiscard]] bool is_any_address(const sockaddr& address);

// 80, 443 or a port that is no well-known one's: a request shall not be a mail server's commands.
[[nodiscard]] bool is_web_port(const sockaddr& address);

}  // namespace sroki::server
