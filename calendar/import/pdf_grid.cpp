#include "calendar/import/pdf_grid.h"

#include <cmath>
#include <numeric>

namespace sroki::calendar {

namespace {

constexpr double kTouch = 3.0;  // how near two lines meet
constexpr std::size_t kGridLinesMax = 400;
// The author's line break inside a cell, until the page's breaks are joined.
constexpr std::string_view kHardBreak = "\xE2\x80\xA8";

struct TextLine {
    double left = 0, right = 0, top = 0, bottom = 0;
    std::vector<const PageWord*> words;
};

// Words in reading order: lines by their height, words from left to right.
std::vector<TextLine> lines_of(std::vector<const PageWord*> words) {
    std::stable_sort(words.begin(), words.end(), [](const PageWord* a, const PageWord* b) {
        return a->top + a->bottom < b->top + b->bottom;
    });
    std::vector<TextLine> lines;
    for (const PageWord* word : words) {
        const double middle = (word->top + word->bottom) / 2;
        const bool same = !lines.empty() && middle < lines.back().bottom &&
                          middle > lines.back().top &&
                          middle - (lines.back().top + lines.back().bottom) / 2 <
                              0.5 * (word->bottom - word->top);
        if (!same) lines.push_back({word->left, word->right, word->top, word->bottom, {}});
        TextLine& line = lines.back();
        line.words.push_back(word);
        line.left = std::min(line.left, word->left);
        line.right = std::max(line.right, word->right);
    }
    for (TextLine& line : lines) {
        std::stable_sort(line.words.begin(), line.words.end(),
                         [](const PageWord* a, const PageWord* b) { return a->left < b->left; });
    }
    return lines;
}

std::string text_of(const TextLine& line) {
    std::string text;
    for (const PageWord* word : line.words)
        text += (text.empty() ? "" : " ") + word->text;
    return text;
}

// A word too long for its cell is broken at the edge without a hyphen: it stands alone on its line,
// has no room for one letter more, and what follows is the ending of a word, or the two together
// are a word of the document. Cells made as wide as their longest word look nearly the same.
bool is_broken_word(const TextLine& line, const TextLine& next, double right_edge,
                    const Vocabulary& vocabulary) {
    if (line.words.size() != 1) return false;
    const PageWord& word = *line.words.front();
    const std::u32string first = decode(word.text);
    const std::u32string rest = decode(next.words.front()->text);
    if (first.size() < 4 || rest.empty() || !is_letter(first.back()) || !is_lower(rest.front()))
        return false;
    if (vocabulary.contains(fold_case(first))) return false;
    const auto folded = words_of(first + rest);
    if (folded.size() == 1 &&
        (vocabulary.contains(folded.front()) || is_common_word(folded.front())))
        return true;
    const double letter = (word.right - word.left) / static_cast<double>(first.size());
    const auto ending = words_of(rest);
    return right_edge - word.right < 1.5 * letter && !ending.empty() &&
           is_word_ending(ending.front());
}

// The text of a cell. A line that had room for the next word was ended by the author.
std::string cell_text(const std::vector<const PageWord*>& words, double left, double right,
                      const Vocabulary& vocabulary) {
    const auto lines = lines_of(words);
    if (lines.empty()) return {};
    double text_left = lines.front().left;
    for (const TextLine& line : lines)
        text_left = std::min(text_left, line.left);
    const double padding = std::clamp(text_left - left, 1.0, 6.0);
    std::string text;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        if (i > 0) {
            const double space = 0.22 * (lines[i - 1].bottom - lines[i - 1].top);
            const PageWord& next = *lines[i].words.front();
            const bool fitted =
                lines[i - 1].right + space + (next.right - next.left) + 0.5 < right - padding;
            if (!is_broken_word(lines[i - 1], lines[i], right - padding, vocabulary))
                text += fitted ? kHardBreak : "\n";
        }
        text += text_of(lines[i]);
    }
    return clean_text(join_lines(text, vocabulary, true));
}

// Distinct places of lines, near ones made one.
std::vector<double> places_of(const std::vector<Ruling>& rulings) {
    std::vector<double> all;
    for (const Ruling& ruling : rulings)
        all.push_back(ruling.at);
    std::sort(all.begin(), all.end());
    std::vector<double> places;
    for (const double at : all) {
        if (places.empty() || at - places.back() > kTouch) places.push_back(at);
    }
    return places;
}

bool is_ruled(const std::vector<Ruling>& rulings, double at, double middle) {
    return std::any_of(rulings.begin(), rulings.end(), [&](const Ruling& ruling) {
        return std::abs(ruling.at - at) <= kTouch && ruling.from <= middle && middle <= ruling.to;
    });
}

bool touch(const Ruling& horizontal, const Ruling& vertical) {
    return vertical.at >= horizontal.from - kTouch && vertical.at <= horizontal.to + kTouch &&
           horizontal.at >= vertical.from - kTouch && horizontal.at <= vertical.to + kTouch;
}

// Lines that hang together: each group may be a table.
struct LineGroup {
    std::vector<Ruling> horizontal;
    std::vector<Ruling> vertical;
};

std::vector<LineGroup> group_lines(const PdfPage& page) {
    const std::size_t rows = std::min(page.horizontal.size(), kGridLinesMax);
    const std::size_t columns = std::min(page.vertical.size(), kGridLinesMax);
    std::vector<std::size_t> parent(rows + columns);
    std::iota(parent.begin(), parent.end(), std::size_t{0});
    const auto root = [&](std::size_t at) {
        while (parent[at] != at)
            at = parent[at] = parent[parent[at]];
        return at;
    };
    for (std::size_t i = 0; i < rows; ++i) {
        for (std::size_t k = 0; k < columns; ++k) {
            if (touch(page.horizontal[i], page.vertical[k])) parent[root(i)] = root(rows + k);
        }
    }
    std::vector<LineGroup> groups(rows + columns);
    for (std::size_t i = 0; i < rows; ++i)
        groups[root(i)].horizontal.push_back(page.horizontal[i]);
    for (std::size_t k = 0; k < columns; ++k)
        groups[root(rows + k)].vertical.push_back(page.vertical[k]);
    std::erase_if(groups, [](const LineGroup& group) {
        return group.horizontal.size() < 2 || group.vertical.size() < 3;
    });
    return groups;
}

struct Grid {
    std::vector<double> rows;     // y of the horizontal lines
    std::vector<double> columns;  // x of the vertical lines
    Table table;
};

// A row broken by the page's end is closed by no line: there the vertical lines run on.
void open_ends(const LineGroup& group, std::vector<double>& rows) {
    constexpr double kRunOn = 8;
    if (rows.empty()) return;
    std::size_t above = 0;
    std::size_t below = 0;
    double top = rows.front();
    double bottom = rows.back();
    for (const Ruling& line : group.vertical) {
        above += line.from < rows.front() - kRunOn;
        below += line.to > rows.back() + kRunOn;
        top = std::min(top, line.from);
        bottom = std::max(bottom, line.to);
    }
    if (above >= 3) rows.insert(rows.begin(), top);
    if (below >= 3) rows.push_back(bottom);
}

// Cells between the lines: where no line parts two neighbours, they are one cell.
Grid grid_of(const LineGroup& group) {
    Grid grid{places_of(group.horizontal), places_of(group.vertical), {}};
    open_ends(group, grid.rows);
    const auto middle = [](const std::vector<double>& places, std::size_t at) {
        return (places[at] + places[at + 1]) / 2;
    };
    for (std::size_t row = 0; row + 1 < grid.rows.size(); ++row) {
        Row cells;
        for (std::size_t column = 0; column + 1 < grid.columns.size(); ++column) {
            Cell cell;
            if (column > 0 &&
                !is_ruled(group.vertical, grid.columns[column], middle(grid.rows, row))) {
                cell.cover = Cover::left;
                std::size_t owner = column - 1;
                while (owner > 0 && cells.cells[owner].cover == Cover::left)
                    --owner;
                ++cells.cells[owner].width;
            } else if (row > 0 &&
                       !is_ruled(group.horizontal, grid.rows[row], middle(grid.columns, column))) {
                cell.cover = Cover::above;
            }
            cells.cells.push_back(std::move(cell));
        }
        grid.table.rows.push_back(std::move(cells));
    }
    return grid;
}

// Which of the spaces between places holds a coordinate; nothing outside.
std::optional<std::size_t> slot_of(const std::vector<double>& places, double at) {
    const auto next = std::upper_bound(places.begin(), places.end(), at);
    if (next == places.begin() || next == places.end()) return std::nullopt;
    return static_cast<std::size_t>(next - places.begin()) - 1;
}

// The cell that owns a place of the grid.
std::pair<std::size_t, std::size_t> owner_of(const Table& table, std::size_t row,
                                             std::size_t column) {
    for (;;) {
        const Cover cover = table.rows[row].cells[column].cover;
        if (cover == Cover::left && column > 0) {
            --column;
        } else if (cover == Cover::above && row > 0) {
            --row;
        } else {
            return {row, column};
        }
    }
}

// Puts the words into the cells; marks those that found one.
void fill_grid(Grid& grid, const PdfPage& page, const Vocabulary& vocabulary,
               std::vector<bool>& used) {
    std::map<std::pair<std::size_t, std::size_t>, std::vector<const PageWord*>> words_of_cell;
    for (std::size_t i = 0; i < page.words.size(); ++i) {
        const PageWord& word = page.words[i];
        const auto row = slot_of(grid.rows, (word.top + word.bottom) / 2);
        const auto column = slot_of(grid.columns, (word.left + word.right) / 2);
        if (used[i] || !row || !column) continue;
        used[i] = true;
        words_of_cell[owner_of(grid.table, *row, *column)].push_back(&word);
    }
    for (const auto& [place, words] : words_of_cell) {
        const auto [row, column] = place;
        Cell& cell = grid.table.rows[row].cells[column];
        const std::size_t end = column + static_cast<std::size_t>(cell.width);
        cell.text = cell_text(words, grid.columns[column], grid.columns[end], vocabulary);
    }
}

bool begins_paragraph(const TextLine& line) {
    const std::u32string text = decode(line.words.front()->text);
    const char32_t c = text.empty() ? U' ' : text.front();
    return is_upper(c) || is_digit(c) || is_dash(c) || c == 0x00B7 || c == 0x2022 || c == 0x00AB;
}

// Text outside tables. pdftotext gathers neighbouring paragraphs in one block: a line that had room
// for the next word ends its paragraph, unless the lines are centred.
void add_paragraphs(const PdfPage& page, const std::vector<bool>& used,
                    const Vocabulary& vocabulary, std::vector<PageBlock>& blocks) {
    std::map<int, std::vector<const PageWord*>> words_of_block;
    double page_right = 0;
    for (std::size_t i = 0; i < page.words.size(); ++i) {
        if (used[i]) continue;
        words_of_block[page.words[i].block].push_back(&page.words[i]);
        page_right = std::max(page_right, page.words[i].right);
    }
    for (const auto& [number, words] : words_of_block) {
        const auto lines = lines_of(words);
        double left = lines.front().left;
        for (const TextLine& line : lines)
            left = std::min(left, line.left);
        std::string text;
        double top = lines.front().top;
        const auto finish = [&] {
            const std::string joined = clean_text(join_lines(text, vocabulary, true));
            blocks.push_back({Paragraph{joined}, top});
            text.clear();
        };
        for (std::size_t i = 0; i < lines.size(); ++i) {
            if (i > 0) {
                const TextLine& above = lines[i - 1];
                const PageWord& next = *lines[i].words.front();
                const double space = 0.25 * (above.bottom - above.top);
                const bool fitted = above.right + space + (next.right - next.left) < page_right;
                constexpr double kCentred = 40;
                const bool centred =
                    above.left > left + kCentred || lines[i].left > left + kCentred;
                if (fitted && !centred && begins_paragraph(lines[i])) {
                    finish();
                    top = lines[i].top;
                } else {
                    text += fitted ? kHardBreak : "\n";
                }
            }
            text += text_of(lines[i]);
        }
        finish();
    }
}

}  // namespace

