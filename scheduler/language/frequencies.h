#pragma once
// How often: "ezhegodno", "ne rezhe 2 raz v god", "kazhdyi kvartal", "po sredam", "kazhduyu
// pyatnitsu". Thread contract: pure functions.

#include "scheduler/language/atom.h"
#include "scheduler/language/cursor.h"

namespace sroki::scheduler::language {

// One frequency, into an atom of kind frequency; also "every day" (a reason) and "on Wednesday"
// (a weekday beside a date). False, with the cursor unmoved, if there is none here.
[[nodiscard]] bool read_frequency(Cursor& cursor, Atom& atom);

}  // namespace sroki::scheduler::language
