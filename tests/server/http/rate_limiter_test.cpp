#include "server/http/rate_limiter.h"

#include <gtest/gtest.h>

namespace sroki::server {
namespace {

using namespace std::chrono_literals;

constexpr std::int64_t kPerMinute = 60;
constexpr std::int64_t kAtOnce = kPerMinute * RateLimiter::kBurst;
const RateLimiter::Clock::time_point kStart{};

void use_up(RateLimiter& limiter, std::int64_t feed, std::string_view address) {
    for (std::int64_t i = 0; i < kAtOnce; ++i)
        ASSERT_FALSE(limiter.wait_of(feed, address, kStart)) << i;
}

TEST(RateLimiter, HoldsBackAfterTheBurstAndLetsOnAfterAWhile) {
    RateLimiter limiter(kPerMinute);
    use_up(limiter, 1, "203.0.113.7");
    EXPECT_EQ(limiter.wait_of(1, "203.0.113.7", kStart), 1s);
    EXPECT_EQ(limiter.wait_of(1, "203.0.113.7", kStart), 1s) << "asking costs nothing";
    EXPECT_FALSE(limiter.wait_of(1, "203.0.113.7", kStart + 1s));
    EXPECT_TRUE(limiter.wait_of(1, "203.0.113.7", kStart + 1s));
}

TEST(RateLimiter, OtherFeedsAndOtherAddressesAreTheirOwn) {
    RateLimiter limiter(kPerMinute);
    use_up(limiter, 1, "203.0.113.7");
    EXPECT_FALSE(limiter.wait_of(2, "203.0.113.7", kStart));
    EXPECT_FALSE(limiter.wait_of(1, "203.0.113.8", kStart));
}

TEST(RateLimiter, ZeroIsNoLimit) {
    RateLimiter limiter(0);
    for (int i = 0; i < 10'000; ++i)
        ASSERT_FALSE(limiter.wait_of(1, "203.0.113.7", kStart));
}

TEST(RateLimiter, FloodOfAddressesNeverHoldsBackANewcomer) {
    RateLimiter limiter(kPerMinute);
    for (int i = 0; i < 100'000; ++i)
        ASSERT_FALSE(limiter.wait_of(1, std::to_string(i), kStart)) << i;
}

TEST(RateLimiter, FloodOfAddressesDoesNotFreeWhoHasUsedMost) {
    RateLimiter limiter(kPerMinute);
    use_up(limiter, 1, "203.0.113.7");
    for (int i = 0; i < 100'000; ++i)
        (void)limiter.wait_of(1, std::to_string(i), kStart);
    EXPECT_TRUE(limiter.wait_of(1, "203.0.113.7", kStart));
}

TEST(RateLimiter, WhatIsGivenBackDoesNotCount) {
    RateLimiter limiter(0.5, 2, 8);
    for (int i = 0; i < 100; ++i) {
        ASSERT_FALSE(limiter.wait_of(0, "kim", kStart)) << i;
        limiter.give_back(0, "kim", kStart);
    }
    ASSERT_FALSE(limiter.wait_of(0, "kim", kStart));
    ASSERT_FALSE(limiter.wait_of(0, "kim", kStart));
    EXPECT_EQ(limiter.wait_of(0, "kim", kStart), 120s);
}

TEST(RateLimiter, ClockThatIsSetBackHoldsNobodyBackLonger) {
    RateLimiter limiter(kPerMinute);
    use_up(limiter, 1, "203.0.113.7");
    EXPECT_EQ(limiter.wait_of(1, "203.0.113.7", kStart - 24h), 1s);
}

}  // namespace
}  // namespace sroki::server
