// Every wording of tests/data/deadlines against the parser, and every row of the contract against
// the wordings.

#include <filesystem>
#include <map>
#include <set>
#include <tuple>

#include <gtest/gtest.h>

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
