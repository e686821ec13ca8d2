#pragma once
// The corpus of recurrence rules: tests/data/recurrence/*.txt, one case a line,
//   name | dtstart | zone or - | rule or - | RDATE list or - | EXDATE list or - | expected
// with `expected` as local moments divided by spaces, "..." at the end when more would follow, or
// "refused".

#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

namespace sroki::test {

struct RecurrenceLine {
    std::string name;
    std::string start;
    std::string zone;
    std::string rule;
    std::vector<std::string> dates;
    std::vector<std::string> exceptions;
    std::vector<std::string> expected;
    std::string where;  // file:line
    bool has_more = false;
    bool is_refused = false;
};

inline std::string trimmed(const std::string& text) {
    const std::size_t first = text.find_first_not_of(" \t\r");
    if (first == std::string::npos) return "";
    return text.substr(first, text.find_last_not_of(" \t\r") - first + 1);
}

inline std::vector<std::string> words_of(const std::string& text) {
    std::istringstream in(text);
    std::vector<std::string> words;
    for (std::string word; in >> word;) {
        if (word != "-") words.push_back(word);
    }
    return words;
}

inline std::vector<RecurrenceLine> read_recurrence_lines(const std::filesystem::path& file) {
    std::vector<RecurrenceLine> lines;
    std::ifstream in(file);
    int number = 0;
    for (std::string text; std::getline(in, text);) {
        ++number;
        if (trimmed(text).empty() || text.front() == '#') continue;
        std::vector<std::string> fields;
        std::istringstream parts(text);
        for (std::string part; std::getline(parts, part, '|');)
            fields.push_back(trimmed(part));
        fields.resize(7);
        RecurrenceLine line;
        line.name = fields[0];
        line.start = fields[1];
        if (fields[2] != "-") line.zone = fields[2];
        if (fields[3] != "-") line.rule = fields[3];
        line.dates = words_of(fields[4]);
        line.exceptions = words_of(fields[5]);
        line.expected = words_of(fields[6]);
        line.where = file.filename().string() + ":" + std::to_string(number);
        line.has_more = !line.expected.empty() && line.expected.back() == "...";
        if (line.has_more) line.expected.pop_back();
        line.is_refused = line.expected == std::vector<std::string>{"refused"};
        lines.push_back(line);
    }
    return lines;
}

}  // namespace sroki::test
