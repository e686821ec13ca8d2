#pragma once
// A grid of terms -> a plan table. Two kinds are known: months or quarters as columns with ticks in
// them ("+" under October), and months as columns or rows whose cells name the works themselves.
// Thread contract: pure function.

#include <optional>

#include "calendar/import/document.h"

namespace sroki::calendar {

// Nothing: no such grid. Rows above the grid's heading stay as they are.
[[nodiscard]] std::optional<Table> unfold_term_grid(const Table& table);

}  // namespace sroki::calendar
