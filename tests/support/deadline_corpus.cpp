#include "tests/support/deadline_corpus.h"

#include <algorithm>
#include <array>
#include <fstream>
#include <optional>
#include <sstream>
#include <stdexcept>
#include <string_view>
#include <utility>

namespace sroki::tests {

namespace {

using scheduler::Date;
using scheduler::Occurrence;
using scheduler::Period;
using scheduler::TermContext;
using scheduler::TermFlag;
using scheduler::TermResult;
using scheduler::TermStatus;
using scheduler::UndatedReason;

constexpr std::array<std::pair<std::string_view, UndatedReason>, 6> kReasons{{
    {"as_needed", UndatedReason::as_needed},
    {"by_other_plan", UndatedReason::by_other_plan},
    {"relative", UndatedReason::relative},
    {"school_calendar", UndatedReason::school_calendar},
    {"permanent", UndatedReason::permanent},
    {"no_term", UndatedReason::no_term},
}};

constexpr std::array<std::pair<std::string_view, TermFlag>, 7> kFlags{{
    {"alternative", TermFlag::alternative},
    {"assumed_yearly", TermFlag::assumed_yearly},
    {"check", TermFlag::check},
    {"conditional", TermFlag::conditional},
    {"needs_date", TermFlag::needs_date},
    {"open_ended", TermFlag::open_ended},
    {"outside_plan", TermFlag::outside_plan},
}};

constexpr std::array<std::pair<std::string_view, TermStatus>, 3> kStatuses{{
    {"dated", TermStatus::scheduled},
    {"undated", TermStatus::undated},
    {"unrecognized", TermStatus::unrecognized},
}};

template <typename Table>
auto value_of(const Table& table, std::string_view name) {
    const auto found = std::ranges::find(table, name, [](const auto& row) { return row.first; });
    if (found == table.end()) throw std::runtime_error("unknown word: " + std::string(name));
    return found->second;
}

template <typename Table, typename Value>
std::string name_of(const Table& table, Value value) {
    return std::string(
        std::ranges::find(table, value, [](const auto& row) { return row.second; })->first);
}

Date date_of(std::string_view text) {
    const auto date = scheduler::parse_date(text);
    if (!date) throw std::runtime_error("not a date: " + std::string(text));
    return *date;
}

// "A..B", "..B" or one day.
Occurrence occurrence_of(std::string_view text) {
    const auto dots = text.find("..");
    if (dots == std::string_view::npos) return {date_of(text), date_of(text)};
    const Date due = date_of(text.substr(dots + 2));
    if (dots == 0) return {std::nullopt, due};
    return {date_of(text.substr(0, dots)), due};
}

Period period_of(std::string_view text) {
    const Occurrence window = occurrence_of(text);
    if (!window.from) throw std::runtime_error("a period needs both ends: " + std::string(text));
    return {*window.from, window.due};
}

void append_utf8(std::string& out, unsigned code) {
    if (code < 0x80) {
        out += static_cast<char>(code);
    } else if (code < 0x800) {
        out += static_cast<char>(0xC0U | (code >> 6U));
        out += static_cast<char>(0x80U | (code & 0x3FU));
    } else {
        out += static_cast<char>(0xE0U | (code >> 12U));
        out += static_cast<char>(0x80U | ((code >> 6U) & 0x3FU));
        out += static_cast<char>(0x80U | (code & 0x3FU));
    }
}

// "\n" line break, "\t" tab, "\s" space, "\\" backslash, "\uXXXX" any character.
std::string unescape(std::string_view text) {
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] != '\\' || i + 1 == text.size()) {
            out += text[i];
            continue;
        }
        const char letter = text[++i];
        if (letter == 'n') {
            out += '\n';
        } else if (letter == 't') {
            out += '\t';
        } else if (letter == 's') {
            out += ' ';
        } else if (letter == 'u' && i + 4 < text.size()) {
            append_utf8(out, static_cast<unsigned>(
                                 std::stoul(std::string(text.substr(i + 1, 4)), nullptr, 16)));
            i += 4;
        } else {
            out += letter;
        }
    }
    return out;
}

// Splits at spaces outside quotation marks.
std::vector<std::string> words_of(std::string_view text) {
    std::vector<std::string> words;
    std::string word;
    bool quoted = false;
    for (const char byte : text) {
        if (byte == '"') quoted = !quoted;
        if (byte == ' ' && !quoted) {
            if (!word.empty()) words.push_back(std::exchange(word, {}));
        } else {
            word += byte;
        }
    }
    if (!word.empty()) words.push_back(word);
    return words;
}

std::chrono::year_month month_of(std::string_view text) {
    const std::chrono::year_month_day first{date_of(std::string(text) + "-01")};
    return first.year() / first.month();
}

// PERIOD BASIS [issued=D] [month=YYYY-MM] [window="name"=A..B]…
TermContext context_of(std::string_view text) {
    const std::vector<std::string> words = words_of(text);
    if (words.size() < 2) throw std::runtime_error("a context needs a period and a basis");
    TermContext context;
    context.period = period_of(words[0]);
    if (words[1] != "calendar" && words[1] != "school") {
        throw std::runtime_error("unknown basis: " + words[1]);
    }
    context.basis = words[1] == "school" ? scheduler::Basis::school : scheduler::Basis::calendar;
    for (std::size_t i = 2; i < words.size(); ++i) {
        const std::string_view word = words[i];
        if (word.starts_with("issued=")) {
            context.issued = date_of(word.substr(7));
        } else if (word.starts_with("month=")) {
            context.month = month_of(word.substr(6));
        } else if (word.starts_with("window=\"")) {
            const auto close = word.find('"', 8);
            if (close == std::string_view::npos) throw std::runtime_error("a quote is missing");
            context.school_calendar.push_back(
                {std::string(word.substr(8, close - 8)), period_of(word.substr(close + 2))});
        } else {
            throw std::runtime_error("unknown part of a context: " + words[i]);
        }
    }
    return context;
}

