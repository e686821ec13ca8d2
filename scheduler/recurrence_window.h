#pragma once
// A rule expanded between two moments only: what a page or a feed of one season needs of a series
// that began long ago. The cost depends on the window, not on the age of the series, wherever a
// rule's periods can be counted off without walking through them.
// Shapes and thread contract: as in recurrence.h.

#include "scheduler/recurrence.h"

namespace sroki::scheduler {

// The moments of the rule in [first, last], in order, at most `limit`.
[[nodiscard]] std::vector<LocalSeconds> expand_between(RecurrenceRule rule, LocalSeconds start,
                                                       LocalSeconds first, LocalSeconds last,
                                                       std::size_t limit);

}  // namespace sroki::scheduler
