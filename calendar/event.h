#pragma once
// Events: concrete seminars, methodical days, contests, conferences, meetings beside obligations;
// and the entries of foreign calendars (layers), which are shown the same way.
// An event whose `rule` or `dates` are not empty is a series: its instances are computed, never
// stored (calendar/event_series.h); an instance is named by the local start the series gives it
// (RECURRENCE-ID), and one that differs has an override.
// Shapes: whole days inclusive; times are UTC instants shown in the event's zone; moments of a
// series are local to that zone, at midnight for whole days.
// Thread contract: plain values.

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "calendar/records.h"
#include "calendar/zones.h"

namespace sroki::calendar {

enum class EventState { planned, confirmed, moved, cancelled };

// Both ends are instants in UTC.
struct TimeSpan {
    Instant starts;
    Instant ends;

    friend bool operator==(const TimeSpan&, const TimeSpan&) = default;
};

using EventTime = std::variant<scheduler::Period, TimeSpan>;  // whole days, or hours

// A part of a contest: applications, school round, final.
struct EventStage {
    std::string uid{};  // iCalendar UID, stable for life; the store gives one to a new stage
    std::string title;
    scheduler::Period days;

    friend bool operator==(const EventStage&, const EventStage&) = default;
};

// One instance of a series that differs from the others.
struct EventOverride {
    LocalTime recurrence_id;             // the start that the series gives it
    std::optional<EventTime> when{};     // of the same form as the series; nothing, here and below:
    std::optional<std::string> title{};  // as in the series, also when that changes
    std::optional<std::string> place{};
    std::optional<std::string> description{};
    std::optional<EventState> state{};
    std::int64_t sequence = 0;  // the store's, as `changed_at`
    Instant changed_at{};

    friend bool operator==(const EventOverride&, const EventOverride&) = default;
};

struct Event {
    EventId id{};
    DepartmentId department{};
    std::optional<LayerId> layer{};  // a foreign calendar it was read from
    std::optional<OccurrenceId> fulfils{};
    std::string uid{};
    Kind kind = Kind::other;
    std::string title{};
    std::string description{};
    std::string place{};
    std::string institution{};            // who holds it
    std::vector<std::string> subjects{};  // school subjects it is about
    std::string audience{};
    std::string link{};                           // http or https
    std::string timezone{};                       // IANA name
    EventTime when{};                             // of a series: its first instance
    std::optional<scheduler::Date> moved_from{};  // first day before any move; the store's
    std::vector<EventStage> stages{};
    std::string rule{};                   // RRULE's value, e.g. "FREQ=WEEKLY;BYDAY=TU"
    std::vector<LocalTime> dates{};       // RDATE: instances beside the rule
    std::vector<LocalTime> exceptions{};  // EXDATE: instances that don't take place
    std::vector<EventOverride> overrides{};
    std::optional<EventId> split_from{};      // the series this one goes on from
    std::vector<std::string> related_uids{};  // series before and after a split; the store's
    EventState state = EventState::planned;
    std::int64_t sequence = 0;  // RFC 5545 SEQUENCE
    std::int64_t revision = 0;  // raised by every change: tells a stale copy
    Instant changed_at{};

    [[nodiscard]] bool is_whole_days() const {
        return std::holds_alternative<scheduler::Period>(when);
    }
    [[nodiscard]] bool is_series() const { return !rule.empty() || !dates.empty(); }
};

// The local moment at which `when` begins: how a series names its instances.
[[nodiscard]] LocalTime local_start(const EventTime& when, const std::string& timezone);
// The override of that instance, or null.
[[nodiscard]] const EventOverride* find_override(const Event& event, LocalTime recurrence_id);
// Days touched, in the zone; an end at midnight belongs to the day before.
[[nodiscard]] scheduler::Period days_of(const EventTime& when, const std::string& timezone);

}  // namespace sroki::calendar
