#pragma once
// A plan as a page: its header, its editions, its items by section with wordings, dates and states.

#include <map>
#include <vector>

#include "calendar/store/edition_store.h"
#include "server/http/router.h"

namespace sroki::server {

struct PlanFacts {
    calendar::PlanRecord plan;
    std::vector<calendar::ItemRecord> items;              // in the document's order
    std::vector<calendar::OccurrenceRecord> occurrences;  // of an approved plan; by due
    scheduler::Date today;
    std::vector<calendar::EditionRecord> editions{};  // the newest last
    bool has_proposal = false;
};

[[nodiscard]] View plan_view(const PlanFacts& facts);
[[nodiscard]] Response show_plan(const Request& request, Context& context);
// The address that feeds and letters give for an item: leads to its place in the plan.
[[nodiscard]] Response show_item(const Request& request, Context& context);

}  // namespace sroki::server
