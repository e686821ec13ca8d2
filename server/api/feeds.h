#pragma once
// /api/v1/feeds: saved filters, their addresses, and who reads them. A token is in the answer that
// makes it and in no other.

#include "server/http/router.h"

namespace sroki::server {

[[nodiscard]] Response list_feeds(const Request& request, Context& context);
[[nodiscard]] Response create_feed(const Request& request, Context& context);
[[nodiscard]] Response revoke_feed(const Request& request, Context& context);
[[nodiscard]] Response rotate_feed(const Request& request, Context& context);
[[nodiscard]] Response show_feed_stats(const Request& request, Context& context);

}  // namespace sroki::server
