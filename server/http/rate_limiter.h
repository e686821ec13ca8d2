#pragma once
// Holds back who does the same again and again: so many times for each thing and doer, refilled
// with time. Of a feed, whole answers count for each address; confirmations (304) are free, so a
// building full of well-behaved programs behind one address passes.
// Bounded: a fixed table, in which a newcomer takes the place of who has used least. Addresses are
// kept as a keyed hash, in memory only.
// Thread contract: belongs to one thread at a time.

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

    static constexpr std::int64_t kBurst = 5;
    static constexpr std::size_t kPlaces = 16'384;

    // `per_minute` 0: no limit. A reader may take kBurst minutes' worth at once.
    explicit RateLimiter(std::int64_t per_minute)
        : RateLimiter(static_cast<double>(per_minute), static_cast<double>(per_minute * kBurst),
                      kPlaces) {}
    // `places`: how many doers are remembered, a multiple of 8.
    RateLimiter(double per_minute, double at_once, std::size_t places);

    // Counts one time; else after how long the doer may come again.
    [[nodiscard]] std::optional<std::chrono::seconds> wait_of(std::int64_t thing,
                                                              std::string_view doer,
                                                              Clock::time_point now);
    // It shall not have counted.
    void give_back(std::int64_t thing, std::string_view doer, Clock::time_point now);

  private:
    struct Bucket {
        std::uint64_t key = 0;
        double used = 0;  // times not yet refilled
        Clock::time_point at{};
    };

    [[nodiscard]] std::uint64_t key_of(std::int64_t thing, std::string_view doer) const;
    [[nodiscard]] double used_at(const Bucket& bucket, Clock::time_point now) const;
    [[nodiscard]] Bucket& bucket_of(std::uint64_t key, Clock::time_point now);

    const double per_second_;
    const double burst_;
    std::array<unsigned char, 16> secret_{};
    std::vector<Bucket> buckets_;
};

}  // namespace sroki::server
