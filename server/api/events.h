#pragma once
// The API of events: one event, its instances, "this and following", history.
// A change may carry If-Match with the entity tag of the copy it was made from.
// Thread contract: uses the worker's own database.

#include "server/http/router.h"

namespace sroki::server {

[[nodiscard]] Response list_events(const Request& request, Context& context);
[[nodiscard]] Response create_event(const Request& request, Context& context);
[[nodiscard]] Response show_event(const Request& request, Context& context);
[[nodiscard]] Response change_event(const Request& request, Context& context);
[[nodiscard]] Response cancel_event(const Request& request, Context& context);
// ?from=2026-09-01&to=2026-12-31
[[nodiscard]] Response list_instances(const Request& request, Context& context);
[[nodiscard]] Response change_instance(const Request& request, Context& context);
[[nodiscard]] Response restore_instance(const Request& request, Context& context);
[[nodiscard]] Response split_event(const Request& request, Context& context);
[[nodiscard]] Response show_event_history(const Request& request, Context& context);

}  // namespace sroki::server
