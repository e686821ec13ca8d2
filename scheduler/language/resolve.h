#pragma once
// A meaning and a plan -> dates: the rules E (explicit year), S (single-year plan), M (multi-year
// plan) and R (recurring).
// Thread contract: pure; the number of occurrences is bounded.

#include <string_view>

#include "scheduler/language/meaning.h"

namespace sroki::scheduler::language {

// Which rule chose the year of the dates, in the order they were applied.
enum class YearRule : std::uint8_t { explicit_year, single_year, every_year, recurring, plan };

struct Resolution {
    TermResult result;
    std::vector<YearRule> rules;
};

[[nodiscard]] Resolution resolve_meaning(std::string_view text, const Meaning& meaning,
                                         const TermContext& context);

}  // namespace sroki::scheduler::language
