#include "calendar/import/running_text.h"

#include <set>

#include "calendar/import/cell_cutter.h"
#include "calendar/import/column_words.h"
#include "calendar/import/columns.h"
#include "calendar/import/plan_header.h"
#include "calendar/import/rows.h"
#include "calendar/import/text.h"

namespace sroki::calendar {

namespace {

constexpr std::size_t kHeadingLinesMax = 9;
constexpr std::size_t kHeadingLetters = 120;
constexpr double kHeadingWordWeight = 7;
constexpr std::size_t kItemLinesMax = 200;

// The flattened heading: where it stands and which columns it names, in their order.
struct Heading {
    std::size_t first = 0;
    std::size_t end = 0;  // the line after it
    std::vector<ColumnRole> roles;
    std::vector<std::string> names;
    std::set<std::u32string> words;
};

// What stands at the beginning of a line: "1.2." an item, "3." a section or an item.
struct LineNumber {
    int levels = 0;
    std::string number;
    std::string rest;
};

LineNumber number_of(const std::string& line) {
    LineNumber found;
    std::size_t at = 0;
    std::size_t digits = 0;
    while (at < line.size() && ((line[at] >= '0' && line[at] <= '9') || line[at] == '.')) {
        if (line[at] == '.') {
            if (digits == 0) return {};
            digits = 0;
        } else {
            found.levels += digits == 0;
            if (++digits > 3) return {};
        }
        ++at;
    }
    const bool closed = at > 0 && (line[at - 1] == '.' || found.levels > 1);
    if (!closed || (at < line.size() && line[at] != ' ')) return {};
    found.number = line.substr(0, at);
    found.rest = at < line.size() ? line.substr(at + 1) : "";
    return found;
}

bool is_column_numbers(const std::string& line) {
    const auto words = words_of(decode(line));
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (encode(words[i]) != std::to_string(i + 1)) return false;
    }
    return words.size() >= 3;
}

std::optional<ColumnRole> role_of(const std::u32string& word) {
    const HeadingWord* best = nullptr;
    for (const HeadingWord& known : heading_words()) {
        const bool same = known.whole ? word == known.stem : word.starts_with(known.stem);
        if (same && (best == nullptr || known.weight > best->weight)) best = &known;
    }
    if (best == nullptr || best->weight < kHeadingWordWeight || best->role == ColumnRole::other)
        return std::nullopt;
    return best->role == ColumnRole::month ? ColumnRole::term : best->role;
}

std::optional<Heading> heading_at(const std::vector<std::string>& lines, std::size_t first) {
    Heading heading;
    heading.first = first;
    std::size_t line = first;
    for (; line < lines.size() && line - first < kHeadingLinesMax; ++line) {
        if (line > first && (number_of(lines[line]).levels > 0 || is_column_numbers(lines[line])))
            break;
        if (decode(lines[line]).size() > kHeadingLetters) return std::nullopt;
        for (const std::u32string& word : words_of(decode(lines[line]))) {
            heading.words.insert(word);
            const auto role = role_of(word);
            if (!role ||
                std::find(heading.roles.begin(), heading.roles.end(), *role) != heading.roles.end())
                continue;
            heading.roles.push_back(*role);
            heading.names.push_back(encode(word));
        }
        if (line == first && (heading.roles.empty() || is_plan_title(lines[line])))
            return std::nullopt;
    }
    if (line == lines.size() || line - first >= kHeadingLinesMax) return std::nullopt;
    if (is_column_numbers(lines[line])) ++line;
    heading.end = line;
    const auto has = [&](ColumnRole role) {
        return std::find(heading.roles.begin(), heading.roles.end(), role) != heading.roles.end();
    };
    if (!has(ColumnRole::title) || !has(ColumnRole::term) || heading.roles.size() < 3)
        return std::nullopt;
    return heading;
}

// The heading printed again on a new page, whole or in pieces.
bool is_heading_again(const std::string& line, const Heading& heading) {
    if (is_column_numbers(line)) return true;
    const auto words = words_of(decode(line));
    return std::all_of(words.begin(), words.end(), [&](const std::u32string& word) {
        return heading.words.contains(word) || word.size() < 2;
    });
}

class Reader {
  public:
    Reader(const std::vector<std::string>& lines, const Heading& heading)
        : lines_(lines), heading_(heading), roles_(heading.roles) {
        std::erase(roles_, ColumnRole::number);
        std::erase(roles_, ColumnRole::section);
        for (std::size_t i = heading.end; i < lines.size(); ++i)
            several_levels_ |= number_of(lines[i]).levels > 1;
    }

