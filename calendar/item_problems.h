#pragma once
// What a person should look at in an item, as it stands now: of a document just read, and again
// after each correction. Rows and columns are the caller's to fill in.
// Thread contract: pure functions.

#include <vector>

#include "calendar/plan.h"

namespace sroki::calendar {

[[nodiscard]] std::vector<Problem> title_problems(const DraftItem& item);
[[nodiscard]] std::vector<Problem> term_problems(const DraftItem& item);
[[nodiscard]] std::vector<Problem> executor_problems(const DraftItem& item);

}  // namespace sroki::calendar
