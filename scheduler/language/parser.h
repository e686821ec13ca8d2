#pragma once
// A wording -> its meaning. Knows nothing of plans, years in force or dates.
// Thread contract: pure; linear in the length of the text.

#include <string_view>
#include <vector>

#include "scheduler/language/meaning.h"

namespace sroki::scheduler::language {

[[nodiscard]] Meaning parse_meaning(std::string_view text,
                                    const std::vector<NamedWindow>& school_calendar);

}  // namespace sroki::scheduler::language
