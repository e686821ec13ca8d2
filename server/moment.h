#pragma once
// A moment as a person writes it on the command line.
// Thread contract: pure function (the tz database is read).

#include <optional>
#include <string_view>

#include "calendar/store/database.h"

namespace sroki::server {

// "2021-11-23T09:00" with optional seconds, then nothing (local time of `zone`), "Z" or an offset
// like "+05:00"; a space may stand for the T. Nothing for any other form.
[[nodiscard]] std::optional<calendar::Instant> parse_moment(std::string_view text,
                                                            std::string_view zone);

// "2021-11-23T06:00:00Z".
[[nodiscard]] std::string format_moment(calendar::Instant instant);

}  // namespace sroki::server
