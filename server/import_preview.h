#pragma once
// A draft plan for a person at a terminal: header, items by section with their dates, problems.

#include <string>

#include "calendar/plan.h"

namespace sroki::server {

[[nodiscard]] std::string preview_ru(const calendar::PlanDraft& draft);

}  // namespace sroki::server
