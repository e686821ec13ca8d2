// The examples of docs/deadline-language.md are true: every row of its tables is read and compared.

#include <filesystem>
#include <fstream>

#include <gtest/gtest.h>

#include "scheduler/term.h"

namespace sroki::scheduler {
namespace {

std::string flag_name(TermFlag flag) {
    constexpr const char* kNames[] = {"alternative", "assumed_yearly", "check",       "conditional",
                                      "needs_date",  "open_ended",     "outside_plan"};
    return kNames[static_cast<std::size_t>(flag)];
}

std::string reason_name(UndatedReason reason) {
    constexpr const char* kNames[] = {"as_needed",       "by_other_plan", "relative",
                                      "school_calendar", "permanent",     "no_term"};
    return kNames[static_cast<std::size_t>(reason)];
}

// As the page writes results: dates, then flags.
std::string written(const TermResult& result) {
    if (result.status == TermStatus::unrecognized) return "unrecognized";
    if (result.reason) return reason_name(*result.reason);
    std::string text;
    for (const Occurrence& one : result.occurrences) {
        if (!text.empty()) text += ' ';
        if (one.from != one.due) text += (one.from ? format_date(*one.from) : "") + "..";
        text += format_date(one.due);
    }
    for (const TermFlag flag : result.flags)
        text += "; " + flag_name(flag);
    return text;
}

// The texts between backticks.
std::vector<std::string> between_backticks(const std::string& line) {
    std::vector<std::string> found;
    for (std::size_t begin = 0; (begin = line.find('`', begin)) != std::string::npos;) {
        const std::size_t end = line.find('`', begin + 1);
        if (end == std::string::npos) break;
        found.push_back(line.substr(begin + 1, end - begin - 1));
        begin = end + 1;
    }
    return found;
}

TEST(DeadlineLanguagePage, EveryExampleIsTrue) {
    std::ifstream in(std::filesystem::path(SROKI_SOURCE_DIR) / "docs" / "deadline-language.md");
    TermContext context;
    int examples = 0;
    for (std::string line; std::getline(in, line);) {
        const auto cells = between_backticks(line);
        if (line.starts_with("План: ")) {
            ASSERT_EQ(cells.size(), 1U) << line;
            const auto first = parse_date(cells[0].substr(0, 10));
            const auto last = parse_date(cells[0].substr(12, 10));
            ASSERT_TRUE(first && last) << line;
            context.period = {*first, *last};
            context.basis = cells[0].ends_with("school") ? Basis::school : Basis::calendar;
        } else if (line.starts_with("| `")) {
            ASSERT_EQ(cells.size(), 2U) << line;
            EXPECT_EQ(written(resolve_term(cells[0], context)), cells[1]) << cells[0];
            ++examples;
        }
    }
    EXPECT_GT(examples, 40);
}

}  // namespace
}  // namespace sroki::scheduler
