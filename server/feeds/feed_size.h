#pragma once
// How large a feed is, for who warns of too much.
// Thread contract: plain values.

#include <cstddef>
#include <map>

#include "calendar/records.h"

namespace sroki::server {

// The large services leave a calendar alone that is past about these bounds.
inline constexpr std::size_t kEntriesAdvised = 1'000;
inline constexpr std::size_t kBytesAdvised = 1'000'000;

struct FeedSize {
    std::size_t entries = 0;
    std::size_t bytes = 0;

    [[nodiscard]] bool is_too_large() const {
        return entries > kEntriesAdvised || bytes > kBytesAdvised;
    }
};

using FeedSizes = std::map<calendar::FeedId, FeedSize>;

}  // namespace sroki::server
