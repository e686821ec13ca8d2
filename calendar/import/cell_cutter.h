#pragma once
// One item as running text -> its cells, in the order of the columns: of all places where the cells
// could part, those that make each cell look most like what its column holds.
// Thread contract: pure function. Bounded: an item longer than kCutWordsMax is cut at line ends
// only.

#include <string>
#include <vector>

#include "calendar/import/columns.h"

namespace sroki::calendar {

struct CutItem {
    std::vector<std::string> cells;  // one for each role; lines parted by '\n'
    bool doubtful = false;
};

[[nodiscard]] CutItem cut_cells(const std::vector<std::string>& lines,
                                const std::vector<ColumnRole>& roles);

}  // namespace sroki::calendar
