#pragma once
// Signing in and out.

#include "server/http/router.h"

namespace sroki::server {

[[nodiscard]] Response show_login(const Request& request, Context& context);
// 303 to where the person wanted to go; the form again with 403 (wrong), 429 or 503, both with
// Retry-After.
[[nodiscard]] Response sign_in(const Request& request, Context& context);
[[nodiscard]] Response sign_out(const Request& request, Context& context);

}  // namespace sroki::server