std::vector<PageBlock> read_page(const PdfPage& page, const Vocabulary& vocabulary) {
    std::vector<PageBlock> blocks;
    std::vector<bool> used(page.words.size(), false);
    for (const LineGroup& group : group_lines(page)) {
        Grid grid = grid_of(group);
        if (grid.rows.size() < 2 || grid.columns.size() < 3) continue;
        fill_grid(grid, page, vocabulary, used);
        blocks.push_back({PageTable{std::move(grid.table), grid.columns}, grid.rows.front()});
    }
    add_paragraphs(page, used, vocabulary, blocks);
    std::stable_sort(blocks.begin(), blocks.end(),
                     [](const PageBlock& a, const PageBlock& b) { return a.top < b.top; });
    return blocks;
}

Vocabulary vocabulary_of(const std::vector<PdfPage>& pages) {
    Vocabulary vocabulary;
    for (const PdfPage& page : pages) {
        for (std::size_t i = 1; i + 1 < page.words.size(); ++i) {
            // A word between two others of its line was broken by no line.
            const double height = page.words[i].bottom - page.words[i].top;
            const auto on_line = [&](const PageWord& other) {
                return std::abs(other.top - page.words[i].top) < 0.3 * height;
            };
            if (!on_line(page.words[i - 1]) || !on_line(page.words[i + 1])) continue;
            for (std::u32string& word : words_of(decode(clean_text(page.words[i].text))))
                vocabulary.insert(std::move(word));
        }
    }
    return vocabulary;
}

}  // namespace sroki::calendar
