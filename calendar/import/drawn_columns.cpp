#include "calendar/import/drawn_columns.h"

#include <algorithm>
#include <vector>

#include "calendar/import/columns.h"
#include "calendar/import/text.h"

namespace sroki::calendar {

namespace {

constexpr std::size_t kColumnsMin = 3;
constexpr std::size_t kColumnsMax = 12;
constexpr std::size_t kHeadingLinesSearched = 400;
constexpr std::ptrdiff_t kPipedLinesMin = 3;
constexpr std::size_t kGap = 2;  // spaces that part columns

std::vector<std::string_view> lines_of(std::string_view text) {
    std::vector<std::string_view> lines;
    std::size_t from = 0;
    while (from < text.size()) {
        const std::size_t to = std::min(text.find('\n', from), text.size());
        lines.push_back(text.substr(from, to - from));
        from = to + 1;
    }
    return lines;
}

bool is_piped(std::string_view line) {
    return line.starts_with('|') && line.find('|', 1) != std::string_view::npos;
}

std::string tabs_for_pipes(const std::vector<std::string_view>& lines) {
    std::string text;
    for (std::string_view line : lines) {
        if (line.ends_with('\r')) line.remove_suffix(1);
        if (is_piped(line)) {
            if (line.find_first_not_of("|-=+: ") == std::string_view::npos) continue;
            line.remove_prefix(1);
            if (line.ends_with('|')) line.remove_suffix(1);
            for (const char c : line)
                text += c == '|' ? '\t' : c;
        } else {
            text += line;
        }
        text += '\n';
    }
    return text;
}

struct Field {
    std::size_t begin = 0;  // code points from the line's beginning
    std::u32string text;
};

std::vector<Field> fields_of(std::string_view line) {
    const std::u32string text = decode(line);
    std::vector<Field> fields;
    std::size_t spaces = kGap;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (is_space(text[i])) {
            ++spaces;
            continue;
        }
        if (spaces >= kGap) {
            fields.push_back({i, {}});
        } else if (spaces > 0) {
            fields.back().text.push_back(U' ');
        }
        fields.back().text.push_back(text[i]);
        spaces = 0;
    }
    return fields;
}

bool is_heading(const std::vector<Field>& fields) {
    if (fields.size() < kColumnsMin || fields.size() > kColumnsMax) return false;
    Table table;
    table.rows.emplace_back();
    for (const Field& field : fields)
        table.rows.front().cells.push_back(Cell{encode(field.text), 1, Cover::none});
    const auto map = recognize_columns(table);
    return map && !map->heading.empty();
}

// A line of the table, its words put under the heading they stand under.
std::string under_headings(const std::vector<Field>& line, const std::vector<Field>& heading) {
    std::vector<std::string> cells(heading.size());
    for (const Field& field : line) {
        std::size_t column = 0;
        while (column + 1 < heading.size() && heading[column + 1].begin <= field.begin + 1)
            ++column;
        if (!cells[column].empty()) cells[column] += ' ';
        cells[column] += encode(field.text);
    }
    std::string text;
    for (std::size_t column = 0; column < cells.size(); ++column)
        text += (column > 0 ? "\t" : "") + cells[column];
    return text;
}

}  // namespace

std::string tabs_for_drawn_columns(std::string_view utf8) {
    const auto lines = lines_of(utf8);
    if (std::count_if(lines.begin(), lines.end(), is_piped) >= kPipedLinesMin)
        return tabs_for_pipes(lines);
    if (utf8.find('\t') != std::string_view::npos || utf8.find("   ") == std::string_view::npos)
        return std::string(utf8);
    std::vector<Field> heading;
    std::string text;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const auto fields = fields_of(lines[i]);
        const bool begins = heading.empty() && i < kHeadingLinesSearched && is_heading(fields);
        if (begins) heading = fields;
        const bool drawn = fields.size() > 1 || (fields.size() == 1 && fields[0].begin > 0);
        text += !heading.empty() && drawn ? under_headings(fields, heading) : std::string(lines[i]);
        text += '\n';
    }
    return text;
}

}  // namespace sroki::calendar
