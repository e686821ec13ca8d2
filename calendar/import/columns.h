#pragma once
// Which column of a table is what: by the words of its heading first, by what stands in it where
// headings are missing. A table without a column of activities and one of terms is no plan.
// Thread contract: pure functions.

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "calendar/import/document.h"

namespace sroki::calendar {

enum class ColumnRole { number, title, executors, term, result, section, month, other };

// Where each role stands in a table. Columns count from 0.
struct ColumnMap {
    std::size_t first_row = 0;  // of the data: the row after the heading
    std::size_t columns = 0;
    std::optional<std::size_t> number;
    std::size_t title = 0;
    std::vector<std::size_t> executors;  // chief executors first, then co-executors
    std::vector<std::size_t> term;       // two where the heading splits it into a start and an end
    std::optional<std::size_t> result;
    std::optional<std::size_t> section;
    std::optional<std::size_t> month;  // beside a column of terms: the month they are in
    // A column has no heading that says its role: what stands in it does. Such a table counts only
    // where no other says it is the plan.
    bool guessed = false;
    std::vector<std::string> heading;  // texts of the heading's cells, folded; empty without one
};

// Nothing: no plan table.
[[nodiscard]] std::optional<ColumnMap> recognize_columns(const Table& table);

// The text of a grid cell, looked up through merges: to the left and above.
[[nodiscard]] const Cell& cell_at(const Table& table, std::size_t row, std::size_t column);

// A number of an item or section: "1", "1.2.", "IV.", "2)".
[[nodiscard]] bool is_item_number(std::u32string_view text);

}  // namespace sroki::calendar
