#pragma once
// The school year as a phrase: "uchebnyi god", "2021-2022 uch. g.", "novyi uchebnyi god".
// Thread contract: pure functions.

#include <optional>

#include "scheduler/language/units.h"

namespace sroki::scheduler::language {

// "[the new] school year", "2021-2022 school year": its first year, 0 when unnamed.
struct SchoolYear {
    int first = 0;
    bool each = false;
};

[[nodiscard]] std::optional<SchoolYear> read_school_year(Cursor& cursor);
[[nodiscard]] bool at_school_year(const Cursor& cursor);

// A window of that year: all of it, an edge of it, one of its months.
[[nodiscard]] Unit school_unit(UnitKind kind, int first_year);
[[nodiscard]] Phrase school_phrase(UnitKind kind, const SchoolYear& year);

}  // namespace sroki::scheduler::language
