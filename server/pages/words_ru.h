#pragma once
// Russian words that a page chooses by a value: states, reasons, flags, distances in time. Whatever
// always stands in the same place is in the templates.
// Thread contract: pure functions.

#include <string>
#include <string_view>

#include "calendar/records.h"
#include "calendar/store/event_store.h"

namespace sroki::server {

[[nodiscard]] std::string_view program_name_ru();
[[nodiscard]] std::string_view subscribe_title_ru();

struct ErrorWords {
    std::string_view heading;
    std::string_view explanation;
};
[[nodiscard]] ErrorWords error_words(unsigned status);

// How an occurrence stands: the badge's words and the last part of its class.
struct Badge {
    std::string_view text;
    std::string_view tone;  // "late", "done", "wait", "off"
};
// Nothing to say of an open one that is not late yet: both empty.
[[nodiscard]] Badge occurrence_badge(calendar::OccurrenceState state, bool is_late);
[[nodiscard]] Badge event_badge(calendar::EventState state);
[[nodiscard]] Badge plan_badge(calendar::PlanState state);

[[nodiscard]] std::string_view reason_ru(scheduler::UndatedReason reason);
[[nodiscard]] std::string_view flag_ru(scheduler::TermFlag flag);

// From `today` to `day`: the words of a person, for both directions.
[[nodiscard]] std::string distance_ru(scheduler::Date today, scheduler::Date day);

[[nodiscard]] std::string moved_from_ru(scheduler::Date original);
[[nodiscard]] std::string counted_items_ru(std::int64_t number);
[[nodiscard]] std::string counted_deadlines_ru(std::int64_t number);
[[nodiscard]] std::string more_ru(std::int64_t number);

}  // namespace sroki::server
