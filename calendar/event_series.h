#pragma once
// The instances of an event: of a series its rule, dates, exceptions and overrides laid over each
// other (RFC 5545 section 3.8.5); of any other event, itself.
// Iterated in local time of the event's zone and turned into instants by the tz database, so 10:00
// stays 10:00 whatever the offset. Bounded by the window and by kInstancesMax.
// Thread contract: pure functions (the tz database is read). Errors: a rule that can't be read
// gives no instance of its own; check_event (event_rules.h) refuses it at the door.

#include "calendar/event.h"

namespace sroki::calendar {

inline constexpr std::size_t kInstancesMax = 2'000;

struct EventInstance {
    LocalTime recurrence_id;
    EventTime when;
    std::string title;
    std::string place;
    std::string description;
    EventState state = EventState::planned;
    bool is_override = false;
};

// When the series lets the instance that it names `moment` take place.
[[nodiscard]] EventTime time_at(const Event& event, LocalTime moment);

// An instance with what its override changes.
[[nodiscard]] EventInstance instance_of(const Event& event, const EventOverride& changed);

// Those that touch `days`, by their start; at most kInstancesMax. Cancelled ones are among them.
[[nodiscard]] std::vector<EventInstance> instances_between(const Event& event,
                                                           const scheduler::Period& days);

// Whether the rule or a date gives the series an instance that begins then, overridden or not.
[[nodiscard]] bool has_instance(const Event& event, LocalTime moment);

// Whether the rule itself gives it, exceptions aside; without a rule, the start alone.
[[nodiscard]] bool is_of_rule(const Event& event, LocalTime moment);

// How many instances the rule gives before `moment`, exceptions and overridden ones among them.
[[nodiscard]] std::size_t count_of_rule_before(const Event& event, LocalTime moment);

struct SeriesDays {
    scheduler::Date first;
    std::optional<scheduler::Date> last;  // nothing: it goes on without an end
};

// The days from the first instance to the last; a day or two wider than they, never narrower.
[[nodiscard]] SeriesDays series_days(const Event& event);

// The rule's parts but COUNT and UNTIL, and the given one ("UNTIL=20261231", "COUNT=3", "") at
// their end.
[[nodiscard]] std::string rule_with_end(std::string_view rule, std::string_view end);

}  // namespace sroki::calendar
