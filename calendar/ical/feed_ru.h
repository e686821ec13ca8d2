#pragma once
// The Russian words of a feed: titles and descriptions.
// Thread contract: pure functions.

#include <string>
#include <string_view>

#include "calendar/records.h"
#include "calendar/store/event_store.h"

namespace sroki::calendar {

// `is_deadline`: the entry stands on the deadline alone, not on the whole window.
[[nodiscard]] std::string summary_ru(const OccurrenceRecord& occurrence, bool is_deadline);
[[nodiscard]] std::string description_ru(const OccurrenceRecord& occurrence);

[[nodiscard]] std::string summary_ru(const Event& event);
[[nodiscard]] std::string description_ru(const Event& event);
// What an entry of a foreign calendar without a title is called.
[[nodiscard]] std::string untitled_ru();
// Of a stage's own entry.
[[nodiscard]] std::string stage_title_ru(std::string_view event, std::string_view stage);

}  // namespace sroki::calendar
