#pragma once
// The Russian words of a feed: titles and descriptions.
// Thread contract: pure functions.

#include <string>

#include "calendar/records.h"
#include "calendar/store/event_store.h"

namespace sroki::calendar {

// `is_deadline`: the entry stands on the deadline alone, not on the whole window.
[[nodiscard]] std::string summary_ru(const OccurrenceRecord& occurrence, bool is_deadline);
[[nodiscard]] std::string description_ru(const OccurrenceRecord& occurrence);

[[nodiscard]] std::string summary_ru(const Event& event);
[[nodiscard]] std::string description_ru(const Event& event);

}  // namespace sroki::calendar
