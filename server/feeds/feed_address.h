#pragma once
// Where feeds stand: the path a reader asks for, and the one under which the ready content is kept.
// They differ for secret feeds: a token is kept nowhere, only its hash.
// Thread contract: pure functions.

#include <optional>
#include <string>
#include <string_view>

#include "calendar/feed_filter.h"

namespace sroki::server {

// "/feeds/NAME.ics", or "/feeds/TOKEN/NAME.ics" when there is a token.
[[nodiscard]] std::string feed_path(std::string_view name, std::string_view token = {});

// The key of the ready content.
[[nodiscard]] std::string ready_path(const calendar::FeedRecord& feed);
// The key that a request's path means; nothing when the path is of no secret feed and is its own
// key. A path that spells a key out means another one: knowing the hash opens nothing.
[[nodiscard]] std::optional<std::string> secret_ready_path(std::string_view path);

}  // namespace sroki::server
