#pragma once
// Second look at items put together from flattened text, whose cells are cut by guess: what looks
// unlike its column, bears marks of a scan or breaks the numbering is marked for a person.
// Thread contract: pure function.

#include <vector>

#include "calendar/import/rows.h"

namespace sroki::calendar {

// Marks items as doubtful; adds a problem for each number that is missing and for each item that
// seems to hold several.
void mark_doubts(std::vector<RowItem>& items, std::vector<Problem>& problems);

}  // namespace sroki::calendar
