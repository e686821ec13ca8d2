#include "calendar/import/plain_text.h"

#include "calendar/import/columns.h"
#include "calendar/import/drawn_columns.h"
#include "calendar/import/encoding.h"
#include "calendar/import/rows.h"
#include "calendar/import/running_text.h"
#include "calendar/import/text.h"

namespace sroki::calendar {

namespace {

// Marks that converters leave in the text.
std::string without_markup(std::string line) {
    for (const std::string_view mark : {"<p>", "</p>", "<br>", "<br/>", "**"}) {
        for (auto at = line.find(mark); at != std::string::npos; at = line.find(mark, at))
            line.erase(at, mark.size());
    }
    return line;
}

bool is_blank(std::string_view line) {
    return line.find_first_not_of(" \t") == std::string_view::npos;
}

// "seminar- practicum", "2021- 2024": a page's line ended here before the text was flattened.
std::string reopen_hyphens(const std::string& line) {
    std::u32string text = decode(line);
    for (std::size_t i = 1; i + 2 < text.size(); ++i) {
        if (text[i] != U'-' || text[i + 1] != U' ') continue;
        if (is_digit(text[i - 1]) && is_digit(text[i + 2])) {
            text.erase(i + 1, 1);
        } else if (is_letter(text[i - 1]) && is_lower(text[i + 2]) && i + 3 < text.size() &&
                   is_letter(text[i + 3])) {
            text[i + 1] = U'\n';
        }
    }
    return encode(text);
}

// Lines with their tabs; all other characters cleaned.
std::vector<std::string> lines_of(std::string_view text) {
    std::vector<std::string> lines;
    std::size_t from = 0;
    while (from < text.size()) {
        const std::size_t to = std::min(text.find_first_of("\n\f", from), text.size());
        std::string line;
        for (std::size_t field = from; field <= to;) {
            const std::size_t end = std::min(text.find('\t', field), to);
            if (field > from) line += '\t';
            line += reopen_hyphens(fold_spaces(clean_text(text.substr(field, end - field))));
            field = end + 1;
        }
        lines.push_back(without_markup(std::move(line)));
        from = to + 1;
    }
    return lines;
}

std::vector<std::string> fields_of(const std::string& line) {
    std::vector<std::string> fields;
    std::size_t from = 0;
    for (;;) {
        const std::size_t to = std::min(line.find('\t', from), line.size());
        fields.push_back(line.substr(from, to - from));
        if (to == line.size()) return fields;
        from = to + 1;
    }
}

Row row_of(const std::vector<std::string>& texts, std::size_t columns) {
    Row row;
    for (const std::string& text : texts)
        row.cells.push_back(Cell{text, 1, Cover::none});
    row.cells.resize(std::max(columns, row.cells.size()));
    return row;
}

Row wide_row(const std::string& text, std::size_t columns) {
    Row row;
    row.cells.push_back(Cell{text, static_cast<int>(columns), Cover::none});
    for (std::size_t i = 1; i < columns; ++i)
        row.cells.push_back(Cell{{}, 1, Cover::left});
    return row;
}

bool is_plan_heading(const std::vector<std::string>& fields) {
    Table table;
    table.rows.push_back(row_of(fields, fields.size()));
    const auto map = recognize_columns(table);
    return map && !map->heading.empty();
}

// Columns parted by tabs: the first line that is a heading begins the table.
std::optional<Document> read_tabbed(const std::vector<std::string>& lines) {
    std::size_t heading = 0;
    std::size_t columns = 0;
    for (; heading < lines.size(); ++heading) {
        const auto fields = fields_of(lines[heading]);
        columns = fields.size();
        if (columns >= 3 && is_plan_heading(fields)) break;
    }
    if (heading == lines.size()) return std::nullopt;
    Document document;
    for (std::size_t i = 0; i < heading; ++i)
        document.blocks.emplace_back(Paragraph{lines[i]});
    Table table;
    table.merges_known = false;
    for (std::size_t i = heading; i < lines.size(); ++i) {
        if (is_blank(lines[i])) continue;
        const auto fields = fields_of(lines[i]);
        if (fields.size() > 1) {
            table.rows.push_back(row_of(fields, columns));
        } else if (is_section_heading(lines[i]) || month_heading(lines[i])) {
            table.rows.push_back(wide_row(lines[i], columns));
        } else {
            document.blocks.emplace_back(Paragraph{lines[i]});
        }
    }
    document.blocks.emplace_back(std::move(table));
    return document;
}

// One cell a line: a tab begins a cell, lines without one go on with it, blank lines end rows
// except inside a row that has not all its cells yet.
class CellLines {
  public:
    std::optional<Document> read(const std::vector<std::string>& lines) {
        std::size_t tabbed = 0;
        for (const std::string& line : lines)
            tabbed += line.size() > 1 && line[0] == '\t' && line.find('\t', 1) == std::string::npos;
        if (tabbed < 6) return std::nullopt;
        for (const std::string& line : lines)
            add_line(line);
        end_group();
        if (table_.rows.size() < 2) return std::nullopt;
        finish_row();
        document_.blocks.emplace_back(std::move(table_));
        return std::move(document_);
    }

