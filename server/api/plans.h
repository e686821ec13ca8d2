#pragma once
// /api/v1/plans: what an import has made, its preview, a person's corrections, approval.
// Shapes stand in openapi/plans.json.

#include "server/http/router.h"

namespace sroki::server {

[[nodiscard]] Response list_plans(const Request& request, Context& context);
// The plan with its items, problems and corrections.
[[nodiscard]] Response show_plan_preview(const Request& request, Context& context);
[[nodiscard]] Response correct_plan(const Request& request, Context& context);
[[nodiscard]] Response correct_item(const Request& request, Context& context);
[[nodiscard]] Response approve_plan(const Request& request, Context& context);
[[nodiscard]] Response discard_plan(const Request& request, Context& context);

}  // namespace sroki::server
