#pragma once
// /api/v1/plans: what an import has made, before and after approval.

#include "server/http/router.h"

namespace sroki::server {

[[nodiscard]] Response list_plans(const Request& request, Context& context);

}  // namespace sroki::server
