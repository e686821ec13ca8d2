#pragma once
// A feed as bytes: what a phone or an office calendar subscribes to (RFC 5545, RFC 7986).
// The same values give the same bytes: stamps come from the records, never from the clock, so an
// ETag holds while nothing has changed. No person is named in a feed.
// Shapes: an occurrence is an all-day entry of its window, or of its deadline alone when the window
// is longer than kWindowDaysMax; days are civil days in the feed's zone, DTEND is exclusive.
// Thread contract: pure functions (the tz database is read). Errors: an unknown zone throws.

#include <chrono>
#include <span>
#include <string>

#include "calendar/records.h"
#include "calendar/store/event_store.h"

namespace sroki::calendar {

inline constexpr std::chrono::days kWindowDaysMax{31};
// A cancelled entry is shown as such so long after the cancellation, then left out.
inline constexpr std::chrono::days kCancelledShown{30};

struct FeedHeader {
    std::string title;
    std::string description{};
    std::string timezone;              // IANA name
    std::string item_url_base{};       // the item's id is appended; empty: entries without a link
    std::chrono::minutes renewal{60};  // a hint: the large services choose their own
    scheduler::Date today;             // decides only which cancelled entries are too old
};

[[nodiscard]] std::string render_feed(const FeedHeader& header,
                                      std::span<const OccurrenceRecord> occurrences,
                                      std::span<const Event> events);

}  // namespace sroki::calendar
