#pragma once
// The API of foreign calendars. A new subscription is fetched by the server's own thread, within a
// minute: a handler never waits for another machine.
// Thread contract: uses the worker's own database.

#include "server/http/router.h"

namespace sroki::server {

[[nodiscard]] Response list_layers(const Request& request, Context& context);
[[nodiscard]] Response create_layer(const Request& request, Context& context);
[[nodiscard]] Response remove_layer(const Request& request, Context& context);

}  // namespace sroki::server
