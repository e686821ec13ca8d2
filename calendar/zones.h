#pragma once
// Time zones by their IANA names, from the operating system's tz database: local civil time to
// instants and back, and the offsets that are in force between two instants.
// Shapes: instants are UTC seconds; local times carry no zone. Years past the last transition the
// database lists are answered by a year of the same calendar, for rules without an end.
// Thread contract: safe from any thread. Errors: an unknown name throws std::runtime_error; ask
// is_zone() first about a name that comes from outside.

#include <chrono>
#include <string>
#include <string_view>
#include <vector>

#include "calendar/store/database.h"
#include "scheduler/date.h"

namespace sroki::calendar {

using LocalTime = std::chrono::local_seconds;

[[nodiscard]] bool is_zone(std::string_view name);

[[nodiscard]] LocalTime to_local(std::string_view zone, Instant instant);
[[nodiscard]] scheduler::Date local_day(std::string_view zone, Instant instant);

// A repeated hour means its first instant; in a skipped hour the offset before the gap applies
// (RFC 5545 section 3.3.5).
[[nodiscard]] Instant to_instant(std::string_view zone, LocalTime local);

// A time in which one offset is in force, from `since` on.
struct ZoneSpan {
    Instant since;
    std::chrono::seconds offset;
    bool is_daylight = false;
    std::string abbreviation;
};

// The spans that touch [first, last], in order; never empty.
[[nodiscard]] std::vector<ZoneSpan> zone_spans(std::string_view zone, Instant first, Instant last);

}  // namespace sroki::calendar
