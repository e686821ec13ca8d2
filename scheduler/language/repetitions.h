#pragma once
// The repetitions of a frequency inside a range of days.
// Thread contract: pure; bounded by kRepetitionsMax.

#include <vector>

#include "scheduler/language/meaning.h"

namespace sroki::scheduler::language {

inline constexpr std::size_t kRepetitionsMax = 6000;

// Every repetition whose due date is in `range`, in order of due dates, `from` not clipped.
// Every n-th is counted from the first in the range.
[[nodiscard]] std::vector<Occurrence> repetitions(const Frequency& frequency, const Period& range,
                                                  bool school);

}  // namespace sroki::scheduler::language
