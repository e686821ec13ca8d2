#pragma once
// Holds back a reader that fetches the same whole feed again and again: so many whole answers for
// each feed and address, refilled with time. Confirmations (304) are free, so a building full of
// well-behaved programs behind one address passes.
// Bounded: a fixed table, in which a newcomer takes the place of who has used least. Addresses are
// kept as a keyed hash, in memory only.
// Thread contract: belongs to the io thread.

#include <array>
#include <chrono>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace sroki::server {

class RateLimiter {
  public:
    using Clock = std::chrono::steady_clock;

    // `per_minute` 0: no limit. A reader may take kBurst minutes' worth at once.
    explicit RateLimiter(std::int64_t per_minute);

    // Counts one whole answer; else after how long the reader may come again.
    [[nodiscard]] std::optional<std::chrono::seconds> wait_of(std::int64_t feed,
                                                              std::string_view address,
                                                              Clock::time_point now);

    static constexpr std::int64_t kBurst = 5;

  private:
    struct Bucket {
        std::uint64_t key = 0;
        double used = 0;  // whole answers not yet refilled
        Clock::time_point at{};
    };

    [[nodiscard]] std::uint64_t key_of(std::int64_t feed, std::string_view address) const;
    [[nodiscard]] double used_at(const Bucket& bucket, Clock::time_point now) const;
    [[nodiscard]] Bucket& bucket_of(std::uint64_t key, Clock::time_point now);

    const double per_second_;
    const double burst_;
    std::array<unsigned char, 16> secret_{};
    std::vector<Bucket> buckets_;
};

}  // namespace sroki::server
