#pragma once
// /metrics: for Prometheus and its kin.

#include "server/http/router.h"

namespace sroki::server {

// What the process counted, the letters by state, and whether the database answers (always 200: a
// fault is a value of sroki_database_up).
[[nodiscard]] Response show_metrics(const Request& request, Context& context);

}  // namespace sroki::server
