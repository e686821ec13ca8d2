#pragma once
// Which year belongs to which window of a cell: "mart, oktyabr' 2023", "2022 g.: may, iyun'".
// Thread contract: pure functions.

#include <vector>

#include "scheduler/language/atom.h"

namespace sroki::scheduler::language {

// A window of months, days, quarters: it can take a year said elsewhere.
[[nodiscard]] bool takes_year(const Window& window);
[[nodiscard]] bool has_year(const Window& window);

// Spreads the years of the group over its windows; what is left over repeats the whole clause.
// Returns the years that restrict the clause; atoms of kind years that found no window stay.
[[nodiscard]] Years spread_years(std::vector<Atom>& atoms);

}  // namespace sroki::scheduler::language
