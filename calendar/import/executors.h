#pragma once
// The cell of executors -> people, units and groups.
// Shapes: `person` is a surname with initials (or a full name), its position apart; `group` is a
// plural; everything else is a `unit`. Line breaks ('\n') in the text help, so they are kept.
// Thread contract: pure function.

#include <string_view>
#include <vector>

#include "calendar/plan.h"

namespace sroki::calendar {

[[nodiscard]] std::vector<ExecutorName> split_executors(std::string_view text);

}  // namespace sroki::calendar
