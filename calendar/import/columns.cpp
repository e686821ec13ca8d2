#include "calendar/import/columns.h"

#include <array>

#include "calendar/import/column_words.h"
#include "calendar/import/executors.h"
#include "calendar/import/plan_header.h"
#include "calendar/import/text.h"
#include "scheduler/term.h"

namespace sroki::calendar {

namespace {

constexpr std::size_t kRoles = 8;
constexpr std::size_t kHeadingRowsSearched = 60;
constexpr std::size_t kHeadingRowsGuessed = 12;  // each costs a look at the rows below it
constexpr std::size_t kHeadingLettersMax = 160;
constexpr double kHeadingWeightMin = 3.0;
constexpr double kTermShareMin = 0.6;        // of the cells of a column of terms
constexpr double kGuessedTitleLetters = 18;  // of an average cell of activities
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

scheduler::TermContext any_context() {
    return {{std::chrono::sys_days{std::chrono::year{2021} / 1 / 1},
             std::chrono::sys_days{std::chrono::year{2021} / 12 / 31}},
            scheduler::Basis::calendar,
            {},
            std::chrono::year{2021} / 1,
            {}};
}

// What stands in a column, over its first rows.
struct ColumnContent {
    int filled = 0;
    int numbers = 0;
    int terms = 0;
    int people = 0;
    std::size_t letters = 0;

