#include "calendar/import/columns.h"

#include <array>

#include "calendar/import/column_words.h"
#include "calendar/import/executors.h"
#include "calendar/import/text.h"
#include "scheduler/term.h"

namespace sroki::calendar {

namespace {

constexpr std::size_t kRoles = 7;
constexpr std::size_t kHeadingRowsSearched = 60;
constexpr std::size_t kHeadingLettersMax = 160;
constexpr double kHeadingWeightMin = 3.0;
// A word far from the heading's beginning says less: "term of the activity" is a term.
constexpr std::array<double, 6> kPlaceFactor{1.0, 0.8, 0.6, 0.5, 0.4, 0.3};

using Scores = std::array<double, kRoles>;

std::size_t index_of(ColumnRole role) {
    return static_cast<std::size_t>(role);
}

Scores scores_of(std::string_view heading) {
    Scores scores{};
    const auto words = words_of(decode(heading));
    for (std::size_t i = 0; i < words.size(); ++i) {
        const double factor = kPlaceFactor.at(std::min(i, kPlaceFactor.size() - 1));
        for (const HeadingWord& word : heading_words()) {
            const bool same = word.whole ? words[i] == word.stem : words[i].starts_with(word.stem);
            if (same) scores.at(index_of(word.role)) += word.weight * factor;
        }
    }
    return scores;
}

ColumnRole strongest(const Scores& scores) {
    std::size_t best = index_of(ColumnRole::other);
    for (std::size_t role = 0; role < kRoles; ++role) {
        if (scores.at(role) > scores.at(best)) best = role;
    }
    return static_cast<ColumnRole>(best);
}

std::size_t columns_of(const Table& table) {
    std::size_t columns = 0;
    for (const Row& row : table.rows)
        columns = std::max(columns, row.cells.size());
    return columns;
}

// The heading's texts, column by column, of one row or of two rows read together.
std::vector<std::string> heading_texts(const Table& table, std::size_t row, std::size_t depth,
                                       std::size_t columns) {
    std::vector<std::string> texts(columns);
    for (std::size_t column = 0; column < columns; ++column) {
        const Cell* above = nullptr;
        for (std::size_t level = 0; level < depth; ++level) {
            const Cell& cell = cell_at(table, row + level, column);
            const bool covered = column < table.rows[row + level].cells.size() &&
                                 table.rows[row + level].cells[column].cover == Cover::left;
            // A wide heading speaks for its columns only together with the row below it, and a
            // line over the whole table for none.
            if (&cell == above || (covered && depth == 1) ||
                (cell.width > 1 && cell.width >= static_cast<int>(columns))) {
                continue;
            }
            above = &cell;
            const std::string text = fold_spaces(cell.text);
            if (text.empty()) continue;
            if (!texts[column].empty()) texts[column] += ' ';
            texts[column] += text;
        }
    }
    return texts;
}

bool is_data_text(const std::string& text) {
    const std::u32string decoded = decode(text);
    return is_item_number(decoded) || decoded.size() > kHeadingLettersMax;
}

// May the row below belong to the heading: short words, none of them data, under a heading that
// leaves something open (a wide cell, a blank one, a merge down)?
bool continues_heading(const Table& table, std::size_t row) {
    if (row + 1 >= table.rows.size()) return false;
    bool open = false;
    bool closed = false;
    for (const Cell& cell : table.rows[row].cells) {
        open |= cell.width > 1 && cell.width < static_cast<int>(table.rows[row].cells.size());
        open |= cell.cover == Cover::none && cell.text.empty();
    }
    int words = 0;
    for (const Cell& cell : table.rows[row + 1].cells) {
        if (cell.cover == Cover::above || (cell.cover == Cover::none && cell.text.empty()))
            closed = true;
        if (cell.cover != Cover::none || cell.text.empty()) continue;
        if (is_data_text(fold_spaces(cell.text))) return false;
        if (cell.width >= static_cast<int>(table.rows[row + 1].cells.size())) return false;
        ++words;
    }
    return open && closed && words > 0;
}

struct Candidate {
    ColumnMap map;
    double weight = 0;
};

// Gives each role its strongest column. Executors and terms may have two, when a heading splits.
std::optional<Candidate> assign_roles(const std::vector<std::string>& texts) {
    struct Claim {
        std::size_t column;
        ColumnRole role;
        double weight;
    };
    std::vector<Claim> claims;
    for (std::size_t column = 0; column < texts.size(); ++column) {
        if (decode(texts[column]).size() > kHeadingLettersMax) return std::nullopt;
        const Scores scores = scores_of(texts[column]);
        const double other = scores.at(index_of(ColumnRole::other));
        for (std::size_t role = 0; role < index_of(ColumnRole::other); ++role) {
            const double weight = scores.at(role) - (other > scores.at(role) ? other : 0);
            if (weight >= kHeadingWeightMin)
                claims.push_back({column, static_cast<ColumnRole>(role), weight});
        }
    }
    std::stable_sort(claims.begin(), claims.end(), [](const Claim& left, const Claim& right) {
        return left.weight > right.weight;
    });
    std::vector<bool> taken(texts.size(), false);
    std::array<std::vector<std::size_t>, kRoles> columns_of_role;
    Candidate candidate;
    for (const Claim& claim : claims) {
        auto& columns = columns_of_role.at(index_of(claim.role));
        const bool may_repeat =
            (claim.role == ColumnRole::executors || claim.role == ColumnRole::term) &&
            columns.size() == 1 && strongest(scores_of(texts[claim.column])) == claim.role;
        if (taken[claim.column] || (!columns.empty() && !may_repeat)) continue;
        taken[claim.column] = true;
        columns.push_back(claim.column);
        candidate.weight += claim.weight;
    }
    auto& title = columns_of_role.at(index_of(ColumnRole::title));
    auto& section = columns_of_role.at(index_of(ColumnRole::section));
    // "Tasks" or "Directions" head the activities when no other column does.
    if (title.empty()) title.swap(section);
    const auto& term = columns_of_role.at(index_of(ColumnRole::term));
    if (title.empty() || term.empty()) return std::nullopt;
    const auto first_of = [&](ColumnRole role) -> std::optional<std::size_t> {
        const auto& columns = columns_of_role.at(index_of(role));
        return columns.empty() ? std::nullopt : std::optional(columns.front());
    };
    candidate.map.columns = texts.size();
    candidate.map.number = first_of(ColumnRole::number);
    candidate.map.title = title.front();
    candidate.map.executors = columns_of_role.at(index_of(ColumnRole::executors));
    candidate.map.term = term;
    std::sort(candidate.map.term.begin(), candidate.map.term.end());
    std::sort(candidate.map.executors.begin(), candidate.map.executors.end());
    candidate.map.result = first_of(ColumnRole::result);
    candidate.map.section = first_of(ColumnRole::section);
    candidate.map.heading = texts;
    return candidate;
}

scheduler::TermContext any_context() {
    return {{std::chrono::sys_days{std::chrono::year{2021} / 1 / 1},
             std::chrono::sys_days{std::chrono::year{2021} / 12 / 31}},
            scheduler::Basis::calendar,
            {},
            std::chrono::year{2021} / 1,
            {}};
}

// An item may speak the words of headings ("action ... the whole period"), but it has a number or
// its term is one.
bool is_item(const ColumnMap& map) {
    const bool numbered =
        std::any_of(map.heading.begin(), map.heading.end(),
                    [](const std::string& text) { return is_item_number(decode(text)); });
    if (numbered) return true;
    // "Period of realization" over a column is a term by itself; more columns speak for a heading.
    if (map.number || map.result || !map.executors.empty()) return false;
    const auto result = scheduler::resolve_term(map.heading[map.term.front()], any_context());
    return result.status != scheduler::TermStatus::unrecognized;
}

std::optional<ColumnMap> recognize_by_headings(const Table& table, std::size_t columns) {
    std::optional<Candidate> best;
    const std::size_t rows = std::min(table.rows.size(), kHeadingRowsSearched);
    for (std::size_t row = 0; row < rows && !best; ++row) {
        for (const std::size_t depth : {std::size_t{1}, std::size_t{2}}) {
            if (depth == 2 && !continues_heading(table, row)) continue;
            auto candidate = assign_roles(heading_texts(table, row, depth, columns));
            if (!candidate || is_item(candidate->map)) continue;
            candidate->map.first_row = row + depth;
            if (!best || candidate->weight >= best->weight) best = std::move(candidate);
        }
    }
    return best ? std::optional(std::move(best->map)) : std::nullopt;
}

// What stands in a column, over its first rows.
struct ColumnContent {
    int filled = 0;
    int numbers = 0;
    int terms = 0;
    int people = 0;
    std::size_t letters = 0;
};

ColumnContent content_of(const Table& table, std::size_t column) {
    constexpr std::size_t kRowsRead = 60;
    const scheduler::TermContext context = any_context();
    ColumnContent content;
    for (std::size_t row = 0; row < std::min(table.rows.size(), kRowsRead); ++row) {
        if (column >= table.rows[row].cells.size()) continue;
        const Cell& cell = table.rows[row].cells[column];
        if (cell.cover != Cover::none || cell.text.empty() || cell.width > 1) continue;
        ++content.filled;
        const std::u32string text = decode(fold_spaces(cell.text));
        content.letters += text.size();
        if (is_item_number(text)) {
            ++content.numbers;
            continue;
        }
        const auto people = split_executors(cell.text);
        content.people += std::any_of(people.begin(), people.end(), [](const ExecutorName& name) {
            return name.kind != ExecutorKind::unit;
        });
        if (text.size() > 120) continue;
        const auto result = scheduler::resolve_term(cell.text, context);
        content.terms += result.status != scheduler::TermStatus::unrecognized;
    }
    return content;
}

std::optional<ColumnMap> recognize_by_content(const Table& table, std::size_t columns) {
    if (columns < 2 || columns > 12 || table.rows.size() < 2) return std::nullopt;
    std::vector<ColumnContent> contents;
    for (std::size_t column = 0; column < columns; ++column)
        contents.push_back(content_of(table, column));
    const auto share = [&](std::size_t column, int ColumnContent::*count) {
        return contents[column].filled < 2
                   ? 0.0
                   : static_cast<double>(contents[column].*count) / contents[column].filled;
    };
    ColumnMap map;
    map.columns = columns;
    std::optional<std::size_t> term;
    std::optional<std::size_t> title;
    for (std::size_t column = 0; column < columns; ++column) {
        if (share(column, &ColumnContent::terms) >= 0.6 &&
            (!term || share(column, &ColumnContent::terms) > share(*term, &ColumnContent::terms)))
            term = column;
        if (!map.number && share(column, &ColumnContent::numbers) >= 0.6) map.number = column;
    }
    if (!term) return std::nullopt;
    const auto length = [&](std::size_t column) {
        return contents[column].filled == 0
                   ? 0.0
                   : static_cast<double>(contents[column].letters) / contents[column].filled;
    };
    const auto is_free = [&](std::size_t column) {
        return column != *term && column != map.number && contents[column].filled >= 2;
    };
    for (std::size_t column = 0; column < columns; ++column) {
        // The leftmost of the long columns: results stand to the right of activities.
        if (is_free(column) && (!title || length(column) > 1.8 * length(*title))) title = column;
    }
    if (!title || length(*title) < 12) return std::nullopt;
    std::optional<std::size_t> executors;
    for (std::size_t column = 0; column < columns; ++column) {
        if (column == *title || !is_free(column)) continue;
        if (share(column, &ColumnContent::people) >= 0.5 && !executors) {
            executors = column;
        } else if (!map.result && length(column) > 20) {
            map.result = column;
        }
    }
    map.title = *title;
    map.term = {*term};
    if (executors) map.executors = {*executors};
    return map;
}

}  // namespace

const Cell& cell_at(const Table& table, std::size_t row, std::size_t column) {
    static const Cell kNone;
    if (row >= table.rows.size()) return kNone;
    for (;;) {
        const std::vector<Cell>& cells = table.rows[row].cells;
        if (column >= cells.size()) return kNone;
        const Cover cover = cells[column].cover;
        if (cover == Cover::left && column > 0) {
            --column;
        } else if (cover == Cover::above && row > 0) {
            --row;
        } else {
            return cells[column];
        }
    }
}

bool is_item_number(std::u32string_view text) {
    const std::u32string number = trim(text);
    if (number.empty() || number.size() > 12) return false;
    bool digits = false;
    for (const char32_t c : number) {
        const bool roman = c == U'I' || c == U'V' || c == U'X' || c == U'L';
        if (is_digit(c) || roman) {
            digits = true;
        } else if (c != U'.' && c != U')' && c != U'-') {
            return false;
        }
    }
    return digits;
}

std::optional<ColumnMap> recognize_columns(const Table& table) {
    const std::size_t columns = columns_of(table);
    if (auto map = recognize_by_headings(table, columns)) return map;
    return recognize_by_content(table, columns);
}

}  // namespace sroki::calendar
