#pragma once
// The feeds of foreign calendars: each is published whole, under its own name.
// Thread contract: uses the caller's own connection. Errors: a machine fault throws.

#include <string>
#include <vector>

#include "calendar/feed_filter.h"
#include "calendar/store/layer_store.h"

namespace sroki::server {

// A layer as a feed; the id is negative, so that it is no other feed's.
[[nodiscard]] calendar::FeedRecord feed_of(const calendar::LayerRecord& layer);
[[nodiscard]] bool is_layer(const calendar::FeedRecord& feed);

[[nodiscard]] std::string render_layer(calendar::Database& database,
                                       const calendar::FeedRecord& feed, calendar::Instant now);

}  // namespace sroki::server
