#pragma once
// /api/v1/executors: the directory of executors, and the questions about those that look alike.

#include "server/http/router.h"

namespace sroki::server {

[[nodiscard]] Response list_executors(const Request& request, Context& context);
[[nodiscard]] Response list_alike_executors(const Request& request, Context& context);
// {"keep","other","answer":"same"|"different"}; the same: `other` is merged into `keep`.
[[nodiscard]] Response answer_alike_executors(const Request& request, Context& context);
[[nodiscard]] Response add_executor_email(const Request& request, Context& context);
[[nodiscard]] Response add_executor_alias(const Request& request, Context& context);

}  // namespace sroki::server