    [[nodiscard]] double share(int count) const {
        return filled < 2 ? 0.0 : static_cast<double>(count) / filled;
    }
    [[nodiscard]] double length() const {
        return filled == 0 ? 0.0 : static_cast<double>(letters) / filled;
    }
};

ColumnContent content_of(const Table& table, std::size_t column, std::size_t first_row) {
    constexpr std::size_t kRowsRead = 60;
    const scheduler::TermContext context = any_context();
    ColumnContent content;
    for (std::size_t row = first_row; row < std::min(table.rows.size(), first_row + kRowsRead);
         ++row) {
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

struct Candidate {
    ColumnMap map;
    double weight = 0;
};

// The columns that headings give to each role.
struct Roles {
    std::array<std::vector<std::size_t>, kRoles> columns;
    std::vector<bool> taken;
    double weight = 0;

    [[nodiscard]] std::vector<std::size_t>& of(ColumnRole role) {
        return columns.at(index_of(role));
    }
    [[nodiscard]] std::optional<std::size_t> first_of(ColumnRole role) const {
        const auto& found = columns.at(index_of(role));
        return found.empty() ? std::nullopt : std::optional(found.front());
    }
};

// Gives each role its strongest column. Executors and terms may have two, when a heading splits.
std::optional<Roles> assign_roles(const std::vector<std::string>& texts) {
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
    Roles roles;
    roles.taken.assign(texts.size(), false);
    for (const Claim& claim : claims) {
        auto& columns = roles.of(claim.role);
        const bool may_repeat =
            (claim.role == ColumnRole::executors || claim.role == ColumnRole::term) &&
            columns.size() == 1 && strongest(scores_of(texts[claim.column])) == claim.role;
        if (roles.taken[claim.column] || (!columns.empty() && !may_repeat)) continue;
        roles.taken[claim.column] = true;
        columns.push_back(claim.column);
        roles.weight += claim.weight;
    }
    // "Tasks" or "Directions" head the activities when no other column does, months the terms.
    auto& title = roles.of(ColumnRole::title);
    if (title.empty()) title.swap(roles.of(ColumnRole::section));
    auto& term = roles.of(ColumnRole::term);
    if (term.empty()) term.swap(roles.of(ColumnRole::month));
    return roles;
}

// A column of activities or of terms whose heading says nothing, found by what stands in it, when
// the other headings are those of a plan.
bool complete_by_content(const Table& table, std::size_t first_row,
                         const std::vector<std::string>& texts, Roles& roles) {
    auto& title = roles.of(ColumnRole::title);
    auto& term = roles.of(ColumnRole::term);
    if (title.empty() == term.empty() || roles.of(ColumnRole::executors).empty()) return false;
    std::optional<std::size_t> best;
    double best_value = title.empty() ? kGuessedTitleLetters : kTermShareMin;
    for (std::size_t column = 0; column < texts.size(); ++column) {
        if (roles.taken[column] || strongest(scores_of(texts[column])) != ColumnRole::other ||
            scores_of(texts[column]).at(index_of(ColumnRole::other)) >= kHeadingWeightMin)
            continue;
        const ColumnContent content = content_of(table, column, first_row);
        const double value = title.empty() ? content.length() : content.share(content.terms);
        if (value < best_value) continue;
        best = column;
        best_value = value;
    }
    if (best) {
        (title.empty() ? title : term).push_back(*best);
        return true;
    }
    // "Activity and term" over one column: the person will part them.
    if (!title.empty() &&
        scores_of(texts[title.front()]).at(index_of(ColumnRole::term)) >= kHeadingWeightMin) {
        term = title;
        return true;
    }
    return false;
}

Candidate candidate_of(const std::vector<std::string>& texts, Roles roles, bool guessed) {
    Candidate candidate;
    candidate.weight = roles.weight;
    ColumnMap& map = candidate.map;
    map.columns = texts.size();
    map.guessed = guessed;
    map.number = roles.first_of(ColumnRole::number);
    map.title = *roles.first_of(ColumnRole::title);
    map.executors = roles.of(ColumnRole::executors);
    map.term = roles.of(ColumnRole::term);
    std::sort(map.term.begin(), map.term.end());
    std::sort(map.executors.begin(), map.executors.end());
    map.result = roles.first_of(ColumnRole::result);
    map.section = roles.first_of(ColumnRole::section);
    map.month = roles.first_of(ColumnRole::month);
    map.heading = texts;
    return candidate;
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

// `guess`: a column may be found by what stands in it.
std::optional<ColumnMap> recognize_by_headings(const Table& table, std::size_t columns,
                                               bool guess) {
    std::optional<Candidate> best;
    const std::size_t rows =
        std::min(table.rows.size(), guess ? kHeadingRowsGuessed : kHeadingRowsSearched);
    for (std::size_t row = 0; row < rows && !best; ++row) {
        for (const std::size_t depth : {std::size_t{1}, std::size_t{2}}) {
            if (depth == 2 && !continues_heading(table, row)) continue;
            const auto texts = heading_texts(table, row, depth, columns);
            auto roles = assign_roles(texts);
            if (!roles || (guess && !complete_by_content(table, row + depth, texts, *roles)))
                continue;
            if (!roles->first_of(ColumnRole::title) || !roles->first_of(ColumnRole::term)) continue;
            Candidate candidate = candidate_of(texts, std::move(*roles), guess);
            if (is_item(candidate.map)) continue;
            candidate.map.first_row = row + depth;
            if (!best || candidate.weight >= best->weight) best = std::move(candidate);
        }
    }
    return best ? std::optional(std::move(best->map)) : std::nullopt;
}

// The title of a plan that stands in the first rows of its sheet.
std::size_t title_rows_of(const Table& table) {
    std::size_t rows = 0;
    for (; rows < table.rows.size(); ++rows) {
        std::string text;
        std::size_t cells = 0;
        for (const Cell& cell : table.rows[rows].cells) {
            if (cell.cover != Cover::none || cell.text.empty()) continue;
            text = cell.text;
            ++cells;
        }
        if (cells > 1 || (cells == 1 && !is_plan_title(text))) break;
    }
    return rows;
}

std::optional<ColumnMap> recognize_by_content(const Table& table, std::size_t columns) {
    if (columns < 2 || columns > 12 || table.rows.size() < 2) return std::nullopt;
    std::vector<ColumnContent> contents;
    for (std::size_t column = 0; column < columns; ++column)
        contents.push_back(content_of(table, column, 0));
    const auto share = [&](std::size_t column, int ColumnContent::*count) {
        return contents[column].share(contents[column].*count);
    };
    ColumnMap map;
    map.columns = columns;
    std::optional<std::size_t> term;
    std::optional<std::size_t> title;
    for (std::size_t column = 0; column < columns; ++column) {
        if (share(column, &ColumnContent::terms) >= kTermShareMin &&
            (!term || share(column, &ColumnContent::terms) > share(*term, &ColumnContent::terms)))
            term = column;
        if (!map.number && share(column, &ColumnContent::numbers) >= 0.6) map.number = column;
    }
    if (!term) return std::nullopt;
    const auto length = [&](std::size_t column) { return contents[column].length(); };
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
    map.first_row = title_rows_of(table);
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
    if (auto map = recognize_by_headings(table, columns, false)) return map;
    if (auto map = recognize_by_headings(table, columns, true)) return map;
    return recognize_by_content(table, columns);
}

}  // namespace sroki::calendar
