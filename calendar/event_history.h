#pragma once
// What changed between two states of an event, as lines that a person can read: the history of
// an event is made of them.
// Shapes: values are texts in local time of the event's zone ("2026-11-12T15:00/2026-11-12T17:00",
// "2026-11-12/2026-11-13"); lists are joined by "; ". An empty value: there was or is none.
// Thread contract: pure functions.

#include "calendar/event.h"

namespace sroki::calendar {

struct EventChange {
    std::optional<LocalTime> recurrence_id{};  // of one instance of a series
    std::string field;
    std::string old_value;
    std::string new_value;
};

// In the order of the fields; nothing when nothing changed. A whole override comes or goes as the
// field "override".
[[nodiscard]] std::vector<EventChange> changes_between(const Event& before, const Event& after);

[[nodiscard]] std::string text_of(const EventTime& when, const std::string& timezone);

}  // namespace sroki::calendar
