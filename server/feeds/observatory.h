#pragma once
// Who reads the feeds: sums for each feed, family of clients and status, until they are taken to
// be stored. No address of anybody comes here. Bounded by feeds times families times statuses.
// Thread contract: thread-safe; record() takes an uncontended lock.

#include <cstdint>
#include <mutex>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "calendar/store/feed_store.h"
#include "server/feeds/client_family.h"

namespace sroki::server {

class Observatory {
  public:
    struct Sum {
        std::int64_t feed = 0;
        ClientFamily family = ClientFamily::other;
        unsigned status = 0;
        std::int64_t count = 0;
        calendar::Instant last_at{};

        friend bool operator==(const Sum&, const Sum&) = default;
    };

    void record(std::int64_t feed, std::string_view user_agent, unsigned status,
                calendar::Instant now);
    // What was recorded since the last call.
    [[nodiscard]] std::vector<Sum> take();
    // What could not be stored: the next call gives it again.
    void put_back(const std::vector<Sum>& sums);

  private:
    void add(const Sum& sum);

    std::mutex mutex_;
    std::unordered_map<std::uint64_t, Sum> sums_;
};

// As the store keeps it; days are those of `timezone`.
[[nodiscard]] std::vector<calendar::FeedReads> reads_of(const std::vector<Observatory::Sum>& sums,
                                                        std::string_view timezone);

}  // namespace sroki::server
