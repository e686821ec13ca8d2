#pragma once
// The two sides of an edition as the database holds them: the plan as it stands, and the proposed
// edition with what a person decided about it. Private to the stores.

#include <map>
#include <vector>

#include "calendar/edition/diff.h"
#include "calendar/store/database.h"

namespace sroki::calendar {

// The occurrences of each item of a plan, by item id, by due.
[[nodiscard]] std::map<std::int64_t, std::vector<ItemOccurrence>> occurrences_of(Database& database,
                                                                                 PlanId plan);

[[nodiscard]] EditionBase read_base(Database& database, const PlanRecord& plan);

struct StoredDraft {
    EditionDraft draft;
    std::vector<ItemId> rows;  // of draft.items
};

[[nodiscard]] StoredDraft read_proposal(Database& database, const PlanRecord& proposal);

[[nodiscard]] EditionDecisions read_decisions(Database& database, PlanId proposal,
                                              const EditionBase& base,
                                              const std::vector<ItemId>& rows);

}  // namespace sroki::calendar
