#pragma once
// For whoever watches over the process.

#include "server/http/router.h"

namespace sroki::server {

// {"status":"ok","database":true,"version":"…"}; 503 and "fault" when the database doesn't answer.
[[nodiscard]] Response show_health(const Request& request, Context& context);

}  // namespace sroki::server
