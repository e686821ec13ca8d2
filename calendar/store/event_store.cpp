#include "calendar/store/event_store.h"

#include <array>

#include "calendar/names.h"
#include "calendar/zones.h"
#include "calendar_sql.h"

namespace sroki::calendar {

namespace {

constexpr std::array<std::string_view, 4> kStates{"planned", "confirmed", "moved", "cancelled"};

EventState event_state_of(std::string_view name) {
    for (std::size_t i = 0; i < kStates.size(); ++i) {
        if (kStates.at(i) == name) return static_cast<EventState>(i);
    }
    return EventState::planned;
}

bool is_valid(const Event& event) {
    if (event.title.empty() || event.timezone.empty()) return false;
    if (const auto* days = std::get_if<scheduler::Period>(&event.when)) {
        return days->first <= days->last;
    }
    const auto& span = std::get<TimeSpan>(event.when);
    return span.starts <= span.ends;
}

scheduler::Date first_day(const Event& event) {
    if (const auto* days = std::get_if<scheduler::Period>(&event.when)) return days->first;
    return local_day(event.timezone, std::get<TimeSpan>(event.when).starts);
}

void bind_fields(Statement& statement, const Event& event, Instant now) {
    std::optional<std::int64_t> occurrence;
    if (event.fulfils) occurrence = static_cast<std::int64_t>(*event.fulfils);
    statement.bind(":occurrence", occurrence)
        .bind(":kind", name_of(event.kind))
        .bind(":title", event.title)
        .bind(":description", event.description)
        .bind(":place", event.place)
        .bind(":audience", event.audience)
        .bind(":timezone", event.timezone)
        .bind(":state", name_of(event.state))
        .bind(":now", now);
    if (const auto* days = std::get_if<scheduler::Period>(&event.when)) {
        statement.bind(":starts_on", days->first).bind(":ends_on", days->last);
    } else {
        const auto& span = std::get<TimeSpan>(event.when);
        statement.bind(":starts_at", span.starts).bind(":ends_at", span.ends);
    }
}

Event read_event(const Statement& row) {
    Event event;
    event.id = EventId{row.integer(0)};
    event.department = DepartmentId{row.integer(1)};
    if (const auto occurrence = row.optional_integer(2)) event.fulfils = OccurrenceId{*occurrence};
    event.uid = row.text(3);
    event.kind = kind_of(row.text(4)).value_or(Kind::other);
    event.title = row.text(5);
    event.description = row.text(6);
    event.place = row.text(7);
    event.audience = row.text(8);
    event.timezone = row.text(9);
    if (row.is_null(10)) {
        event.when = TimeSpan{row.instant(12), row.instant(13)};
    } else {
        event.when = scheduler::Period{row.date(10), row.date(11)};
    }
    event.state = event_state_of(row.text(14));
    event.sequence = row.integer(15);
    event.changed_at = row.instant(16);
    event.moved_from = row.optional_date(17);
    return event;
}

std::vector<Event> query_events(Database& database, std::optional<EventId> id,
                                std::optional<DepartmentId> department, std::optional<Kind> kind) {
    Statement row = database.statement(sql::event_list);
    if (id) row.bind(":id", static_cast<std::int64_t>(*id));
    if (department) row.bind(":department", static_cast<std::int64_t>(*department));
    if (kind) row.bind(":kind", name_of(*kind));
    std::vector<Event> events;
    while (row.step())
        events.push_back(read_event(row));
    return events;
}

}  // namespace

std::string_view name_of(EventState state) {
    return kStates.at(static_cast<std::size_t>(state));
}

tl::expected<Event, StoreError> EventStore::add(Event event, Instant now) {
    if (!is_valid(event)) return tl::unexpected(StoreError{StoreErrorCode::invalid, event.title});
    Statement insert = database_.statement(sql::event_insert);
    bind_fields(insert, event, now);
    insert.bind(":department", static_cast<std::int64_t>(event.department));
    if (insert.step()) event.id = EventId{insert.integer(0)};
    insert.reset();
    return *find(event.id);
}

tl::expected<Event, StoreError> EventStore::update(Event event, Instant now) {
    if (!is_valid(event)) return tl::unexpected(StoreError{StoreErrorCode::invalid, event.title});
    Transaction transaction = database_.transaction();
    const auto before = find(event.id);
    if (!before) return tl::unexpected(StoreError{StoreErrorCode::not_found, event.title});
    const bool is_significant =
        before->when != event.when || before->place != event.place || before->state != event.state;
    const scheduler::Date original = before->moved_from.value_or(first_day(*before));
    std::optional<scheduler::Date> moved_from;
    if (first_day(event) != original) moved_from = original;
    Statement update = database_.statement(sql::event_update);
    bind_fields(update, event, now);
    update.bind(":id", static_cast<std::int64_t>(event.id))
        .bind(":moved_from", moved_from)
        .bind(":sequence", before->sequence + (is_significant ? 1 : 0))
        .run();
    transaction.commit();
    return *find(event.id);
}

std::optional<Event> EventStore::find(EventId event) {
    auto events = query_events(database_, event, std::nullopt, std::nullopt);
    if (events.empty()) return std::nullopt;
    return std::move(events.front());
}

std::vector<Event> EventStore::list(DepartmentId department, std::optional<Kind> kind) {
    return query_events(database_, std::nullopt, department, kind);
}

}  // namespace sroki::calendar