    Table read() {
        add_heading();
        for (std::size_t i = heading_.end; i < lines_.size(); ++i)
            add_line(lines_[i]);
        finish();
        return std::move(table_);
    }

  private:
    enum class Open { nothing, item, section };

    void add_heading() {
        Row row;
        row.cells.push_back(Cell{"\xE2\x84\x96", 1, Cover::none});
        for (const ColumnRole role : roles_) {
            const auto at = std::find(heading_.roles.begin(), heading_.roles.end(), role);
            row.cells.push_back(
                Cell{heading_.names[static_cast<std::size_t>(at - heading_.roles.begin())], 1,
                     Cover::none});
        }
        table_.rows.push_back(std::move(row));
    }

    void add_line(const std::string& line) {
        const LineNumber number = number_of(line);
        if (number.levels == 0) {
            // Pieces of the heading come after a page's end, which also ends a section's title.
            const bool heading_piece = is_heading_again(line, heading_);
            in_heading_ = heading_piece && (in_heading_ || begins_heading(line));
            if (in_heading_) return;
            if (open_ != Open::nothing && text_.size() < kItemLinesMax) text_.push_back(line);
            return;
        }
        finish();
        in_heading_ = false;
        open_ = number.levels > 1 || !several_levels_ ? Open::item : Open::section;
        number_ = number.number;
        if (!number.rest.empty()) text_.push_back(number.rest);
    }

    [[nodiscard]] static bool begins_heading(const std::string& line) {
        if (is_column_numbers(line)) return true;
        const auto words = words_of(decode(line));
        if (words.empty()) return true;
        const auto role = role_of(words.front());
        return role == ColumnRole::number;
    }

    void finish() {
        if (open_ == Open::section) {
            std::string title;
            for (const std::string& line : text_)
                title += (title.empty() ? "" : "\n") + line;
            Row row;
            row.cells.push_back(
                Cell{number_ + ' ' + title, static_cast<int>(roles_.size()) + 1, Cover::none});
            for (std::size_t i = 0; i < roles_.size(); ++i)
                row.cells.push_back(Cell{{}, 1, Cover::left});
            table_.rows.push_back(std::move(row));
        } else if (open_ == Open::item) {
            CutItem item = cut_cells(text_, roles_);
            Row row;
            row.doubtful = item.doubtful;
            row.cells.push_back(Cell{number_, 1, Cover::none});
            for (std::string& cell : item.cells)
                row.cells.push_back(Cell{std::move(cell), 1, Cover::none});
            table_.rows.push_back(std::move(row));
        }
        open_ = Open::nothing;
        text_.clear();
    }

    const std::vector<std::string>& lines_;
    const Heading& heading_;
    std::vector<ColumnRole> roles_;
    bool several_levels_ = false;
    bool in_heading_ = false;
    Open open_ = Open::nothing;
    std::string number_;
    std::vector<std::string> text_;
    Table table_;
};

}  // namespace

Document read_running_text(const std::vector<std::string>& lines) {
    Document document;
    std::optional<Heading> heading;
    for (std::size_t i = 0; i < lines.size() && !heading; ++i)
        heading = heading_at(lines, i);
    const std::size_t before = heading ? heading->first : lines.size();
    // Lines that begin small go on with the paragraph above.
    std::string paragraph;
    for (std::size_t i = 0; i < before; ++i) {
        const std::u32string line = decode(lines[i]);
        if (!paragraph.empty() && !is_lower(line.front())) {
            document.blocks.emplace_back(Paragraph{std::move(paragraph)});
            paragraph.clear();
        }
        paragraph += (paragraph.empty() ? "" : "\n") + lines[i];
    }
    if (!paragraph.empty()) document.blocks.emplace_back(Paragraph{std::move(paragraph)});
    if (heading) document.blocks.emplace_back(Reader(lines, *heading).read());
    return document;
}

}  // namespace sroki::calendar
