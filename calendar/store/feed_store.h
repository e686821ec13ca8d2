#pragma once
// Feeds: saved filters with their addresses, and who reads them.
// Thread contract and errors: as in plan_store.h.

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <tl/expected.hpp>

#include "calendar/feed_filter.h"
#include "calendar/store/plan_store.h"

namespace sroki::calendar {

// How often one kind of reader was answered so on one day. No address of a person is kept.
struct FeedReads {
    FeedId feed{};
    scheduler::Date day;
    std::string client;       // a family of programs, "google"
    std::int64_t status = 0;  // of HTTP
    std::int64_t count = 0;
    Instant last_at;

    friend bool operator==(const FeedReads&, const FeedReads&) = default;
};

// The same over some days.
struct FeedReadSum {
    FeedId feed{};
    std::string client;
    std::int64_t status = 0;
    std::int64_t count = 0;
    std::int64_t recent = 0;  // of them, on the last days
    Instant last_at;

    friend bool operator==(const FeedReadSum&, const FeedReadSum&) = default;
};

class FeedStore {
  public:
    explicit FeedStore(Database& database) : database_(database) {}

    // Takes all of `feed` but its id. Its name: a-z, 0-9, - and _, at most 64 of them; `invalid`
    // tells in its detail what is out of bounds: "name", "title", "subjects", "institutions",
    // "criteria" (their number), "alarms", "deadlines" (neither they nor events), "past_days",
    // "future_days". `not_found`: a plan or an executor of the filter isn't there.
    [[nodiscard]] tl::expected<FeedId, StoreError> create(const FeedRecord& feed, Instant now);
    // Without any check, inside the caller's transaction; nothing when the name is taken.
    [[nodiscard]] std::optional<FeedId> insert(const FeedRecord& feed, Instant now);
    // For ever: the name isn't given again, for readers of the old feed would take the new one.
    [[nodiscard]] tl::expected<void, StoreError> revoke(std::string_view name, Instant now);
    // The old token of a secret feed is forgotten. `invalid`: the feed is public.
    [[nodiscard]] tl::expected<void, StoreError> rotate(std::string_view name,
                                                        std::string_view token_hash);
    // The revoked too; in the order of their making.
    [[nodiscard]] std::vector<FeedRecord> list();
    [[nodiscard]] std::optional<FeedRecord> find(std::string_view name);
    // There is such a feed, for everybody, and it was not revoked.
    [[nodiscard]] bool is_offered(std::string_view name);
    // Items of all executors and institutions that any feed names.
    [[nodiscard]] ItemsOfExecutors items_of_executors();

    // Adds to what is known of that day; rows of feeds that are gone are passed over.
    void add_reads(const std::vector<FeedReads>& reads);
    void forget_reads_before(scheduler::Date day);
    // Newest day first.
    [[nodiscard]] std::vector<FeedReads> reads_of(FeedId feed);
    // Of all feeds from `since` on, those from `recent_since` on counted apart; by feed, client and
    // status.
    [[nodiscard]] std::vector<FeedReadSum> sum_reads(scheduler::Date since,
                                                     scheduler::Date recent_since);
    // When each feed was last taken or found unchanged; feeds of which that isn't known are left
    // out.
    [[nodiscard]] std::map<FeedId, Instant> last_taken();

  private:
    [[nodiscard]] std::multimap<std::string, ExecutorId> executors_of_institutions();

    [[nodiscard]] std::optional<StoreError> missing_in(const FeedFilter& filter);

    Database& database_;
};

}  // namespace sroki::calendar
