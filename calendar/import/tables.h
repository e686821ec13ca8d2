#pragma once
// The tables of a document as a person has to see them to tell their columns apart by hand.
// Thread contract and errors: as in import.h.

#include <string>
#include <string_view>
#include <vector>

#include <tl/expected.hpp>

#include "calendar/import/column_choice.h"
#include "calendar/import/import.h"

namespace sroki::calendar {

struct TableView {
    std::size_t table = 1;  // from 1, in the document's order
    std::size_t rows = 0;
    std::size_t columns = 0;
    bool is_plan = false;           // its columns were recognized, or told apart before
    std::size_t first_row = 1;      // of the data, from 1
    std::vector<ColumnRole> roles;  // of each column; empty when it is no plan
    std::vector<std::vector<std::string>> sample;  // the first rows, merged cells filled
};

// Nothing but what document readers refuse is an error: a document may have no table.
[[nodiscard]] tl::expected<std::vector<TableView>, ImportError> list_tables(
    std::string_view bytes, std::string_view file_name, const ImportOptions& options);

// What choices for tables of a document teach about their headings; a table without a heading
// teaches nothing.
[[nodiscard]] std::vector<LearnedColumns> learned_from(const std::vector<ColumnChoice>& choices,
                                                       std::string_view bytes,
                                                       std::string_view file_name,
                                                       const ImportOptions& options);

}  // namespace sroki::calendar
