#pragma once
// From the database to the entries of all feeds, and how large each feed is.
// Thread contract: uses the caller's own connection. Errors: a machine fault throws.

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "calendar/store/database.h"
#include "server/feeds/feed_entries.h"

namespace sroki::server {

using EntriesOfDepartments = std::map<calendar::DepartmentId, std::shared_ptr<const FeedEntries>>;

// `before`: what was read last time, to share its texts.
[[nodiscard]] EntriesOfDepartments read_feed_entries(calendar::Database& database,
                                                     const std::vector<calendar::FeedRecord>& feeds,
                                                     const std::string& public_url,
                                                     calendar::Instant now,
                                                     const EntriesOfDepartments& before);

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

// Of feeds that are not revoked; one that can't be rendered is left out.
[[nodiscard]] std::map<calendar::FeedId, FeedSize> measure_feeds(
    calendar::Database& database, const std::vector<calendar::FeedRecord>& feeds,
    calendar::Instant now);

}  // namespace sroki::server
