#pragma once
// Windows with their bounds: "do 15 sentyabrya", "ne pozdnee noyabrya", "s 15 po 20 oktyabrya",
// "v techenie goda", "do 5 chisla kazhdogo mesyatsa".
// Thread contract: pure functions.

#include <vector>

#include "scheduler/language/atom.h"
#include "scheduler/language/units.h"

namespace sroki::scheduler::language {

// Appends the atoms of one bounded phrase; false, with the cursor unmoved, if there is none here.
[[nodiscard]] bool read_window_atoms(Cursor& cursor, const WindowNames& names,
                                     std::vector<Atom>& atoms);

}  // namespace sroki::scheduler::language
