#pragma once
// Moments as people and scripts write them on the command line (`--now`).
// Thread contract: pure functions.

#include <optional>
#include <string_view>

#include "calendar/store/database.h"

namespace sroki::server {

// "2021-11-23T09:00" or "2021-11-23T09:00:30" in the zone (IANA name), or with an offset behind
// ("Z", "+05:00"); "2021-11-23" is that day's midnight in the zone. Nothing for any other form, an
// impossible day or an unknown zone. A local time that a change of offset skips or repeats is taken
// as its first instant.
[[nodiscard]] std::optional<calendar::Instant> parse_moment(std::string_view text,
                                                            std::string_view zone);

}  // namespace sroki::server
