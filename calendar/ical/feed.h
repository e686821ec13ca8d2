#pragma once
// A feed as bytes: what a phone or an office calendar subscribes to (RFC 5545, RFC 7986).
// The same values give the same bytes: stamps come from the records, never from the clock, so an
// ETag holds while nothing has changed. No person is named in a feed, and what
// people wrote stands there without e-mail addresses and telephone numbers (docs/adr/0020).
// Shapes: an occurrence is an all-day entry of its window, or of its deadline alone when the window
// is longer than kWindowDaysMax; days are civil days in the feed's zone, DTEND is exclusive.
// Thread contract: pure functions (the tz database is read). Errors: an unknown zone throws.

#include <chrono>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "calendar/ical/zone_lines.h"
#include "calendar/records.h"
#include "calendar/store/event_store.h"

namespace sroki::calendar {

inline constexpr std::chrono::days kWindowDaysMax{31};
// A cancelled entry is shown as such so long after the cancellation, then left out.
inline constexpr std::chrono::days kCancelledShown{30};

// What decides the bytes of an entry, beside the entry.
struct EntryStyle {
    std::string timezone;                        // IANA name
    std::string item_url_base{};                 // an id is appended; empty: no link
    std::vector<std::chrono::minutes> alarms{};  // VALARMs so long before the start
    bool as_tasks = false;                       // deadlines as VTODO

    friend bool operator==(const EntryStyle&, const EntryStyle&) = default;
};

struct FeedHeader {
    std::string title;
    std::string description{};
    EntryStyle style{};
    std::chrono::minutes renewal{60};  // a hint: the large services choose their own
    scheduler::Date today;             // decides only which cancelled entries are too old
};

// A feed in pieces, for who keeps the entries of many feeds: opening, entries, kFeedClosing.
[[nodiscard]] std::string render_opening(const FeedHeader& header, const ZoneRanges& zones);
[[nodiscard]] std::string render_entry(const EntryStyle& style, const OccurrenceRecord& occurrence);
[[nodiscard]] std::string render_entry(const EntryStyle& style, const Event& event);
inline constexpr std::string_view kFeedClosing = "END:VCALENDAR\r\n";

// Until when a cancelled entry is shown; empty: it isn't cancelled.
[[nodiscard]] std::optional<scheduler::Date> shown_until(const OccurrenceRecord& occurrence,
                                                         std::string_view timezone);
[[nodiscard]] std::optional<scheduler::Date> shown_until(const Event& event,
                                                         std::string_view timezone);

[[nodiscard]] std::string render_feed(const FeedHeader& header,
                                      std::span<const OccurrenceRecord> occurrences,
                                      std::span<const Event> events);

}  // namespace sroki::calendar
