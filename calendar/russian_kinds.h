#pragma once
// The kinds of items in Russian. Thread contract: pure functions.

#include <string_view>

#include "calendar/plan.h"

namespace sroki::calendar {

[[nodiscard]] std::string_view kind_in_russian(Kind kind);         // one of them
[[nodiscard]] std::string_view kind_plural_in_russian(Kind kind);  // a title of many

}  // namespace sroki::calendar
