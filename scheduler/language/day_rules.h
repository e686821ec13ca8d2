#pragma once
// Days of every month or quarter: "5 chisla kazhdogo mesyatsa", "25 chisla poslednego mesyatsa
// kvartala", "10 chisla mesyatsa, sleduyushchego za otchetnym".
// Thread contract: pure functions.

#include "scheduler/language/units.h"

namespace sroki::scheduler::language {

enum class DayRuleRead { none, found, broken };

// Looks behind a phrase of days or parts without a month; fills the frequency they make.
// An implied frequency has times == kImplied: a stated one outweighs its cycle.
[[nodiscard]] DayRuleRead read_day_rule(Cursor& cursor, const Phrase& phrase, bool deadline,
                                        Frequency& frequency);

inline constexpr int kImplied = -1;
// It makes sense only beside a stated cycle: "the last month" of what?
inline constexpr int kNeedsCycle = -2;

// The days of a month-less window as a rule; false when it is no plain piece of a month.
[[nodiscard]] bool add_day_rule(const Window& window, bool deadline, Frequency& frequency);

}  // namespace sroki::scheduler::language
