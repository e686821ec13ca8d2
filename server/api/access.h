#pragma once
// Who may use the API: a bearer token in the Authorization header (RFC 6750 section 2.1).
// Thread contract: uses the worker's own database.

#include <optional>

#include "server/http/router.h"

namespace sroki::server {

// Nothing: the request may go on, and `context.token` says who asks. Else 401 (no token, or one
// that is not good now) or 403 (it doesn't allow `needed`).
[[nodiscard]] std::optional<Response> refuse_access(const Request& request, calendar::Scope needed,
                                                    Context& context);

}  // namespace sroki::server
