#pragma once
// What the entries of a calendar share, obligations and events alike.
// Thread contract: pure functions.

#include <cstdint>
#include <string>
#include <string_view>

#include "calendar/ical/content_line.h"
#include "calendar/records.h"

namespace sroki::calendar {

// `component` is VEVENT or VTODO; the caller ends it.
void open_entry(ContentLines& lines, std::string_view component, const std::string& uid,
                Instant changed_at, std::int64_t sequence);
// Both days inclusive; DTEND is exclusive.
void add_all_day(ContentLines& lines, scheduler::Date first, scheduler::Date last);
void add_busy(ContentLines& lines, bool is_busy);
// What takes its people's time, unlike a term for a paper.
[[nodiscard]] bool is_gathering(Kind kind);

}  // namespace sroki::calendar
