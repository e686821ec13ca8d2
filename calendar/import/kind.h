#pragma once
// What an item is about, by the noun that its title's verbal nouns ("holding", "preparation of")
// govern. The first named wins; what is only supported or visited is not held.
// Thread contract: pure function.

#include <string_view>

#include "calendar/plan.h"

namespace sroki::calendar {

[[nodiscard]] Kind kind_of_title(std::string_view title);

}  // namespace sroki::calendar
