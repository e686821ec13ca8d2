#pragma once
// A neutral document -> a draft plan: tables that are plans, their rows, the header around them,
// every term resolved, every doubt listed.
// Thread contract: pure function. Errors: no_plan_table, unknown_period, invalid_period.

#include <tl/expected.hpp>

#include "calendar/import/document.h"
#include "calendar/import/import.h"

namespace sroki::calendar {

// `wrapped`: the reader's line breaks come from the page's width, not from the author.
[[nodiscard]] tl::expected<PlanDraft, ImportError> make_draft(const Document& document,
                                                              bool wrapped,
                                                              const ImportOptions& options);

}  // namespace sroki::calendar
