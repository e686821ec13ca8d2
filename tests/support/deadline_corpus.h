#pragma once
// Reads tests/data/deadlines/*.txt: wordings of terms with the result that the deadline language
// gives them. The format is described in tests/data/deadlines/README.md.
// Thread contract: plain functions; a malformed file is a thrown std::runtime_error "file:line: …".

#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "scheduler/term.h"

namespace sroki::tests {

struct DeadlineCase {
    std::string file;
    int line = 0;
    std::string row;  // the row or rule of the contract that the wording stands for
    std::string wording;
    scheduler::TermContext context;
    scheduler::TermResult expected;
};

// One rule of the contract and how many wordings of which status it must have at least.
struct ContractRow {
    std::string id;
    int cases_min = 0;
    scheduler::TermStatus status = scheduler::TermStatus::scheduled;
};

[[nodiscard]] std::vector<DeadlineCase> read_deadline_file(const std::filesystem::path& file);

// Every corpus file of a folder, in order of name; contract_rows.txt is not one of them.
[[nodiscard]] std::vector<DeadlineCase> read_deadline_folder(const std::filesystem::path& folder);

[[nodiscard]] std::vector<ContractRow> read_contract_rows(const std::filesystem::path& file);

// The lines of a block as they would stand in a corpus file: what a failure prints.
[[nodiscard]] std::string describe_result(const scheduler::TermResult& result);

}  // namespace sroki::tests
