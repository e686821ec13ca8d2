#pragma once
// A draft plan as JSON: what `sroki import --dry-run --json` prints.

#include <boost/json/fwd.hpp>

#include "calendar/plan.h"
#include "calendar/store/plan_store.h"

namespace sroki::server {

// {"title","period","basis","issued","order_number","controller","timezone"}
[[nodiscard]] boost::json::object header_to_json(const calendar::PlanHeader& header);

// {"number","section","title","executors_text","executors","term_text","result","kind","resolved"}
[[nodiscard]] boost::json::object item_to_json(const calendar::DraftItem& item);

// {"row","column","code","message"}
[[nodiscard]] boost::json::object problem_to_json(const calendar::Problem& problem);

// "created", "replaced" or "unchanged": what an import did.
[[nodiscard]] std::string_view outcome_name(calendar::SaveOutcome outcome);

// {"plan":{...},"items":[...],"problems":[...]} as in the contract of the program.
[[nodiscard]] boost::json::object draft_to_json(const calendar::PlanDraft& draft);

}  // namespace sroki::server
