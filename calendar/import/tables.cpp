#include "calendar/import/tables.h"

#include "calendar/import/read_document.h"
#include "calendar/import/text.h"

namespace sroki::calendar {

namespace {

constexpr std::size_t kSampleRows = 6;
constexpr std::size_t kSampleLetters = 200;

std::string sample_text(const Cell& cell) {
    const std::u32string text = decode(fold_spaces(cell.text));
    return encode(std::u32string_view(text).substr(0, kSampleLetters));
}

std::vector<ColumnRole> roles_of(const ColumnMap& map) {
    std::vector<ColumnRole> roles(map.columns, ColumnRole::other);
    const auto put = [&](std::size_t column, ColumnRole role) {
        if (column < roles.size()) roles[column] = role;
    };
    put(map.title, ColumnRole::title);
    for (const std::size_t column : map.executors)
        put(column, ColumnRole::executors);
    for (const std::size_t column : map.term)
        put(column, ColumnRole::term);
    if (map.number) put(*map.number, ColumnRole::number);
    if (map.result) put(*map.result, ColumnRole::result);
    if (map.section) put(*map.section, ColumnRole::section);
    if (map.month) put(*map.month, ColumnRole::month);
    return roles;
}

TableView view_of(const Table& table, std::size_t number, const ColumnChoices& choices) {
    TableView view;
    view.table = number;
    view.rows = table.rows.size();
    for (const Row& row : table.rows)
        view.columns = std::max(view.columns, row.cells.size());
    auto columns = recognize_columns(table);
    if (auto chosen = chosen_columns(table, number, choices)) {
        columns = chosen->is_plan ? std::optional(std::move(chosen->columns)) : std::nullopt;
    }
    if (columns) {
        view.is_plan = true;
        view.first_row = columns->first_row + 1;
        view.roles = roles_of(*columns);
    }
    for (std::size_t row = 0; row < std::min(view.rows, kSampleRows); ++row) {
        auto& cells = view.sample.emplace_back();
        for (std::size_t column = 0; column < view.columns; ++column)
            cells.push_back(sample_text(cell_at(table, row, column)));
    }
    return view;
}

}  // namespace

tl::expected<std::vector<TableView>, ImportError> list_tables(std::string_view bytes,
                                                              std::string_view file_name,
                                                              const ImportOptions& options) {
    const auto read = read_document(bytes, file_name, options.limits);
    if (!read) return tl::unexpected(read.error());
    std::vector<TableView> views;
    for (const auto& block : read->document.blocks) {
        if (const auto* table = std::get_if<Table>(&block))
            views.push_back(view_of(*table, views.size() + 1, options.columns));
    }
    return views;
}

std::vector<LearnedColumns> learned_from(const std::vector<ColumnChoice>& choices,
                                         std::string_view bytes, std::string_view file_name,
                                         const ImportOptions& options) {
    std::vector<LearnedColumns> learned;
    const auto read = read_document(bytes, file_name, options.limits);
    if (!read) return learned;
    std::size_t number = 0;
    for (const auto& block : read->document.blocks) {
        const auto* table = std::get_if<Table>(&block);
        if (table == nullptr) continue;
        ++number;
        for (const ColumnChoice& choice : choices) {
            if (choice.table != number || choice.roles.empty() || choice.first_row < 2) continue;
            std::string heading = heading_key(*table, choice.first_row - 2);
            if (!heading.empty()) learned.push_back({std::move(heading), choice.roles});
        }
    }
    return learned;
}

}  // namespace sroki::calendar
