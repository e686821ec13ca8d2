// Every wording of tests/data/deadlines against the parser, and every row of the contract against
// the wordings.

#include <algorithm>
#include <filesystem>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <tuple>

#include <gtest/gtest.h>

#include "scheduler/explain.h"
#include "tests/support/deadline_corpus.h"

namespace sroki::scheduler {
namespace {

using tests::ContractRow;
using tests::DeadlineCase;

const std::filesystem::path kFolder =
    std::filesystem::path(SROKI_SOURCE_DIR) / "tests" / "data" / "deadlines";

const std::vector<DeadlineCase>& corpus() {
    static const std::vector<DeadlineCase> cases = tests::read_deadline_folder(kFolder);
    return cases;
}

TEST(DeadlineCorpus, EveryWordingMeansWhatTheContractSays) {
    for (const DeadlineCase& one : corpus()) {
        const TermResult got = resolve_term(one.wording, one.context);
        EXPECT_TRUE(got == one.expected) << one.file << ":" << one.line << ": [" << one.row << "] "
                                         << one.wording << "\nexpected\n"
                                         << tests::describe_result(one.expected) << "got\n"
                                         << tests::describe_result(got);
    }
}

// Cyrillic letters of UTF-8 to capitals; everything else stays.
std::string in_capitals(std::string text) {
    for (std::size_t i = 0; i + 1 < text.size(); ++i) {
        const auto lead = static_cast<unsigned char>(text[i]);
        const auto letter = static_cast<unsigned char>(text[i + 1]);
        if (lead == 0xD0 && letter >= 0xB0 && letter <= 0xBF) {
            text[i + 1] = static_cast<char>(letter - 0x20);
        } else if (lead == 0xD1 && letter >= 0x80 && letter <= 0x8F) {
            text[i] = static_cast<char>(0xD0);
            text[i + 1] = static_cast<char>(letter + 0x20);
        } else if (lead == 0xD1 && letter == 0x91) {
            text[i] = static_cast<char>(0xD0);
            text[i + 1] = static_cast<char>(0x81);
        }
    }
    return text;
}

std::string replaced(std::string text, std::string_view what, std::string_view with) {
    for (std::size_t at = 0; (at = text.find(what, at)) != std::string::npos; at += with.size())
        text.replace(at, what.size(), with);
    return text;
}

// A note is quoted as written, so it follows the spelling.
TermResult without_note(TermResult result) {
    result.note.reset();
    return result;
}

TEST(DeadlineCorpus, SpacingAndDashFormChangeNothing) {
    constexpr std::string_view kNoBreakSpace = "\u00A0";
    for (const DeadlineCase& one : corpus()) {
        std::string spaced = replaced(one.wording, " ", " " + std::string(kNoBreakSpace));
        for (const std::string_view dash : {"-", "–"})
            spaced = replaced(spaced, dash, "—");
        EXPECT_TRUE(without_note(resolve_term(spaced, one.context)) ==
                    without_note(resolve_term(one.wording, one.context)))
            << one.file << ":" << one.line << ": " << one.wording;
    }
}

// "Of this year" in short letters: in capitals it can't be told from a person's initials.
bool becomes_initials(const std::string& wording) {
    const auto holds = [&wording](const char* text) {
        return wording.find(text) != std::string::npos;
    };
    return holds("т.г.") || holds("т. г.") || holds("с.г.");
}

TEST(DeadlineCorpus, LetterCaseChangesNothingButNames) {
    for (const DeadlineCase& one : corpus()) {
        if (becomes_initials(one.wording)) continue;
        // A misread Latin letter has no Cyrillic capital beside it.
        if (one.row == "s7.name" || one.row.starts_with("s3.ocr_")) continue;
        EXPECT_TRUE(without_note(resolve_term(in_capitals(one.wording), one.context)) ==
                    without_note(resolve_term(one.wording, one.context)))
            << one.file << ":" << one.line << ": " << one.wording;
    }
}

// What was mended or noted in the original is not repeated in the canonical wording.
TermResult as_meant(TermResult result) {
    result.note.reset();
    std::erase(result.flags, TermFlag::check);
    return result;
}

TEST(DeadlineCorpus, CanonicalWordingReadsTheSame) {
    for (const DeadlineCase& one : corpus()) {
        const Explanation explained = explain_term(one.wording, one.context);
        if (explained.result.status == TermStatus::unrecognized) continue;
        const TermResult again = resolve_term(explained.wording, one.context);
        EXPECT_TRUE(as_meant(again) == as_meant(explained.result))
            << one.file << ":" << one.line << ": " << one.wording << " -> " << explained.wording
            << "\nexpected\n"
            << tests::describe_result(explained.result) << "got\n"
            << tests::describe_result(again);
    }
}

TEST(DeadlineCorpus, SpansLieInTheWordingInOrder) {
    for (const DeadlineCase& one : corpus()) {
        std::size_t end_of_last = 0;
        for (const Span& span : explain_term(one.wording, one.context).spans) {
            EXPECT_GE(span.begin, end_of_last) << one.file << ":" << one.line;
            EXPECT_LT(span.begin, span.end) << one.file << ":" << one.line;
            EXPECT_LE(span.end, one.wording.size()) << one.file << ":" << one.line;
            end_of_last = span.end;
        }
    }
}

TEST(DeadlineCorpus, EveryRowOfTheContractHasItsWordings) {
    std::map<std::pair<std::string, TermStatus>, int> counts;
    std::set<std::string> used;
    for (const DeadlineCase& one : corpus()) {
        ++counts[{one.row, one.expected.status}];
        used.insert(one.row);
    }
    for (const ContractRow& row : tests::read_contract_rows(kFolder / "contract_rows.txt")) {
        EXPECT_GE((counts[{row.id, row.status}]), row.cases_min) << row.id;
        used.erase(row.id);
    }
    EXPECT_TRUE(used.empty()) << "not a row of contract_rows.txt: " << *used.begin();
}

TEST(DeadlineCorpus, NoWordingIsGivenTwiceInOneContext) {
    std::map<std::string, std::vector<const DeadlineCase*>> seen;
    for (const DeadlineCase& one : corpus()) {
        for (const DeadlineCase* other : seen[one.wording]) {
            const TermContext& a = one.context;
            const TermContext& b = other->context;
            EXPECT_FALSE(std::tie(a.period, a.basis, a.issued, a.month, a.school_calendar) ==
                         std::tie(b.period, b.basis, b.issued, b.month, b.school_calendar))
                << one.file << ":" << one.line << " repeats " << other->file << ":" << other->line;
        }
        seen[one.wording].push_back(&one);
    }
}

TEST(DeadlineCorpus, ListsEnoughWordingsThatMustNotBeDated) {
    const auto undated = std::ranges::count_if(corpus(), [](const DeadlineCase& one) {
        return one.expected.status != TermStatus::scheduled;
    });
    EXPECT_GE(corpus().size(), 900U);
    EXPECT_GE(undated, 150);
}

}  // namespace
}  // namespace sroki::scheduler
