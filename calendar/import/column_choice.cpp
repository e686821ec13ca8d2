#include "calendar/import/column_choice.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "calendar/import/text.h"

namespace sroki::calendar {

namespace {

struct RoleName {
    ColumnRole role;
    std::string_view name;
};

constexpr std::array kRoleNames{
    RoleName{ColumnRole::number, "number"},       RoleName{ColumnRole::title, "title"},
    RoleName{ColumnRole::executors, "executors"}, RoleName{ColumnRole::term, "term"},
    RoleName{ColumnRole::result, "result"},       RoleName{ColumnRole::section, "section"},
    RoleName{ColumnRole::month, "month"},         RoleName{ColumnRole::other, "-"}};

constexpr std::size_t kHeadingRowsSearched = 60;

// Cuts "12:" off the front.
std::optional<std::size_t> take_number(std::string_view& text) {
    std::size_t number = 0;
    const char* const end = text.data() + text.size();
    const auto [rest, error] = std::from_chars(text.data(), end, number);
    if (error != std::errc{} || number == 0 || rest == end || *rest != ':') return std::nullopt;
    text.remove_prefix(static_cast<std::size_t>(rest - text.data()) + 1);
    return number;
}

ColumnMap map_of(const Table& table, std::size_t first_row, const std::vector<ColumnRole>& roles) {
    ColumnMap map;
    map.first_row = first_row;
    for (const Row& row : table.rows)
        map.columns = std::max(map.columns, row.cells.size());
    for (std::size_t column = 0; column < roles.size(); ++column) {
        switch (roles[column]) {
            case ColumnRole::number:
                map.number = column;
                break;
            case ColumnRole::title:
                map.title = column;
                break;
            case ColumnRole::executors:
                map.executors.push_back(column);
                break;
            case ColumnRole::term:
                map.term.push_back(column);
                break;
            case ColumnRole::result:
                map.result = column;
                break;
            case ColumnRole::month:
                map.month = column;
                break;
            case ColumnRole::section:
                map.section = column;
                break;
            default:
                break;
        }
    }
    for (std::size_t column = 0; first_row > 0 && column < map.columns; ++column)
        map.heading.push_back(fold_spaces(cell_at(table, first_row - 1, column).text));
    // Without a heading a table would only count where no other has one.
    if (map.heading.empty()) map.heading.resize(map.columns);
    return map;
}

}  // namespace

std::string_view name_of(ColumnRole role) {
    const auto* const found = std::find_if(kRoleNames.begin(), kRoleNames.end(),
                                           [&](const RoleName& each) { return each.role == role; });
    return found == kRoleNames.end() ? "-" : found->name;
}

std::optional<ColumnRole> column_role_of(std::string_view name) {
    const auto* const found = std::find_if(kRoleNames.begin(), kRoleNames.end(),
                                           [&](const RoleName& each) { return each.name == name; });
    if (found == kRoleNames.end()) return std::nullopt;
    return found->role;
}

std::string join_roles(const std::vector<ColumnRole>& roles) {
    std::string joined;
    for (const ColumnRole role : roles) {
        if (!joined.empty()) joined += ',';
        joined += name_of(role);
    }
    return joined;
}

std::optional<std::vector<ColumnRole>> split_roles(std::string_view text) {
    std::vector<ColumnRole> roles;
    while (!text.empty()) {
        const std::size_t comma = text.find(',');
        const auto role = column_role_of(text.substr(0, comma));
        if (!role) return std::nullopt;
        roles.push_back(*role);
        text = comma == std::string_view::npos ? std::string_view{} : text.substr(comma + 1);
    }
    return roles;
}

std::optional<ColumnChoice> parse_column_choice(std::string_view text) {
    ColumnChoice choice;
    const auto table = take_number(text);
    const auto first_row = table ? take_number(text) : std::nullopt;
    auto roles = split_roles(text);
    if (!first_row || !roles || !is_usable(*roles)) return std::nullopt;
    return ColumnChoice{*table, *first_row, std::move(*roles)};
}

bool is_usable(const std::vector<ColumnRole>& roles) {
    if (roles.empty()) return true;  // no plan table
    const auto count = [&](ColumnRole role) {
        return std::count(roles.begin(), roles.end(), role);
    };
    return count(ColumnRole::title) == 1 && count(ColumnRole::term) >= 1 &&
           count(ColumnRole::number) <= 1 && count(ColumnRole::result) <= 1 &&
           count(ColumnRole::section) <= 1 && count(ColumnRole::month) <= 1;
}

std::string heading_key(const Table& table, std::size_t row) {
    std::string key;
    std::size_t worded = 0;
    if (row >= table.rows.size()) return key;
    for (std::size_t column = 0; column < table.rows[row].cells.size(); ++column) {
        const std::u32string text =
            fold_case(decode(fold_spaces(cell_at(table, row, column).text)));
        worded += std::any_of(text.begin(), text.end(), is_letter) ? 1 : 0;
        if (column > 0) key += '\n';
        key += encode(text);
    }
    return worded < 2 ? std::string() : key;
}

std::optional<ChosenColumns> chosen_columns(const Table& table, std::size_t number,
                                            const ColumnChoices& choices) {
    for (const ColumnChoice& choice : choices.chosen) {
        if (choice.table != number) continue;
        if (choice.roles.empty()) return ChosenColumns{false, {}};
        return ChosenColumns{true, map_of(table, choice.first_row - 1, choice.roles)};
    }
    if (choices.learned.empty()) return std::nullopt;
    const std::size_t rows = std::min(table.rows.size(), kHeadingRowsSearched);
    for (std::size_t row = 0; row < rows; ++row) {
        const std::string key = heading_key(table, row);
        if (key.empty()) continue;
        for (const LearnedColumns& learned : choices.learned) {
            if (learned.heading == key)
                return ChosenColumns{true, map_of(table, row + 1, learned.roles)};
        }
    }
    return std::nullopt;
}

}  // namespace sroki::calendar
