#pragma once
// From the database to the entries of all feeds, and how large each feed is.
// Thread contract: uses the caller's own connection. Errors: a machine fault throws.

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "calendar/store/database.h"
#include "server/feeds/feed_entries.h"
#include "server/feeds/feed_size.h"

namespace sroki::server {

using EntriesOfDepartments = std::map<calendar::DepartmentId, std::shared_ptr<const FeedEntries>>;

// `before`: what was read last time, to share its texts.
[[nodiscard]] EntriesOfDepartments read_feed_entries(calendar::Database& database,
                                                     const std::vector<calendar::FeedRecord>& feeds,
                                                     const std::string& public_url,
                                                     calendar::Instant now,
                                                     const EntriesOfDepartments& before);

// Of feeds that are not revoked; one that isn't among the entries or can't be rendered is left out.
[[nodiscard]] FeedSizes sizes_of(const EntriesOfDepartments& entries,
                                 const std::vector<calendar::FeedRecord>& feeds);
// As they are served under `public_url`.
[[nodiscard]] FeedSizes measure_feeds(calendar::Database& database,
                                      const std::vector<calendar::FeedRecord>& feeds,
                                      const std::string& public_url, calendar::Instant now);

}  // namespace sroki::server
