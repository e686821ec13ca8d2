#pragma once
// Events: concrete seminars, methodical days, contests, conferences, meetings beside obligations.
// Thread contract and errors: as in plan_store.h.

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include <tl/expected.hpp>

#include "calendar/records.h"
#include "calendar/store/plan_store.h"

namespace sroki::calendar {

enum class EventState { planned, confirmed, moved, cancelled };

// Both ends are instants in UTC; shown in the event's zone.
struct TimeSpan {
    Instant starts;
    Instant ends;

    friend bool operator==(const TimeSpan&, const TimeSpan&) = default;
};

struct Event {
    EventId id{};
    DepartmentId department{};
    std::optional<OccurrenceId> fulfils;
    std::string uid;
    Kind kind = Kind::other;
    std::string title;
    std::string description;
    std::string place;
    std::string audience;
    std::string timezone;                            // IANA name
    std::variant<scheduler::Period, TimeSpan> when;  // whole days, or hours
    std::optional<scheduler::Date>
        moved_from{};  // its first day before any move; kept by the store
    EventState state = EventState::planned;
    std::int64_t sequence = 0;
    Instant changed_at;
};

[[nodiscard]] std::string_view name_of(EventState state);

class EventStore {
  public:
    explicit EventStore(Database& database) : database_(database) {}

    // Fills id and uid; `invalid` when the title is empty or the end is before the start.
    [[nodiscard]] tl::expected<Event, StoreError> add(Event event, Instant now);
    // A change of time, place or state raises `sequence` (RFC 5546 section 2.1.4); a change of the
    // first day fills `moved_from`, the return to it clears it.
    [[nodiscard]] tl::expected<Event, StoreError> update(Event event, Instant now);
    [[nodiscard]] std::optional<Event> find(EventId event);
    [[nodiscard]] std::vector<Event> list(DepartmentId department, std::optional<Kind> kind);

  private:
    Database& database_;
};

}  // namespace sroki::calendar
