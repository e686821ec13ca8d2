#pragma once
// The description of the API (OpenAPI 3.1), put together from a file for each resource under
// openapi/. The tests hold it against the routes and against real answers.
// Thread contract: thread-safe; made once.

#include <string>

#include "server/http/router.h"

namespace sroki::server {

[[nodiscard]] const std::string& openapi_document();
[[nodiscard]] Response show_openapi(const Request& request, Context& context);

}  // namespace sroki::server
