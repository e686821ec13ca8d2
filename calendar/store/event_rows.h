#pragma once
// Events as rows of the database: reading and writing, without the rules of a change. For the
// stores of events and layers only.
// Thread contract: as in plan_store.h. Errors: a machine fault throws.

#include <functional>
#include <string>
#include <vector>

#include "calendar/event.h"

namespace sroki::calendar {

struct EventFilter {
    std::optional<EventId> id{};  // whatever its layer
    std::optional<DepartmentId> department{};
    std::optional<Kind> kind{};
    std::optional<LayerId> layer{};  // nothing: our own events only
};

// Each event whole, by its id, one after another: they may be more than memory should hold. An
// entry of a layer comes with the UID it has there, others with an empty one.
using VisitEvent = std::function<void(Event&& event, const std::string& source_uid)>;
void visit_events(Database& database, const EventFilter& filter, const VisitEvent& visit);

// By the first day.
[[nodiscard]] std::vector<Event> read_events(Database& database, const EventFilter& filter);

// A new event with its parts; an empty `uid` gets a random one. `sequence` as it is.
[[nodiscard]] EventId insert_event(Database& database, const Event& event,
                                   const std::optional<std::string>& source_uid, Instant now);
// All fields and parts as given, but `revision`, which rises.
void update_event(Database& database, const Event& event, Instant now);

}  // namespace sroki::calendar
