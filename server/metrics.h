#pragma once
// What the process counts of itself, as Prometheus text (exposition format 0.0.4). Routes are
// patterns, so the number of series is bounded and no name or token is among them.
// Thread contract: thread-safe.

#include <array>
#include <atomic>
#include <chrono>
#include <cstdint>
#include <map>
#include <mutex>
#include <string>
#include <string_view>
#include <utility>

namespace sroki::server {

class Metrics {
  public:
    // A request that went to a worker or was refused; `route` empty: none.
    void count_request(std::string_view route, unsigned status, std::chrono::microseconds duration);
    // An answer with a feed: one relaxed increment, for it stands on the io thread's path.
    void count_feed_read(unsigned status);
    void count_render(std::size_t feeds, std::chrono::microseconds duration);
    void count_render_failure();

    [[nodiscard]] std::string text() const;

  private:
    static constexpr std::array<double, 9> kBucketSeconds{0.001, 0.005, 0.01, 0.05, 0.1,
                                                          0.5,   1,     5,    10};
    static constexpr std::size_t kStatuses = 600;

    struct Durations {
        std::array<std::int64_t, kBucketSeconds.size()> buckets{};
        std::int64_t count = 0;
        double seconds = 0;
    };

    mutable std::mutex mutex_;
    std::map<std::pair<std::string, unsigned>, std::int64_t> requests_;
    Durations request_durations_;
    Durations render_durations_;
    std::size_t feeds_ = 0;
    std::int64_t render_failures_ = 0;
    std::array<std::atomic<std::int64_t>, kStatuses> feed_reads_{};
};

}  // namespace sroki::server
