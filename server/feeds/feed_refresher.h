#pragma once
// Watches the database and keeps the feeds fresh: renders them when another connection has
// committed (an import by the command line too) or time has moved on
// to another day.
// Thread contract: belongs to one thread, with its own connection; but for measure().

#include <chrono>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>

#include "calendar/records.h"
#include "server/feeds/feed_cache.h"
#include "server/feeds/feed_reading.h"
#include "server/feeds/layer_feeds.h"
#include "server/feeds/observatory.h"

namespace sroki::server {

class FeedRefresher {
  public:
    using FaultReport = std::function<void(std::string_view what)>;

    // `public_url`: where the links of entries lead.
    FeedRefresher(calendar::Database database, FeedCache cache, std::string public_url,
                  FaultReport report);

    // The new set; nothing when there is no change. A fault is reported and tried again after
    // kRetryAfter; readers keep what was published before.
    [[nodiscard]] std::shared_ptr<const ReadySet> poll(calendar::Instant now);

    // As of the last rendering; feeds that were not in it are left out. For any thread.
    [[nodiscard]] FeedSizes measure(const std::vector<calendar::FeedRecord>& feeds) const;

    // Adds what was observed to the sums of the day. A fault is reported, the sums go back.
    void store_reads(Observatory& observatory, std::string_view timezone, calendar::Instant now);

    static constexpr std::chrono::seconds kRetryAfter{10};
    static constexpr std::chrono::days kReadsKept{400};

  private:
    [[nodiscard]] bool is_due(calendar::Instant now);
    [[nodiscard]] std::shared_ptr<const ReadySet> render_all(calendar::Instant now);

    calendar::Database database_;
    FeedCache cache_;
    const std::string public_url_;
    const FaultReport report_;
    EntriesOfDepartments entries_;
    mutable std::mutex measured_mutex_;
    EntriesOfDepartments measured_;  // the same, for other threads
    LayerFeeds layers_;
    std::optional<std::int64_t> version_;
    std::optional<std::chrono::sys_time<std::chrono::hours>> hour_;
    std::optional<calendar::Instant> retry_at_;
    std::optional<scheduler::Date> forgotten_on_;  // when old reads were last looked for
};

}  // namespace sroki::server
