#pragma once
// Whether a document is a new edition of a plan that is here already.
// A title may have got "(as amended on ...)", the order may be another one, the period longer; next
// year's plan has the same title and much the same rows. So the period decides first: plans whose
// periods hardly meet are different plans. Then the title without its notes of amendment and the
// share of rows that are found again. What is likely but not sure is left to a person.
// Thread contract: pure functions. Errors: none.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "calendar/records.h"

namespace sroki::calendar {

// What an approved plan is known by.
struct PlanFace {
    PlanId id{};
    PlanHeader header;
    std::vector<std::string> titles;  // of its items
};

struct Recognition {
    std::optional<PlanId> same;
    std::vector<PlanId> likely;  // when not sure; the likeliest first
};

[[nodiscard]] Recognition recognise_plan(const PlanDraft& draft,
                                         const std::vector<PlanFace>& approved);

// The title without notes of amendment, folded for comparison.
[[nodiscard]] std::string bare_title(std::string_view title);

}  // namespace sroki::calendar
