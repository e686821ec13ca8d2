#pragma once
// How to subscribe: the addresses of the feeds and what each client does with them.

#include <vector>

#include "calendar/feed_filter.h"
#include "server/http/router.h"

namespace sroki::server {

[[nodiscard]] View feeds_view(const std::vector<calendar::FeedRecord>& feeds, const Site& site);
[[nodiscard]] Response show_feeds(const Request& request, Context& context);
// Whatever under /feeds/ is not ready content: no such feed (404), one that was revoked (410), one
// that was made a moment ago or can't be looked up now (503 with Retry-After).
[[nodiscard]] Response show_missing_feed(const Request& request, Context& context);
[[nodiscard]] Response show_missing_secret_feed(const Request& request, Context& context);

}  // namespace sroki::server
