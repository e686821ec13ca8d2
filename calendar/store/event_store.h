#pragma once
// Keeps events (calendar/event.h) and their history. Every writing call is one transaction; it
// checks the event (event_rules.h), counts SEQUENCE and writes down who changed what.
// Thread contract: as in plan_store.h. Errors: expected ones are returned, a machine fault throws.

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <tl/expected.hpp>

#include "calendar/event.h"
#include "calendar/event_history.h"
#include "calendar/event_rules.h"

namespace sroki::calendar {

// A line of an event's history; `field` "created" and "split" tell how it came to be.
struct EventHistoryEntry {
    Instant at;
    std::string author;
    EventChange change;
};

class EventStore {
  public:
    explicit EventStore(Database& database) : database_(database) {}

    // Fills id, uid and the uids of stages.
    [[nodiscard]] tl::expected<Event, EventFault> add(Event event, Instant now,
                                                      std::string_view author = {});
    // A change of time, place, state or recurrence raises `sequence` (RFC 5546 section 2.1.4), of
    // one instance that of its override; a change of the first day of an event that is no series
    // fills `moved_from`, the return to it clears it. When a series begins at another time, what
    // is written in terms of its start goes along (series_following.h). `changed_meanwhile` when
    // the stored `revision` is another.
    [[nodiscard]] tl::expected<Event, EventFault> update(Event event, Instant now,
                                                         std::string_view author = {});
    // "This and following": the series `event.id` ends before its instance `from`, and `event`
    // goes on from there under a UID of its own. What it has as the stored series has it is
    // divided: exceptions, dates, overrides and stages by their days, a COUNT less what has passed;
    // what it has otherwise is the new series' own.
    [[nodiscard]] tl::expected<Event, EventFault> split(Event event, LocalTime from, Instant now,
                                                        std::string_view author = {});
    [[nodiscard]] std::optional<Event> find(EventId event);
    // Our own, by the first day; those of foreign calendars are the layer store's.
    [[nodiscard]] std::vector<Event> list(DepartmentId department, std::optional<Kind> kind = {});
    // The same one after another, by id: they may be more than memory should hold.
    void visit(DepartmentId department, const std::function<void(Event&&)>& visit);
    // The oldest first.
    [[nodiscard]] std::vector<EventHistoryEntry> history(EventId event);

  private:
    void record(EventId event, const std::vector<EventChange>& changes, Instant now,
                std::string_view author);

    Database& database_;
};

}  // namespace sroki::calendar
