#pragma once
// How to subscribe: the addresses of the feeds and what each client does with them.

#include <vector>

#include "calendar/records.h"
#include "server/http/router.h"

namespace sroki::server {

[[nodiscard]] View feeds_view(const std::vector<calendar::FeedRecord>& feeds, const Site& site);
[[nodiscard]] Response show_feeds(const Request& request, Context& context);
// Whatever under /feeds/ is not ready content: no such feed, or one that was revoked.
[[nodiscard]] Response show_missing_feed(const Request& request, Context& context);

}  // namespace sroki::server
