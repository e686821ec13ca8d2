#pragma once
// Where this installation is reached.
// Thread contract: pure functions.

#include <string>

#include "server/config.h"

namespace sroki::server {

// "http://127.0.0.1:8080", "http://[::1]:8080".
[[nodiscard]] std::string local_url_of(const ListenAddress& listen);

// What readers are told and the links in feeds begin with: the configured address or, without one,
// where the server listens. No slash at the end.
[[nodiscard]] std::string public_url_of(const ServerConfig& server, const ListenAddress& listen);

}  // namespace sroki::server
