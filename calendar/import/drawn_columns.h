#pragma once
// Columns that plain text draws with characters, "| 1 | Seminar | May |" or words under words with
// runs of spaces between them, become columns parted by tabs.
// Thread contract: pure function.

#include <string>
#include <string_view>

namespace sroki::calendar {

// The text itself when nothing is drawn in it.
[[nodiscard]] std::string tabs_for_drawn_columns(std::string_view utf8);

}  // namespace sroki::calendar
