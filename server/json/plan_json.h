#pragma once
// A draft plan as JSON: what `sroki import --dry-run --json` prints.

#include <boost/json/fwd.hpp>

#include "calendar/plan.h"

namespace sroki::server {

// {"plan":{...},"items":[...],"problems":[...]} as in the contract of the program.
[[nodiscard]] boost::json::object draft_to_json(const calendar::PlanDraft& draft);

}  // namespace sroki::server
