#include "server/feeds/feed_refresher.h"

#include <malloc.h>

#include <exception>

#include "calendar/store/feed_store.h"
#include "calendar/zones.h"

namespace sroki::server {

using calendar::FeedRecord;

FeedRefresher::FeedRefresher(calendar::Database database, FeedCache cache, std::string public_url,
                             FaultReport report)
    : database_(std::move(database)),
      cache_(std::move(cache)),
      public_url_(std::move(public_url)),
      report_(std::move(report)) {
    // Reading never waits (WAL), and what is observed can wait for the next time: a change must
    // not.
    database_.wait_for_writers(std::chrono::milliseconds{100});
}

bool FeedRefresher::is_due(calendar::Instant now) {
    if (retry_at_) return now >= *retry_at_;
    // Midnight comes at another instant in each zone; an hour's step is fine enough for all.
    const auto hour = std::chrono::floor<std::chrono::hours>(now);
    const std::int64_t version = database_.data_version();
    if (version_ == version && hour_ == hour) return false;
    // Read before the data: what is committed meanwhile is found by the next poll.
    version_ = version;
    hour_ = hour;
    return true;
}

std::shared_ptr<const ReadySet> FeedRefresher::render_all(calendar::Instant now) {
    std::vector<FeedRecord> feeds = calendar::FeedStore(database_).list();
    entries_ = read_feed_entries(database_, feeds, public_url_, now, entries_);
    {
        const std::lock_guard lock(measured_mutex_);
        measured_ = entries_;
    }
    for (FeedRecord& layer : layers_.list(database_))
        feeds.push_back(std::move(layer));
    // The records were many and are gone; the heap would keep their room for ever.
    ::malloc_trim(0);
    return cache_.refresh(
        feeds,
        [&](const FeedRecord& feed) -> std::optional<ReadyBody> {
            if (is_layer(feed)) return layers_.body_of(database_, feed, now);
            return FeedEntries::body_of(entries_.at(feed.department), feed);
        },
        [&](const FeedRecord& feed, std::string_view what) {
            retry_at_ = now + kRetryAfter;
            report_(feed.name + ": " + std::string(what));
        },
        now);
}

std::shared_ptr<const ReadySet> FeedRefresher::poll(calendar::Instant now) {
    try {
        if (!is_due(now)) return nullptr;
        retry_at_.reset();
        return render_all(now);
    } catch (const std::exception& fault) {
        retry_at_ = now + kRetryAfter;
        report_(fault.what());
        return nullptr;
    }
}

FeedSizes FeedRefresher::measure(const std::vector<FeedRecord>& feeds) const {
    std::unique_lock lock(measured_mutex_);
    const EntriesOfDepartments entries = measured_;
    lock.unlock();
    return sizes_of(entries, feeds);
}

void FeedRefresher::store_reads(Observatory& observatory, std::string_view timezone,
                                calendar::Instant now) {
    const auto sums = observatory.take();
    try {
        calendar::FeedStore store(database_);
        if (!sums.empty()) store.add_reads(reads_of(sums, timezone));
        const scheduler::Date today = calendar::local_day(timezone, now);
        if (forgotten_on_ == today) return;
        store.forget_reads_before(today - kReadsKept);
        forgotten_on_ = today;
    } catch (const std::exception& fault) {
        observatory.put_back(sums);
        report_(fault.what());
    }
}

}  // namespace sroki::server
