#pragma once
// Values of iCalendar properties as they are written (RFC 5545 section 3.3).
// Thread contract: pure functions.

#include <chrono>
#include <string>

#include "calendar/zones.h"

namespace sroki::calendar {

[[nodiscard]] std::string ical_date(scheduler::Date date);
// "20261112T150000", without a zone.
[[nodiscard]] std::string ical_time(std::chrono::seconds since_epoch);
// In UTC.
[[nodiscard]] std::string ical_instant(Instant instant);
// At least a minute.
[[nodiscard]] std::string ical_duration(std::chrono::minutes length);
[[nodiscard]] std::string ical_offset(std::chrono::seconds offset);

}  // namespace sroki::calendar
