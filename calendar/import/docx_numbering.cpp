#include "calendar/import/docx_numbering.h"

#include <array>

#include "calendar/import/office_xml.h"

namespace sroki::calendar {

namespace {

int number_of(std::string_view text, int otherwise) {
    int value = 0;
    if (text.empty() || text.size() > 6) return otherwise;
    for (const char c : text) {
        if (c < '0' || c > '9') return otherwise;
        value = value * 10 + (c - '0');
    }
    return value;
}

std::string roman(int value) {
    static constexpr std::array<std::pair<int, std::string_view>, 13> kDigits{{{1000, "M"},
                                                                               {900, "CM"},
                                                                               {500, "D"},
                                                                               {400, "CD"},
                                                                               {100, "C"},
                                                                               {90, "XC"},
                                                                               {50, "L"},
                                                                               {40, "XL"},
                                                                               {10, "X"},
                                                                               {9, "IX"},
                                                                               {5, "V"},
                                                                               {4, "IV"},
                                                                               {1, "I"}}};
    std::string text;
    for (const auto& [size, digits] : kDigits) {
        for (; value >= size && text.size() < 32; value -= size)
            text += digits;
    }
    return text;
}

std::string format_number(int value, const std::string& format) {
    if (format == "upperRoman") return roman(value);
    if (format == "lowerRoman") {
        std::string text = roman(value);
        for (char& c : text)
            c = static_cast<char>(c - 'A' + 'a');
        return text;
    }
    if (format == "upperLetter" || format == "lowerLetter") {
        const char first = format == "upperLetter" ? 'A' : 'a';
        return value >= 1 && value <= 26 ? std::string(1, static_cast<char>(first + value - 1))
                                         : std::string();
    }
    return std::to_string(value);
}

}  // namespace

Numbering::Numbering(const pugi::xml_node& root) {
    for (const pugi::xml_node node : root.children()) {
        if (local_name(node) == "abstractNum") {
            Levels& levels = abstract_[number_of(attribute_of(node, "abstractNumId"), -1)];
            for (const pugi::xml_node level_node : node.children()) {
                if (local_name(level_node) != "lvl") continue;
                Level level;
                level.format = attribute_of(child_of(level_node, "numFmt"), "val");
                level.text = attribute_of(child_of(level_node, "lvlText"), "val");
                level.start = number_of(attribute_of(child_of(level_node, "start"), "val"), 1);
                levels[number_of(attribute_of(level_node, "ilvl"), 0)] = level;
            }
        } else if (local_name(node) == "num") {
            const int id = number_of(attribute_of(node, "numId"), -1);
            abstract_of_[id] = number_of(attribute_of(child_of(node, "abstractNumId"), "val"), -1);
            for (const pugi::xml_node override_node : node.children()) {
                const auto start = child_of(override_node, "startOverride");
                if (!start) continue;
                starts_[id][number_of(attribute_of(override_node, "ilvl"), 0)] =
                    number_of(attribute_of(start, "val"), 1);
            }
        }
    }
}

std::string Numbering::next_label(int id, int level) {
    const auto abstract_id = abstract_of_.find(id);
    if (abstract_id == abstract_of_.end() || level < 0 || level >= kLevels) return {};
    const auto levels = abstract_.find(abstract_id->second);
    if (levels == abstract_.end() || !levels->second.contains(level)) return {};
    const auto overrides = starts_.find(id);
    // Lists of one abstract definition count on together unless one restarts.
    auto& counters = counters_[overrides == starts_.end() ? abstract_id->second : -1 - id];
    const auto start_of = [&](int at) {
        if (overrides != starts_.end() && overrides->second.contains(at))
            return overrides->second.at(at);
        const auto found = levels->second.find(at);
        return found == levels->second.end() ? 1 : found->second.start;
    };
    const auto counter = counters.find(level);
    counters[level] = counter == counters.end() ? start_of(level) : counter->second + 1;
    counters.erase(counters.upper_bound(level), counters.end());

    const Level& printed = levels->second.at(level);
    if (printed.format == "bullet" || printed.format == "none") return {};
    std::string label;
    for (std::size_t i = 0; i < printed.text.size(); ++i) {
        const bool place = printed.text[i] == '%' && i + 1 < printed.text.size() &&
                           printed.text[i + 1] >= '1' && printed.text[i + 1] <= '9';
        if (!place) {
            label.push_back(printed.text[i]);
            continue;
        }
        const int at = printed.text[++i] - '1';
        if (!counters.contains(at)) counters[at] = start_of(at);
        const auto shown = levels->second.find(at);
        label += format_number(counters[at],
                               shown == levels->second.end() ? "decimal" : shown->second.format);
    }
    return label;
}

}  // namespace sroki::calendar
