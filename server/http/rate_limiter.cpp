#include "server/http/rate_limiter.h"

#include <sodium.h>

#include <algorithm>
#include <cmath>
#include <cstring>
#include <stdexcept>
#include <string>

namespace sroki::server {

namespace {

constexpr std::size_t kWays = 8;  // places in which a key may stand

}  // namespace

RateLimiter::RateLimiter(double per_minute, double at_once, std::size_t places)
    : per_second_(per_minute / 60.0), burst_(at_once), buckets_(per_minute > 0 ? places : 0) {
    static_assert(std::tuple_size_v<decltype(secret_)> == crypto_shorthash_KEYBYTES);
    if (sodium_init() < 0) throw std::runtime_error("libsodium can't start");
    crypto_shorthash_keygen(secret_.data());
}

std::uint64_t RateLimiter::key_of(std::int64_t thing, std::string_view doer) const {
    const std::string text = std::to_string(thing) + ' ' + std::string(doer);
    std::uint64_t key = 0;
    static_assert(sizeof key == crypto_shorthash_BYTES);
    std::array<unsigned char, crypto_shorthash_BYTES> hash{};
    crypto_shorthash(hash.data(), reinterpret_cast<const unsigned char*>(text.data()), text.size(),
                     secret_.data());
    std::memcpy(&key, hash.data(), sizeof key);
    return key;
}

double RateLimiter::used_at(const Bucket& bucket, Clock::time_point now) const {
    // A clock that was set back refills nothing.
    const double elapsed = std::max(0.0, std::chrono::duration<double>(now - bucket.at).count());
    return std::max(0.0, bucket.used - elapsed * per_second_);
}

RateLimiter::Bucket& RateLimiter::bucket_of(std::uint64_t key, Clock::time_point now) {
    const auto first =
        buckets_.begin() + static_cast<std::ptrdiff_t>(key % (buckets_.size() / kWays) * kWays);
    const auto last = first + kWays;
    const auto known =
        std::find_if(first, last, [&](const Bucket& bucket) { return bucket.key == key; });
    if (known != last) return *known;
    Bucket& least = *std::min_element(first, last, [&](const Bucket& a, const Bucket& b) {
        return used_at(a, now) < used_at(b, now);
    });
    least = {key, 0, now};
    return least;
}

std::optional<std::chrono::seconds> RateLimiter::wait_of(std::int64_t thing, std::string_view doer,
                                                         Clock::time_point now) {
    if (buckets_.empty()) return std::nullopt;
    Bucket& bucket = bucket_of(key_of(thing, doer), now);
    bucket.used = used_at(bucket, now);
    bucket.at = now;
    if (bucket.used + 1 <= burst_) {
        ++bucket.used;
        return std::nullopt;
    }
    const double missing = bucket.used + 1 - burst_;
    return std::chrono::seconds{static_cast<std::int64_t>(std::ceil(missing / per_second_))};
}

void RateLimiter::give_back(std::int64_t thing, std::string_view doer, Clock::time_point now) {
    if (buckets_.empty()) return;
    Bucket& bucket = bucket_of(key_of(thing, doer), now);
    bucket.used = std::max(0.0, bucket.used - 1);
}

}  // namespace sroki::server