  private:
    void add_line(const std::string& line) {
        if (is_blank(line)) {
            end_group();
            return;
        }
        if (line[0] == '\t') {
            if (columns_ > 0 && (cells_.size() == columns_ || is_row_begin(line.substr(1))))
                finish_row();
            cells_.push_back(line.substr(1));
        } else if (!cells_.empty()) {
            cells_.back() += '\n' + line;
        } else if (columns_ == 0) {
            document_.blocks.emplace_back(Paragraph{line});
        } else {
            cells_.push_back(line);
        }
    }

    // A number on a line of its own, or a numbered heading, begins a row.
    [[nodiscard]] bool is_row_begin(const std::string& text) const {
        return !cells_.empty() && (is_item_number(decode(text)) || is_section_heading(text));
    }

    void end_group() {
        if (cells_.empty()) return;
        if (columns_ == 0) {
            if (cells_.size() >= 3 && is_plan_heading(cells_)) {
                columns_ = cells_.size();
                finish_row();
            } else {
                for (const std::string& cell : cells_)
                    document_.blocks.emplace_back(Paragraph{cell});
                cells_.clear();
            }
            return;
        }
        if (cells_.size() == columns_ || cells_.size() == 1) {
            const bool section = cells_.size() == 1 && !is_item_number(decode(cells_.front()));
            if (section || cells_.size() == columns_) finish_row();
        }
    }

    void finish_row() {
        if (cells_.empty()) return;
        if (cells_.size() == 1) {
            // A stray number under a heading ("2.") is no part of it.
            std::string text = cells_.front();
            const auto line = text.rfind('\n');
            if (line != std::string::npos && is_item_number(decode(text.substr(line + 1))))
                text.resize(line);
            table_.rows.push_back(wide_row(text, columns_));
        } else {
            Row row = row_of(cells_, columns_);
            row.doubtful = cells_.size() > columns_;
            table_.rows.push_back(std::move(row));
        }
        cells_.clear();
    }

    Document document_;
    Table table_;
    std::vector<std::string> cells_;
    std::size_t columns_ = 0;
};

}  // namespace

tl::expected<Document, ImportError> read_plain_text(std::string_view bytes,
                                                    const ImportLimits& limits) {
    const auto lines = lines_of(tabs_for_drawn_columns(to_utf8(bytes)));
    if (lines.size() > limits.rows_max)
        return tl::unexpected(ImportError{ImportErrorCode::too_large, "rows"});
    for (const std::string& line : lines) {
        if (line.size() > limits.cell_bytes_max)
            return tl::unexpected(ImportError{ImportErrorCode::too_large, "cell"});
    }
    if (auto document = read_tabbed(lines)) return std::move(*document);
    if (auto document = CellLines().read(lines)) return std::move(*document);
    std::vector<std::string> spoken;
    for (const std::string& line : lines) {
        if (!is_blank(line)) spoken.push_back(fold_spaces(line));
    }
    return read_running_text(spoken);
}

}  // namespace sroki::calendar
