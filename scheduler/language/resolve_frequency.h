#pragma once
// Clauses with a frequency -> dates: rule R.
// Thread contract: pure.

#include <optional>
#include <string>
#include <vector>

#include "scheduler/language/choose_year.h"
#include "scheduler/language/resolve.h"

namespace sroki::scheduler::language {

// What one clause gives.
struct Outcome {
    std::vector<Occurrence> occurrences;
    bool recurring = false;
    std::optional<std::string> rule;
    bool outside = false;
    bool assumed = false;
    std::vector<YearRule> rules;
};

// False when the clause makes no sure dates.
[[nodiscard]] bool resolve_frequency(const Clause& clause, const YearChooser& years,
                                     Outcome& outcome);

}  // namespace sroki::scheduler::language
