#pragma once
// Spans that name no date of the calendar: "v techenie goda", "ves' period", "v techenie
// mesyachnika", and the words around a phrase ("v period s … po …").
// Thread contract: pure functions.

#include <optional>

#include "scheduler/language/units.h"

namespace sroki::scheduler::language {

// A phrase of units.h, or such a span.
[[nodiscard]] std::optional<Phrase> read_phrase_or_span(Cursor& cursor, const WindowNames& names);

// "[of the] realization of the plan", "of the period": P, for its end.
[[nodiscard]] std::optional<Phrase> read_plan_end(Cursor& cursor);

}  // namespace sroki::scheduler::language
