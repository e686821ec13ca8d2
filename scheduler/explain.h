#pragma once
// Why a wording means what it means: the result of term.h with the words that gave each part, the
// rule that chose the year, and a canonical wording that reads the same.
// Shapes: spans are byte offsets into the text as given, ordered, not overlapping.
// Thread contract: pure functions. Errors: none; every input has an answer.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "scheduler/term.h"

namespace sroki::scheduler {

// What a part of the text gave.
enum class Part : std::uint8_t { window, deadline, frequency, year, condition, reason, note, link };

struct Span {
    std::size_t begin = 0;
    std::size_t end = 0;
    Part part = Part::window;

    friend bool operator==(const Span&, const Span&) = default;
};

// Which rule chose the years, as section 6 of the contract names them.
enum class YearRule : std::uint8_t { explicit_year, single_year, every_year, recurring, plan };

struct Explanation {
    TermResult result;
    std::vector<Span> spans;
    std::vector<YearRule> rules;  // in the order they were applied
    std::string wording;          // canonical; empty for what was not recognized
};

[[nodiscard]] Explanation explain_term(std::string_view text, const TermContext& context);

}  // namespace sroki::scheduler
