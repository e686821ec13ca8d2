#include "server/feeds/observatory.h"

#include <algorithm>

#include "calendar/zones.h"

namespace sroki::server {

namespace {

constexpr std::uint64_t kStatusBits = 10;
constexpr std::uint64_t kFamilyBits = 6;

std::uint64_t key_of(const Observatory::Sum& sum) {
    const auto family = static_cast<std::uint64_t>(sum.family);
    return ((static_cast<std::uint64_t>(sum.feed) << kFamilyBits | family) << kStatusBits) |
           sum.status;
}

}  // namespace

void Observatory::record(std::int64_t feed, std::string_view user_agent, unsigned status,
                         calendar::Instant now) {
    const Sum read{feed, family_of(user_agent), status, 1, now};
    const std::lock_guard lock(mutex_);
    add(read);
}

std::vector<Observatory::Sum> Observatory::take() {
    std::vector<Sum> taken;
    const std::lock_guard lock(mutex_);
    taken.reserve(sums_.size());
    for (const auto& [key, sum] : sums_)
        taken.push_back(sum);
    sums_.clear();
    return taken;
}

void Observatory::put_back(const std::vector<Sum>& sums) {
    const std::lock_guard lock(mutex_);
    for (const Sum& sum : sums)
        add(sum);
}

void Observatory::add(const Sum& sum) {
    const auto [place, is_new] = sums_.try_emplace(key_of(sum), sum);
    if (is_new) return;
    place->second.count += sum.count;
    place->second.last_at = std::max(place->second.last_at, sum.last_at);
}

std::vector<calendar::FeedReads> reads_of(const std::vector<Observatory::Sum>& sums,
                                          std::string_view timezone) {
    std::vector<calendar::FeedReads> reads;
    reads.reserve(sums.size());
    for (const Observatory::Sum& sum : sums) {
        reads.push_back({calendar::FeedId{sum.feed}, calendar::local_day(timezone, sum.last_at),
                         std::string(name_of(sum.family)), std::int64_t{sum.status}, sum.count,
                         sum.last_at});
    }
    return reads;
}

}  // namespace sroki::server
