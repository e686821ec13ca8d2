#pragma once
// Columns that a person told apart by hand, where the headings say too little: for a table of this
// document, or learned for every table under the same heading.
// Thread contract: pure functions.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "calendar/import/columns.h"

namespace sroki::calendar {

// One table of one document. Without roles it is no plan table at all.
struct ColumnChoice {
    std::size_t table = 1;      // from 1, in the document's order
    std::size_t first_row = 1;  // of the data, from 1
    std::vector<ColumnRole> roles;
};

// `heading`: see heading_key().
struct LearnedColumns {
    std::string heading;
    std::vector<ColumnRole> roles;
};

struct ColumnChoices {
    std::vector<ColumnChoice> chosen;
    std::vector<LearnedColumns> learned;
};

// "number", "title", …; "-" for a column of no interest.
[[nodiscard]] std::string_view name_of(ColumnRole role);
[[nodiscard]] std::optional<ColumnRole> column_role_of(std::string_view name);

// Names with commas between, and back; nothing when one is unknown.
[[nodiscard]] std::string join_roles(const std::vector<ColumnRole>& roles);
[[nodiscard]] std::optional<std::vector<ColumnRole>> split_roles(std::string_view text);

// "TABLE:FIRST_ROW:role,role,…", as an argument or a parameter of an address; see is_usable().
[[nodiscard]] std::optional<ColumnChoice> parse_column_choice(std::string_view text);

// A plan table needs one title and at least one term; number, result, section and month stand once.
[[nodiscard]] bool is_usable(const std::vector<ColumnRole>& roles);

// The words of a row by which a heading is known again: folded, cells parted by line feeds. Empty
// when the row has fewer than two cells with letters.
[[nodiscard]] std::string heading_key(const Table& table, std::size_t row);

// What a person said of this table; `is_plan` false: that it is none. Nothing: nobody said
// anything.
struct ChosenColumns {
    bool is_plan = true;
    ColumnMap columns;
};
[[nodiscard]] std::optional<ChosenColumns> chosen_columns(const Table& table, std::size_t number,
                                                          const ColumnChoices& choices);

}  // namespace sroki::calendar
