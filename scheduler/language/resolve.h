#pragma once
// A meaning and a plan -> dates: the rules E (explicit year), S (single-year plan), M (multi-year
// plan) and R (recurring).
// Thread contract: pure; the number of occurrences is bounded.

#include <string_view>

#include "scheduler/language/meaning.h"

namespace sroki::scheduler::language {

struct Resolution {
    TermResult result;
    std::vector<YearRule> rules;
};

[[nodiscard]] Resolution resolve_meaning(std::string_view text, const Meaning& meaning,
                                         const TermContext& context);

}  // namespace sroki::scheduler::language