// One line below a wording.
void read_expectation(std::string_view keyword, const std::string& rest, TermResult& expected) {
    if (keyword == "dates") {
        expected.status = TermStatus::scheduled;
        for (const std::string& word : words_of(rest))
            expected.occurrences.push_back(occurrence_of(word));
    } else if (keyword == "rule") {
        expected.recurrence = rest;
    } else if (keyword == "flags") {
        for (const std::string& word : words_of(rest))
            expected.flags.push_back(value_of(kFlags, word));
    } else if (keyword == "note") {
        expected.note = unescape(rest);
    } else if (keyword == "undated") {
        expected.status = TermStatus::undated;
        expected.reason = value_of(kReasons, rest);
    } else if (keyword == "unrecognized") {
        expected.status = TermStatus::unrecognized;
    } else {
        throw std::runtime_error("unknown keyword: " + std::string(keyword));
    }
}

struct Reader {
    std::string file;
    std::string row;
    std::optional<TermContext> context;
    std::vector<DeadlineCase> cases;
    bool expectation_missing = false;

    void open_case(std::string wording, int line) {
        if (row.empty() || !context)
            throw std::runtime_error("a wording needs a row and an @ line");
        close_case();
        cases.push_back({file, line, row, std::move(wording), *context, {}});
        expectation_missing = true;
    }

    void close_case() const {
        if (expectation_missing) throw std::runtime_error("the wording above has no result");
    }

    void read(const std::string& line, int number) {
        if (line.empty() || line[0] == '#') return;
        if (line[0] == '@') {
            close_case();
            context = context_of(std::string_view(line).substr(1));
        } else if (line[0] == '>') {
            open_case(unescape(line.size() > 2 ? line.substr(2) : ""), number);
        } else if (line.starts_with("row ")) {
            close_case();
            row = line.substr(4);
            context.reset();
        } else if (line.starts_with("  ") && !cases.empty()) {
            const auto space = line.find(' ', 2);
            const std::string rest = space == std::string::npos ? "" : line.substr(space + 1);
            read_expectation(line.substr(2, space - 2), rest, cases.back().expected);
            expectation_missing = false;
        } else {
            throw std::runtime_error("not a line of this format");
        }
    }
};

template <typename Line>
void for_each_line(const std::filesystem::path& file, Line&& read_line) {
    std::ifstream in(file);
    if (!in) throw std::runtime_error("cannot open " + file.string());
    int number = 0;
    for (std::string line; std::getline(in, line);) {
        ++number;
        try {
            read_line(line, number);
        } catch (const std::exception& error) {
            throw std::runtime_error(file.filename().string() + ":" + std::to_string(number) +
                                     ": " + error.what());
        }
    }
}

}  // namespace

std::vector<DeadlineCase> read_deadline_file(const std::filesystem::path& file) {
    Reader reader;
    reader.file = file.filename().string();
    for_each_line(file, [&](const std::string& line, int number) { reader.read(line, number); });
    reader.close_case();
    return std::move(reader.cases);
}

std::vector<DeadlineCase> read_deadline_folder(const std::filesystem::path& folder) {
    std::vector<std::filesystem::path> files;
    for (const auto& entry : std::filesystem::directory_iterator(folder)) {
        const auto& path = entry.path();
        if (path.extension() == ".txt" && path.filename() != "contract_rows.txt") {
            files.push_back(path);
        }
    }
    std::ranges::sort(files);
    std::vector<DeadlineCase> all;
    for (const auto& file : files) {
        for (DeadlineCase& one : read_deadline_file(file))
            all.push_back(std::move(one));
    }
    return all;
}

std::vector<ContractRow> read_contract_rows(const std::filesystem::path& file) {
    std::vector<ContractRow> rows;
    for_each_line(file, [&](const std::string& line, int) {
        if (line.empty() || line[0] == '#') return;
        std::istringstream words(line);
        ContractRow row;
        std::string status;
        if (!(words >> row.id >> row.cases_min >> status)) {
            throw std::runtime_error("a row is: id, least number of wordings, status, description");
        }
        row.status = value_of(kStatuses, status);
        rows.push_back(row);
    });
    return rows;
}

std::string describe_result(const TermResult& result) {
    std::string out;
    if (result.status == TermStatus::unrecognized) out += "  unrecognized\n";
    if (result.reason) out += "  undated " + name_of(kReasons, *result.reason) + "\n";
    if (!result.occurrences.empty()) {
        out += "  dates";
        for (const Occurrence& one : result.occurrences) {
            out += ' ';
            if (one.from != one.due) {
                if (one.from) out += scheduler::format_date(*one.from);
                out += "..";
            }
            out += scheduler::format_date(one.due);
        }
        out += '\n';
    }
    if (result.recurrence) out += "  rule " + *result.recurrence + "\n";
    if (!result.flags.empty()) {
        out += "  flags";
        for (const TermFlag flag : result.flags)
            out += ' ' + name_of(kFlags, flag);
        out += '\n';
    }
    if (result.note) out += "  note " + *result.note + "\n";
    return out;
}

}  // namespace sroki::tests
