#include "calendar/import/pdf_columns.h"

#include "calendar/import/column_words.h"
#include "calendar/import/columns.h"
#include "calendar/import/pdf_grid.h"
#include "calendar/import/rows.h"
#include "calendar/import/text.h"

namespace sroki::calendar {

namespace {

constexpr double kGutterMin = 5;    // narrower strips are spaces between words
constexpr double kWideShare = 0.6;  // of the table: a line without gaps so long is no cell
constexpr double kWideGapMax = 10;  // the largest gap inside such a line
constexpr std::size_t kHeadingLinesMax = 8;
constexpr double kHeadingWord = 8;

struct Line {
    double left = 0, right = 0, top = 0, bottom = 0;
    std::vector<const PageWord*> words;
};

std::vector<Line> lines_of(const std::vector<PdfPage>& pages) {
    std::vector<Line> lines;
    for (const PdfPage& page : pages) {
        std::vector<const PageWord*> words;
        for (const PageWord& word : page.words)
            words.push_back(&word);
        std::stable_sort(words.begin(), words.end(), [](const PageWord* a, const PageWord* b) {
            return a->top + a->bottom < b->top + b->bottom;
        });
        const std::size_t first = lines.size();
        for (const PageWord* word : words) {
            const double middle = (word->top + word->bottom) / 2;
            if (lines.size() == first || middle > lines.back().bottom)
                lines.push_back({word->left, word->right, word->top, word->bottom, {}});
            Line& line = lines.back();
            line.words.push_back(word);
            line.left = std::min(line.left, word->left);
            line.right = std::max(line.right, word->right);
        }
    }
    for (Line& line : lines) {
        std::stable_sort(line.words.begin(), line.words.end(),
                         [](const PageWord* a, const PageWord* b) { return a->left < b->left; });
    }
    return lines;
}

std::string text_of(const Line& line) {
    std::string text;
    for (const PageWord* word : line.words)
        text += (text.empty() ? "" : " ") + word->text;
    return clean_text(text);
}

bool is_parted(const Line& line) {
    for (std::size_t i = 1; i < line.words.size(); ++i) {
        if (line.words[i]->left - line.words[i - 1]->right > kWideGapMax) return true;
    }
    return false;
}

bool is_wide(const Line& line, double width) {
    return line.right - line.left >= kWideShare * width && !is_parted(line);
}

// Left edges of the columns: where a strip without words ends. Only lines that hold several cells
// speak of columns; a title or a section's heading runs across them.
std::vector<double> column_edges(const std::vector<Line>& lines, std::size_t first) {
    constexpr std::ptrdiff_t kPartedLinesMin = 3;
    const bool parted_only = std::count_if(lines.begin() + static_cast<std::ptrdiff_t>(first),
                                           lines.end(), is_parted) >= kPartedLinesMin;
    double left = 1e9;
    double right = 0;
    for (std::size_t i = first; i < lines.size(); ++i) {
        left = std::min(left, lines[i].left);
        right = std::max(right, lines[i].right);
    }
    if (right - left < 50 || right - left > 10'000) return {};
    std::vector<bool> covered(static_cast<std::size_t>(right - left) + 2, false);
    for (std::size_t i = first; i < lines.size(); ++i) {
        if (is_wide(lines[i], right - left) || (parted_only && !is_parted(lines[i]))) continue;
        for (const PageWord* word : lines[i].words) {
            const auto from = static_cast<std::size_t>(word->left - left);
            const auto to = static_cast<std::size_t>(std::max(0.0, word->right - left));
            for (std::size_t x = from; x <= to && x < covered.size(); ++x)
                covered[x] = true;
        }
    }
    std::vector<double> edges{left};
    std::size_t blank = 0;
    for (std::size_t x = 0; x < covered.size(); ++x) {
        if (!covered[x]) {
            ++blank;
            continue;
        }
        if (static_cast<double>(blank) >= kGutterMin)
            edges.push_back(left + static_cast<double>(x));
        blank = 0;
    }
    return edges;
}

std::vector<std::string> cells_of(const Line& line, const std::vector<double>& edges) {
    std::vector<std::string> cells(edges.size());
    for (const PageWord* word : line.words) {
        const auto next =
            std::upper_bound(edges.begin(), edges.end(), (word->left + word->right) / 2);
        if (next == edges.begin()) continue;
        std::string& cell = cells[static_cast<std::size_t>(next - edges.begin()) - 1];
        cell += (cell.empty() ? "" : " ") + word->text;
    }
    return cells;
}

Row row_of(const std::vector<std::string>& cells) {
    Row row;
    for (const std::string& cell : cells)
        row.cells.push_back(Cell{clean_text(cell), 1, Cover::none});
    return row;
}

void append_line(Row& row, const std::vector<std::string>& cells) {
    for (std::size_t i = 0; i < cells.size(); ++i) {
        if (cells[i].empty()) continue;
        std::string& text = row.cells[i].text;
        text += (text.empty() ? "" : "\n") + clean_text(cells[i]);
    }
}

// The heading of a plan over the columns that the lines below make.
struct Heading {
    std::size_t first = 0;
    std::size_t end = 0;
    std::vector<double> edges;
    Row row;
};

bool speaks_of_columns(const Line& line) {
    const auto words = words_of(decode(text_of(line)));
    return std::any_of(words.begin(), words.end(), [](const std::u32string& word) {
        const auto known = heading_words();
        return std::any_of(known.begin(), known.end(), [&](const HeadingWord& heading) {
            return heading.weight >= kHeadingWord && word.starts_with(heading.stem);
        });
    });
}

// The lines from `first` to before `end` as a heading; nothing when they are none.
std::optional<Row> heading_row(const std::vector<Line>& lines, std::size_t first, std::size_t end,
                               const std::vector<double>& edges) {
    Row row = row_of(std::vector<std::string>(edges.size()));
    for (std::size_t i = first; i < end; ++i)
        append_line(row, cells_of(lines[i], edges));
    Table table;
    table.rows.push_back(row);
    const auto map = recognize_columns(table);
    if (!map || map->heading.empty() || map->number != 0U) return std::nullopt;
    return row;
}

bool begins_data(const Line& line, const std::vector<double>& edges) {
    return is_item_number(decode(cells_of(line, edges).front())) ||
           is_section_heading(text_of(line));
}

std::optional<Heading> find_heading(const std::vector<Line>& lines) {
    constexpr std::size_t kTriesMax = 40;
    std::size_t tries = 0;
    for (std::size_t first = 0; first < lines.size() && tries < kTriesMax; ++first) {
        if (!speaks_of_columns(lines[first])) continue;
        ++tries;
        const std::vector<double> edges = column_edges(lines, first);
        if (edges.size() < 3 || edges.size() > 12) continue;
        std::size_t end = first + 1;
        while (end < lines.size() && end - first < kHeadingLinesMax &&
               !begins_data(lines[end], edges))
            ++end;
        auto row = heading_row(lines, first, end, edges);
        if (!row) continue;
        // Lines above the heading ("to the order No. 5") are no part of it and hide a column.
        Heading heading{first, end, edges, std::move(*row)};
        for (std::size_t later = first + 1; later < end; ++later) {
            const std::vector<double> finer = column_edges(lines, later);
            const Line& dropped = lines[later - 1];
            const std::string text = text_of(dropped);
            const bool foreign =
                !speaks_of_columns(dropped) ||
                std::any_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
            const std::size_t least = heading.edges.size() + (foreign ? 0U : 1U);
            if (finer.size() < least || finer.size() > 12) continue;
            auto shorter = heading_row(lines, later, end, finer);
            if (shorter) heading = {later, end, finer, std::move(*shorter)};
        }
        return heading;
    }
    return std::nullopt;
}

// Drops the heading that each page begins with anew.
void drop_repeated_heading(std::vector<Line>& lines, const Heading& heading) {
    std::vector<std::string> texts;
    for (std::size_t i = heading.first; i < heading.end; ++i)
        texts.push_back(text_of(lines[i]));
    lines.erase(std::remove_if(
                    lines.begin() + static_cast<std::ptrdiff_t>(heading.end), lines.end(),
                    [&](const Line& line) {
                        return std::find(texts.begin(), texts.end(), text_of(line)) != texts.end();
                    }),
                lines.end());
}

// Lines that stand together: where rows have room between them, each group is a row.
std::vector<std::vector<const Line*>> groups_of(const std::vector<Line>& lines, std::size_t first) {
    std::vector<std::vector<const Line*>> groups;
    double bottom = 0;
    for (std::size_t i = first; i < lines.size(); ++i) {
        const Line& line = lines[i];
        const double height = line.bottom - line.top;
        const bool together = !groups.empty() && line.top >= groups.back().front()->top &&
                              line.top < bottom + 0.25 * height;
        if (!together) {
            groups.emplace_back();
            bottom = line.bottom;
        }
        groups.back().push_back(&line);
        bottom = std::max(bottom, line.bottom);
    }
    return groups;
}

// Where rows touch each other, a number in the first column begins a row.
std::vector<std::vector<const Line*>> groups_by_number(const std::vector<Line>& lines,
                                                       const Heading& heading) {
    std::vector<std::vector<const Line*>> groups;
    for (std::size_t i = heading.end; i < lines.size(); ++i) {
        if (groups.empty() || begins_data(lines[i], heading.edges)) groups.emplace_back();
        groups.back().push_back(&lines[i]);
    }
    return groups;
}

Row row_of_group(const std::vector<const Line*>& group, const Heading& heading, double width) {
    const auto columns = static_cast<int>(heading.edges.size());
    Row row = row_of(std::vector<std::string>(heading.edges.size()));
    const bool wide = std::all_of(group.begin(), group.end(), [&](const Line* line) {
        return is_wide(*line, width) || !is_parted(*line);
    });
    if (wide && is_section_heading(text_of(*group.front()))) {
        std::string text;
        for (const Line* line : group)
            text += (text.empty() ? "" : "\n") + text_of(*line);
        row.cells.front() = Cell{text, columns, Cover::none};
        for (std::size_t k = 1; k < row.cells.size(); ++k)
            row.cells[k].cover = Cover::left;
        return row;
    }
    for (const Line* line : group)
        append_line(row, cells_of(*line, heading.edges));
    row.doubtful = true;
    return row;
}

}  // namespace

std::optional<Document> read_unruled(const std::vector<PdfPage>& pages) {
    constexpr std::size_t kLinesMax = 20'000;
    std::vector<Line> lines = lines_of(pages);
    if (lines.size() > kLinesMax) return std::nullopt;
    const auto heading = find_heading(lines);
    if (!heading) return std::nullopt;
    drop_repeated_heading(lines, *heading);
    Document document;
    for (std::size_t i = 0; i < heading->first; ++i)
        document.blocks.emplace_back(Paragraph{text_of(lines[i])});
    Table table;
    table.merges_known = false;
    table.rows.push_back(heading->row);
    double right = 0;
    std::size_t numbers = 0;
    for (std::size_t i = heading->end; i < lines.size(); ++i) {
        right = std::max(right, lines[i].right);
        numbers += is_item_number(decode(cells_of(lines[i], heading->edges).front()));
    }
    auto groups = groups_of(lines, heading->end);
    if (groups.size() * 4 < numbers * 3) groups = groups_by_number(lines, *heading);
    for (const auto& group : groups)
        table.rows.push_back(row_of_group(group, *heading, right - heading->edges.front()));
    const Vocabulary vocabulary = vocabulary_of(pages);
    for (Row& row : table.rows) {
        for (Cell& cell : row.cells)
            cell.text = join_lines(cell.text, vocabulary, true);
    }
    document.blocks.emplace_back(std::move(table));
    return document;
}

}  // namespace sroki::calendar
