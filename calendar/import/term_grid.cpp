#include "calendar/import/term_grid.h"

#include <algorithm>

#include "calendar/import/column_words.h"
#include "calendar/import/columns.h"
#include "calendar/import/term_words.h"
#include "calendar/import/text.h"
#include "scheduler/term.h"

namespace sroki::calendar {

namespace {

constexpr std::size_t kHeadingRowsSearched = 12;
constexpr std::size_t kTermColumnsMin = 3;
constexpr std::size_t kHeadingLettersMax = 24;
constexpr std::size_t kTickLettersMax = 2;
constexpr std::size_t kWorkLettersMin = 8;

// Where the columns of terms stand: [first, end), under a heading of one or two rows.
struct Grid {
    std::size_t heading_row = 0;  // the row that names the terms
    std::size_t first = 0;
    std::size_t end = 0;
    std::vector<std::string> terms;
};

enum class CellKind { blank, tick, term, work, number };

// "October", "I quarter": a term by itself, in the words of terms.
bool is_term_heading(const std::string& text) {
    const auto words = words_of(decode(text));
    const bool speaks_of_time =
        std::any_of(words.begin(), words.end(), [](const std::u32string& word) {
            return term_word(word) == TermWord::strong || is_term_abbreviation(word);
        });
    if (words.empty() || words.size() > 3 || !speaks_of_time) return false;
    static const scheduler::TermContext context{
        {std::chrono::sys_days{std::chrono::year{2021} / 1 / 1},
         std::chrono::sys_days{std::chrono::year{2021} / 12 / 31}},
        scheduler::Basis::calendar,
        {},
        {},
        {}};
    return scheduler::resolve_term(text, context).status == scheduler::TermStatus::scheduled;
}

std::optional<Grid> find_grid(const Table& table) {
    for (std::size_t row = 0; row < std::min(table.rows.size(), kHeadingRowsSearched); ++row) {
        const std::vector<Cell>& cells = table.rows[row].cells;
        Grid grid;
        grid.heading_row = row;
        for (std::size_t column = 0; column < cells.size(); ++column) {
            const std::string text = fold_spaces(cells[column].text);
            const bool fits = cells[column].cover == Cover::none && cells[column].width == 1 &&
                              !text.empty() && decode(text).size() <= kHeadingLettersMax &&
                              is_term_heading(text);
            if (fits && grid.terms.empty()) grid.first = column;
            if (fits) grid.terms.push_back(text);
            if (!fits && !grid.terms.empty()) break;
        }
        grid.end = grid.first + grid.terms.size();
        if (grid.terms.size() >= kTermColumnsMin && grid.terms.size() < cells.size()) return grid;
    }
    return std::nullopt;
}

CellKind kind_of(const std::string& text) {
    const std::u32string decoded = decode(fold_spaces(text));
    if (decoded.empty() || std::all_of(decoded.begin(), decoded.end(), is_dash))
        return CellKind::blank;
    const bool digits = std::any_of(decoded.begin(), decoded.end(), is_digit);
    const auto letters = std::count_if(decoded.begin(), decoded.end(), is_letter);
    if (!digits && decoded.size() <= kTickLettersMax) return CellKind::tick;
    if (digits && letters == 0) return CellKind::number;
    if (static_cast<std::size_t>(letters) >= kWorkLettersMin) return CellKind::work;
    return digits ? CellKind::term : CellKind::tick;
}

struct Counts {
    std::size_t ticks = 0;
    std::size_t works = 0;
    std::size_t numbers = 0;
};

Counts count_cells(const Table& table, const Grid& grid) {
    Counts counts;
    for (std::size_t row = grid.heading_row + 1; row < table.rows.size(); ++row) {
        for (std::size_t column = grid.first; column < grid.end; ++column) {
            if (column >= table.rows[row].cells.size()) break;
            const Cell& cell = table.rows[row].cells[column];
            if (cell.cover != Cover::none) continue;
            const CellKind kind = kind_of(cell.text);
            counts.ticks += kind == CellKind::tick || kind == CellKind::term;
            counts.works += kind == CellKind::work;
            counts.numbers += kind == CellKind::number;
        }
    }
    return counts;
}

// The ticked months of a row as one term: "October, November"; "15 October" where the tick is a
// day.
std::string ticked_terms(const Table& table, const Grid& grid, std::size_t row) {
    std::string text;
    for (std::size_t column = grid.first; column < grid.end; ++column) {
        const Cell& cell = cell_at(table, row, column);
        const CellKind kind = kind_of(cell.text);
        if (kind == CellKind::blank) continue;
        if (!text.empty()) text += ", ";
        if (kind != CellKind::tick) text += fold_spaces(cell.text) + ' ';
        text += grid.terms[column - grid.first];
    }
    return text;
}

// The same table with one column of terms in the place of the grid.
Table fold_ticks(const Table& table, const Grid& grid) {
    Table folded;
    folded.merges_known = table.merges_known;
    for (std::size_t row = 0; row < table.rows.size(); ++row) {
        const std::vector<Cell>& cells = table.rows[row].cells;
        Row made;
        made.doubtful = table.rows[row].doubtful;
        for (std::size_t column = 0; column < cells.size(); ++column) {
            if (column > grid.first && column < grid.end) continue;
            Cell cell = cells[column];
            const auto end = column + static_cast<std::size_t>(std::max(cell.width, 1));
            const std::size_t lost = std::min(end, grid.end) - std::min(end, grid.first + 1);
            if (column <= grid.first) cell.width = std::max(1, cell.width - static_cast<int>(lost));
            if (column == grid.first && cell.cover != Cover::left) {
                cell = {};
                if (row == grid.heading_row) {
                    cell.text = plan_heading(PlanHeading::term);
                } else if (row > grid.heading_row) {
                    cell.text = ticked_terms(table, grid, row);
                }
            }
            made.cells.push_back(std::move(cell));
        }
        folded.rows.push_back(std::move(made));
    }
    return folded;
}

Row plain_row(std::vector<std::string> texts) {
    Row row;
    for (std::string& text : texts)
        row.cells.push_back(Cell{std::move(text), 1, Cover::none});
    return row;
}

// Works of one cell: its lines, when each begins like a work of its own.
std::vector<std::string> works_of(const std::string& text) {
    std::vector<std::string> works;
    std::size_t from = 0;
    while (from <= text.size()) {
        const std::size_t to = std::min(text.find('\n', from), text.size());
        const std::string line = fold_spaces(std::string_view(text).substr(from, to - from));
        const std::u32string decoded = decode(line);
        const bool goes_on = !works.empty() && !decoded.empty() && is_lower(decoded.front());
        if (goes_on) {
            works.back() += '\n' + line;
        } else if (!line.empty()) {
            works.push_back(line);
        }
        from = to + 1;
    }
    return works;
}

// With what stands above the grid, each row as one text.
Table plan_of_works(const Table& table, const Grid& grid) {
    Table plan;
    for (std::size_t row = 0; row < grid.heading_row; ++row) {
        std::string text;
        for (const Cell& cell : table.rows[row].cells) {
            if (cell.cover != Cover::none || cell.text.empty()) continue;
            text += (text.empty() ? "" : "\n") + cell.text;
        }
        plan.rows.push_back(plain_row({std::move(text)}));
    }
    plan.rows.push_back(plain_row({std::string(plan_heading(PlanHeading::section)),
                                   std::string(plan_heading(PlanHeading::title)),
                                   std::string(plan_heading(PlanHeading::term))}));
    return plan;
}

// One item for each work under a month; what stands to the left of the months heads them.
Table list_works(const Table& table, const Grid& grid) {
    Table plan = plan_of_works(table, grid);
    for (std::size_t row = grid.heading_row + 1; row < table.rows.size(); ++row) {
        std::string section;
        for (std::size_t column = 0; column < grid.first; ++column) {
            const std::string text = fold_spaces(cell_at(table, row, column).text);
            if (!is_item_number(decode(text)) && !text.empty()) section = text;
        }
        for (std::size_t column = grid.first; column < grid.end; ++column) {
            if (column >= table.rows[row].cells.size()) break;
            const Cell& cell = table.rows[row].cells[column];
            if (cell.cover != Cover::none || kind_of(cell.text) == CellKind::blank) continue;
            for (const std::string& work : works_of(cell.text))
                plan.rows.push_back(plain_row({section, work, grid.terms[column - grid.first]}));
        }
    }
    return plan;
}

}  // namespace

std::optional<Table> unfold_term_grid(const Table& table) {
    const auto grid = find_grid(table);
    if (!grid) return std::nullopt;
    const Counts counts = count_cells(table, *grid);
    // Values of indicators stand in such tables too.
    if (counts.numbers > counts.ticks + counts.works) return std::nullopt;
    if (counts.ticks > counts.works) return fold_ticks(table, *grid);
    if (counts.works > 0 && grid->first > 0) return list_works(table, *grid);
    return std::nullopt;
}

}  // namespace sroki::calendar
