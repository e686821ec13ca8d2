#pragma once
// A table flattened into running text: its heading says in which order the columns came, numbers at
// the beginning of lines part the items, and inside an item the likeliest places part its cells.
// Thread contract: pure function.

#include <string>
#include <vector>

#include "calendar/import/document.h"

namespace sroki::calendar {

// `lines` without blank ones. Text that belongs to no table becomes paragraphs.
[[nodiscard]] Document read_running_text(const std::vector<std::string>& lines);

}  // namespace sroki::calendar
