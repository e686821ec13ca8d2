#pragma once
// How much of a month a foreign series would fill. For layer_reader only.
// Thread contract: pure function.

#include <cstddef>

#include "calendar/event.h"

namespace sroki::calendar {

// No more instances than these touch any kBusyDays in a row: of the rule, which is periodic, in the
// first 2,000 moments and in the first 3,000 days of it (of every INTERVAL-th of them); of the
// dates and the changed instances, in all. Those the series leaves out are counted too.
inline constexpr std::chrono::days kBusyDays{31};
[[nodiscard]] std::size_t instances_of_busiest_days(const Event& series);

}  // namespace sroki::calendar
