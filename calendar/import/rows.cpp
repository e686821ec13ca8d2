#include "calendar/import/rows.h"

#include "calendar/import/executors.h"
#include "calendar/import/kind.h"

namespace sroki::calendar {

namespace {

bool speaks(std::string_view text) {
    const std::u32string decoded = decode(text);
    return std::any_of(decoded.begin(), decoded.end(),
                       [](char32_t c) { return is_letter(c) || is_digit(c); });
}

bool begins_small(std::string_view text) {
    for (const char32_t c : decode(text)) {
        if (is_letter(c)) return is_lower(c);
        if (is_digit(c)) return false;
    }
    return false;
}

// Columns whose own cell says something.
std::vector<std::size_t> own_columns(const Row& row) {
    std::vector<std::size_t> columns;
    for (std::size_t column = 0; column < row.cells.size(); ++column) {
        const Cell& cell = row.cells[column];
        if (cell.cover == Cover::none && speaks(cell.text)) columns.push_back(column);
    }
    return columns;
}

// "1 2 3 4 5" under the heading.
bool is_column_numbers(const Row& row, const std::vector<std::size_t>& own) {
    if (own.size() < 2) return false;
    int expected = 1;
    for (const std::size_t column : own) {
        const std::string text = fold_spaces(row.cells[column].text);
        if (text != std::to_string(expected) && text != std::to_string(expected) + ".")
            return false;
        ++expected;
    }
    return own.size() >= 3 || own.size() == row.cells.size();
}

bool is_repeated_heading(const Row& row, const std::vector<std::size_t>& own,
                         const std::vector<std::string>& heading) {
    if (heading.empty() || own.size() < 2) return false;
    std::size_t same = 0;
    for (const std::size_t column : own) {
        if (column >= heading.size()) return false;
        const std::u32string text = fold_case(decode(fold_spaces(row.cells[column].text)));
        const std::u32string head = fold_case(decode(heading[column]));
        if (text == head) {
            ++same;
        } else if (text.size() < 3 || !(head.starts_with(text) || head.ends_with(text))) {
            return false;
        }
    }
    return same + 1 >= own.size();
}

std::string clean_number(std::string_view text) {
    std::u32string number = trim(decode(text));
    while (!number.empty() && (number.back() == U'.' || number.back() == U')' ||
                               is_space(number.back()) || number.back() == U','))
        number.pop_back();
    while (!number.empty() && (number.front() == 0x2116 || is_space(number.front())))
        number.erase(0, 1);
    return fold_spaces(encode(number));
}

// "1.2. Title" or "3) Title" where no column holds the number: splits it off.
std::string split_number(std::string& title) {
    const std::u32string text = decode(title);
    std::size_t at = 0;
    int dots = 0;
    std::size_t digits = 0;
    while (at < text.size() && (is_digit(text[at]) || (text[at] == U'.' && digits > 0))) {
        if (text[at] == U'.') {
            ++dots;
            digits = 0;
            ++at;
            if (at < text.size() && is_space(text[at])) break;
            continue;
        }
        if (++digits > 3) return {};
        ++at;
    }
    const bool bracket = at > 0 && at < text.size() && text[at] == U')';
    if (at == 0 || (dots == 0 && !bracket)) return {};
    const std::size_t number_size = at;
    at += bracket ? 1U : 0U;
    std::size_t rest = at;
    while (rest < text.size() && is_space(text[rest]))
        ++rest;
    if (rest == text.size() || !(is_letter(text[rest]) || text[rest] == 0x00AB)) return {};
    title = encode(std::u32string_view(text).substr(rest));
    return clean_number(encode(std::u32string_view(text).substr(0, number_size)));
}

void append(std::string& text, std::string_view more) {
    if (more.empty()) return;
    if (!text.empty()) text += '\n';
    text += more;
}

}  // namespace

std::string RowReader::joined(std::string_view text) const {
    std::string line = join_lines(text, vocabulary_, wrapped_);
    return wrapped_ ? restore_lost_hyphens(line) : line;
}

void RowReader::read(const Table& table, const ColumnMap& columns, const std::string& above) {
    effective_.assign(columns.columns, {});
    line_by_line_ = wrapped_ && !table.merges_known && !columns.number;
    table_first_item_ = items_.size();
    first_changed_ = items_.size();
    headed_ = !above.empty();
    if (headed_) start_section(above);
    for (std::size_t row = columns.first_row; row < table.rows.size(); ++row)
        read_row(table, columns, row);
    if (!table.merges_known) fill_lost_merges(table_first_item_, columns);
    // Text is joined and taken apart only now: rows broken over pages are whole by now.
    for (std::size_t i = first_changed_; i < items_.size(); ++i) {
        RowItem& row = items_[i];
        row.item.title = joined(row.item.title);
        row.item.result = joined(row.item.result);
        row.item.executors = split_executors(row.executor_lines);
        row.item.executors_text = joined(row.executor_lines);
        row.item.term_text = joined(row.term_lines);
        row.item.kind = kind_of_title(row.item.title);
        const bool sub_row = i > table_first_item_ && begins_small(row.item.title) &&
                             row.item.section == items_[i - 1].item.section;
        const bool headed = i > table_first_item_ && (items_[i - 1].item.title.ends_with(':') ||
                                                      begins_small(items_[i - 1].item.title));
        if (sub_row && headed && row.item.kind == Kind::other)
            row.item.kind = items_[i - 1].item.kind;
    }
}

void RowReader::carry(const Row& row) {
    for (std::size_t column = 0; column < effective_.size(); ++column) {
        if (column >= row.cells.size() || row.cells[column].cover == Cover::left) {
            effective_[column].clear();
        } else if (row.cells[column].cover == Cover::none) {
            effective_[column] = speaks(row.cells[column].text) ? row.cells[column].text : "";
        }
    }
}

RowReader::Fields RowReader::fields_of(const ColumnMap& columns) const {
    const auto at = [&](const std::optional<std::size_t>& column) {
        return column ? effective_[*column] : std::string();
    };
    Fields fields;
    fields.number = at(columns.number);
    fields.title = effective_[columns.title];
    fields.result = at(columns.result);
    fields.section = at(columns.section);
    for (const std::size_t column : columns.executors)
        append(fields.executors, effective_[column]);
    for (const std::size_t column : columns.term) {
        if (effective_[column].empty()) continue;
        if (!fields.term.empty()) fields.term += " - ";
        fields.term += effective_[column];
    }
    return fields;
}

bool RowReader::is_section_row(const Table& table, const ColumnMap& columns,
                               std::size_t row) const {
    const Row& cells = table.rows[row];
    const auto own = own_columns(cells);
    const auto covers_term = [&](std::size_t column) {
        const std::size_t end = column + static_cast<std::size_t>(cells.cells[column].width);
        return column <= columns.term.front() && columns.term.front() < end &&
               cells.cells[column].width > 1;
    };
    const bool merged_down =
        std::any_of(cells.cells.begin(), cells.cells.end(),
                    [](const Cell& cell) { return cell.cover == Cover::above; });
    if (own.size() == 1) {
        const std::size_t column = own.front();
        const std::string text = fold_spaces(cells.cells[column].text);
        if (covers_term(column) || cells.cells.size() == 1) return true;
        if (merged_down) return false;
        if (column == columns.number || (column == 0 && column != columns.title))
            return !is_item_number(decode(text));
        return column == columns.title && !begins_small(text) && !text.ends_with(':');
    }
    if (own.size() != 2 || own[0] != columns.number || merged_down) return false;
    if (covers_term(own[1])) return true;
    if (own[1] != columns.title) return false;
    // "1 | Heading" over "1.1 | Item".
    const std::string number = clean_number(cells.cells[own[0]].text);
    if (number.find('.') != std::string::npos) return false;
    for (std::size_t next = row + 1; next < std::min(row + 3, table.rows.size()); ++next) {
        const auto next_own = own_columns(table.rows[next]);
        if (next_own.empty()) continue;
        return next_own.front() == *columns.number &&
               clean_number(table.rows[next].cells[*columns.number].text).starts_with(number + ".");
    }
    return false;
}

void RowReader::start_section(const std::string& text) {
    if (const auto month = month_heading(text)) {
        month_ = month;
        // Months that come before any section hold the sections, not the other way round.
        if (!section_ || month_heading(*section_)) {
            months_hold_sections_ = true;
            section_ = fold_spaces(text);
        }
        return;
    }
    if (!months_hold_sections_) month_.reset();
    section_ = strip_section_number(joined(text));
}

// Where every printed line is a row and nothing is numbered: an item begins with a capital and has
// a term or an executor beside it; a sub-row begins small, but its term does not.
bool RowReader::begins_item(const Fields& fields, const std::string& term) {
    if (begins_small(fields.title)) return !term.empty() && !begins_small(term);
    // "«Internet», ..." and "GMO ..." stand at the beginning of a line as likely as of an item.
    const std::u32string title = trim(decode(fields.title));
    const bool capitals = title.size() > 1 && is_upper(title[0]) && is_upper(title[1]);
    if (capitals || title.empty() || !(is_letter(title[0]) || is_dash(title[0]))) return false;
    return !term.empty() || (!fields.executors.empty() && !begins_small(fields.executors));
}

// A row that only goes on with the one above, as when a page ends inside it.
bool RowReader::continue_item(const Row& row, const ColumnMap& columns, const Fields& fields) {
    // A table may go on with a row that the end of a page broke, but not under a new heading.
    const bool first_of_table = items_.size() <= table_first_item_;
    if (items_.empty() || (first_of_table && headed_)) return false;
    RowItem& last = items_.back();
    const bool own_title = columns.title < row.cells.size() &&
                           row.cells[columns.title].cover == Cover::none && !fields.title.empty();
    const auto own_text = [&](std::size_t column) {
        return column < row.cells.size() && row.cells[column].cover == Cover::none
                   ? effective_[column]
                   : std::string();
    };
    std::string term;
    for (const std::size_t column : columns.term)
        append(term, own_text(column));
    const bool numbered = columns.number && !own_text(*columns.number).empty();
    const bool broken_title =
        own_title && term.empty() && !numbered && columns.number && begins_small(fields.title);
    const bool same_title = !own_title && !numbered;
    const bool line_of_item = line_by_line_ && own_title && !begins_item(fields, term);
    if (!broken_title && !same_title && !line_of_item) return false;
    if (first_of_table && !broken_title) return false;
    first_changed_ = std::min(first_changed_, items_.size() - 1);
    // A title merged down over several terms stands for several items.
    if (same_title && !fields.title.empty() && !term.empty()) return false;
    if (own_title) append(last.item.title, fields.title);
    append(last.term_lines, term);
    if (line_by_line_ && columns.section && !own_text(*columns.section).empty()) {
        add_section_cell(own_text(*columns.section));
        if (section_first_item_ < items_.size()) last.item.section = section_;
    }
    for (const std::size_t column : columns.executors)
        append(last.executor_lines, own_text(column));
    if (columns.result) append(last.item.result, own_text(*columns.result));
    last.doubtful = last.doubtful || (fields.title.empty() && !line_by_line_) ||
                    (line_by_line_ && !term.empty());
    return true;
}

void RowReader::read_row(const Table& table, const ColumnMap& columns, std::size_t row) {
    const Row& cells = table.rows[row];
    const auto own = own_columns(cells);
    if (own.empty()) return;
    if (is_column_numbers(cells, own) || is_repeated_heading(cells, own, columns.heading)) return;
    if (is_section_row(table, columns, row)) {
        const std::string text = cells.cells[own.back()].text;
        headed_ = true;
        start_section(text);
        return;
    }
    carry(cells);
    Fields fields = fields_of(columns);
    if (continue_item(cells, columns, fields)) return;
    add_item(columns, std::move(fields), row);
    items_.back().doubtful = cells.doubtful;
}

// The cell of a section merged down. Printed line by line, its text goes on beside later items.
void RowReader::add_section_cell(const std::string& text) {
    if (!line_by_line_ || !begins_small(text) || !section_) {
        section_ = strip_section_number(joined(text));
        section_first_item_ = items_.size();
        return;
    }
    section_ = joined(*section_ + '\n' + text);
    for (std::size_t i = section_first_item_; i < items_.size(); ++i)
        items_[i].item.section = section_;
}

void RowReader::add_item(const ColumnMap& columns, Fields fields, std::size_t row) {
    if (columns.section && !fields.section.empty()) add_section_cell(fields.section);
    RowItem item;
    item.row = static_cast<int>(row) + 1;
    item.title_column = static_cast<int>(columns.title) + 1;
    item.term_column = static_cast<int>(columns.term.front()) + 1;
    if (!columns.executors.empty())
        item.executors_column = static_cast<int>(columns.executors.front()) + 1;
    std::string number = clean_number(fields.number);
    if (number.empty()) number = split_number(fields.title);
    if (!number.empty()) item.item.number = number;
    item.item.section = section_;
    item.item.title = std::move(fields.title);
    item.item.result = std::move(fields.result);
    item.executor_lines = std::move(fields.executors);
    item.term_lines = std::move(fields.term);
    item.month = month_;
    if (columns.month) {
        const std::string& month = effective_[*columns.month];
        if (const auto heading = month_heading(month)) item.month = heading;
        if (item.term_lines.empty()) item.term_lines = month;
    }
    items_.push_back(std::move(item));
}

// Where merged cells are lost, a column that is mostly blank was merged down, and a sub-row shares
// its head's executors.
void RowReader::fill_lost_merges(std::size_t first_item, const ColumnMap& columns) {
    const std::size_t count = items_.size() - first_item;
    if (count < 2) return;
    std::size_t blank_results = 0;
    std::size_t blank_executors = 0;
    for (std::size_t i = first_item; i < items_.size(); ++i) {
        blank_results += items_[i].item.result.empty();
        blank_executors += items_[i].executor_lines.empty();
    }
    const bool merged_results = columns.result && blank_results * 2 >= count;
    const bool merged_executors = !columns.executors.empty() && blank_executors * 2 >= count;
    for (std::size_t i = first_item + 1; i < items_.size(); ++i) {
        const RowItem& above = items_[i - 1];
        RowItem& row = items_[i];
        if (row.item.section != above.item.section) continue;
        if (merged_results && row.item.result.empty()) row.item.result = above.item.result;
        const bool sub_row = begins_small(row.item.title) && !row.term_lines.empty();
        if ((merged_executors || sub_row) && row.executor_lines.empty())
            row.executor_lines = above.executor_lines;
    }
}

}  // namespace sroki::calendar
