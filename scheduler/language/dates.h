#pragma once
// Dates in digits: "01.12.2021", "1.12", "2021-12-01", "01/12/2021", "15-20.10.2021", "11.2022".
// Thread contract: pure functions.

#include <optional>

#include "scheduler/language/units.h"

namespace sroki::scheduler::language {

[[nodiscard]] std::optional<Phrase> read_numeric_dates(Cursor& cursor);

// "v 10.00", "s 10-00 do 12-00", "14 ch. 30 min.": true when the cursor has passed a clock time.
[[nodiscard]] bool read_clock(Cursor& cursor);

}  // namespace sroki::scheduler::language
