#pragma once
// Atoms -> clauses: which year belongs to which window, which window to which frequency, what is
// an alternative, what a reason does beside a date.
// Thread contract: pure functions.

#include <vector>

#include "scheduler/language/atom.h"
#include "scheduler/language/units.h"

namespace sroki::scheduler::language {

// Fills clauses, reason and flags; false when the atoms make no sure meaning together.
[[nodiscard]] bool compose(const std::vector<Atom>& atoms, const WindowNames& names,
                           Meaning& meaning);

}  // namespace sroki::scheduler::language
