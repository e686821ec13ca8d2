#pragma once
// Feeds and their reads as JSON, for the command line and the API alike. A token is never there.
// Thread contract: pure functions.

#include <optional>
#include <vector>

#include <boost/json.hpp>

#include "calendar/store/feed_store.h"
#include "server/feeds/feed_reading.h"

namespace sroki::server {

// `size` empty: the feed is revoked or can't be rendered now.
[[nodiscard]] boost::json::object feed_to_json(const calendar::FeedRecord& feed,
                                               const std::optional<FeedSize>& size);

// [{"day","client","status","count","last_at"}], newest day first.
[[nodiscard]] boost::json::array reads_to_json(const std::vector<calendar::FeedReads>& reads);

}  // namespace sroki::server
