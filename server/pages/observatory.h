#pragma once
// The observatory: for each feed who fetched it, with which programs, when and how that was
// answered. For staff; there is no address of a person in it, nor of a secret feed.

#include <map>
#include <vector>

#include "calendar/store/feed_store.h"
#include "server/http/router.h"

namespace sroki::server {

// The counts of the page are of these days, today among them.
inline constexpr std::chrono::days kObservedDays{30};
inline constexpr std::chrono::days kRecentDays{7};
// A feed that nobody has taken for so long is marked.
inline constexpr std::chrono::days kSilentDays{14};

struct ObservatoryFacts {
    std::vector<calendar::FeedRecord> feeds;
    std::vector<calendar::FeedReadSum> sums;  // by feed
    std::map<calendar::FeedId, calendar::Instant> last_taken;
    FeedSizes sizes{};  // of feeds that are not there yet nothing is known
    std::string timezone;
    scheduler::Date today;
};

[[nodiscard]] View observatory_view(const ObservatoryFacts& facts);
[[nodiscard]] Response show_observatory(const Request& request, Context& context);

}  // namespace sroki::server
