#pragma once
// The zones that foreign calendars name, as IANA names: names of Windows ("Russian Standard Time"),
// vendors' prefixes, spaces around; else the offset that the file's own VTIMEZONE gives, when it
// is one all the time.
// Thread contract: pure functions (the tz and ICU data are read).

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "calendar/ical/content_reader.h"

namespace sroki::calendar {

// An IANA name, or nothing.
[[nodiscard]] std::optional<std::string> zone_by_name(std::string_view name);

// A VTIMEZONE's lines, between BEGIN and END: the zone it means by its location, its TZID, or its
// only offset ("Etc/GMT-3").
[[nodiscard]] std::optional<std::string> zone_by_definition(const std::vector<ContentLine>& lines);

}  // namespace sroki::calendar
