#pragma once
// The VTIMEZONEs of a calendar: every TZID that its entries name, right for the time they last.
// Thread contract: pure functions (the tz database is read). Errors: an unknown zone throws.

#include <algorithm>
#include <map>
#include <string>

#include "calendar/event.h"
#include "calendar/ical/content_line.h"

namespace sroki::calendar {

// Which instants a zone must be right for.
struct InstantRange {
    Instant first = Instant::max();
    Instant last = Instant::min();

    void include(Instant instant) {
        first = std::min(first, instant);
        last = std::max(last, instant);
    }
    void include(const InstantRange& other) {
        first = std::min(first, other.first);
        last = std::max(last, other.last);
    }
    [[nodiscard]] bool is_empty() const { return first > last; }
};

// By the IANA name.
using ZoneRanges = std::map<std::string, InstantRange>;

// The zones that an event's times are written in; of a series without an end, until the last
// transition that the tz database lists. Nothing for whole days.
void include_zones(ZoneRanges& zones, const Event& event);

// One block for each offset in force in the range: one STANDARD for every Russian zone of today.
// No history: readers choke on it, and nothing here needs it. An empty range means the offset
// after the last transition that is known.
void add_zone(ContentLines& lines, const std::string& zone, InstantRange range);

}  // namespace sroki::calendar
