#include "calendar/store/event_rows.h"

#include <map>
#include <stdexcept>

#include "calendar/event_rules.h"
#include "calendar/names.h"
#include "calendar_sql.h"
#include "scheduler/recurrence.h"

namespace sroki::calendar {

namespace {

using EventMap = std::map<std::int64_t, Event*>;

std::int64_t number(EventId id) {
    return static_cast<std::int64_t>(id);
}

std::optional<std::int64_t> number(const std::optional<EventId>& id) {
    if (!id) return std::nullopt;
    return number(*id);
}

void bind_time(Statement& statement, const EventTime& when) {
    if (const auto* days = std::get_if<scheduler::Period>(&when)) {
        statement.bind(":starts_on", days->first).bind(":ends_on", days->last);
    } else {
        const auto& span = std::get<TimeSpan>(when);
        statement.bind(":starts_at", span.starts).bind(":ends_at", span.ends);
    }
}

// Four columns from `first` on: starts_on, ends_on, starts_at, ends_at.
EventTime read_time(const Statement& row, int first) {
    if (row.is_null(first)) return TimeSpan{row.instant(first + 2), row.instant(first + 3)};
    return scheduler::Period{row.date(first), row.date(first + 1)};
}

LocalTime read_moment(const std::string& text) {
    const auto moment = scheduler::parse_ical_moment(text);
    if (!moment) throw std::runtime_error("not a moment in the database: " + text);
    return moment->local;
}

void bind_fields(Statement& statement, const Event& event, Instant now) {
    std::optional<std::int64_t> occurrence;
    if (event.fulfils) occurrence = static_cast<std::int64_t>(*event.fulfils);
    statement.bind(":occurrence", occurrence)
        .bind(":kind", name_of(event.kind))
        .bind(":title", event.title)
        .bind(":description", event.description)
        .bind(":place", event.place)
        .bind(":institution", event.institution)
        .bind(":audience", event.audience)
        .bind(":link", event.link)
        .bind(":timezone", event.timezone)
        .bind(":rule", event.rule)
        .bind(":state", name_of(event.state))
        .bind(":sequence", event.sequence)
        .bind(":now", now);
    bind_time(statement, event.when);
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
    event.when = read_time(row, 10);
    event.state = event_state_of(row.text(14)).value_or(EventState::planned);
    event.sequence = row.integer(15);
    event.changed_at = row.instant(16);
    event.moved_from = row.optional_date(17);
    event.institution = row.text(18);
    event.link = row.text(19);
    event.rule = row.text(20);
    if (const auto earlier = row.optional_integer(21)) event.split_from = EventId{*earlier};
    event.revision = row.integer(22);
    if (const auto layer = row.optional_integer(23)) event.layer = LayerId{*layer};
    return event;
}

EventOverride read_override(const Statement& row) {
    EventOverride changed{read_moment(row.text(1)), read_time(row, 5), row.optional_text(2),
                          row.optional_text(3), row.optional_text(4)};
    changed.state = event_state_of(row.text(9)).value_or(EventState::planned);
    changed.sequence = row.integer(10);
    changed.changed_at = row.instant(11);
    return changed;
}

// Runs a query of parts, whose first column is the event, and hands each row to its event.
template <class Take>
void read_parts(Database& database, std::string_view sql, const EventFilter& filter,
                const EventMap& events, Take take) {
    Statement row = database.statement(sql);
    row.bind(":id", number(filter.id));
    if (filter.department) row.bind(":department", static_cast<std::int64_t>(*filter.department));
    while (row.step()) {
        const auto event = events.find(row.integer(0));
        if (event != events.end()) take(*event->second, row);
    }
}

void read_all_parts(Database& database, const EventFilter& filter, const EventMap& events) {
    read_parts(database, sql::event_subject_list, filter, events,
               [](Event& event, const Statement& row) { event.subjects.push_back(row.text(1)); });
    read_parts(database, sql::event_stage_list, filter, events,
               [](Event& event, const Statement& row) {
                   event.stages.push_back({row.text(1), row.text(2), {row.date(3), row.date(4)}});
               });
    read_parts(database, sql::event_date_list, filter, events,
               [](Event& event, const Statement& row) {
                   auto& list = row.integer(2) != 0 ? event.exceptions : event.dates;
                   list.push_back(read_moment(row.text(1)));
               });
    read_parts(
        database, sql::event_override_list, filter, events,
        [](Event& event, const Statement& row) { event.overrides.push_back(read_override(row)); });
}

void read_relations(Database& database, const EventFilter& filter, const EventMap& events) {
    Statement row = database.statement(sql::event_related_list);
    row.bind(":id", number(filter.id));
    if (filter.department) row.bind(":department", static_cast<std::int64_t>(*filter.department));
    while (row.step()) {
        const auto later = events.find(row.integer(0));
        if (later != events.end()) later->second->related_uids.push_back(row.text(1));
        const auto earlier = events.find(row.integer(2));
        if (earlier != events.end()) earlier->second->related_uids.push_back(row.text(3));
    }
}

void insert_stages(Database& database, EventId id, const Event& event) {
    Statement insert = database.statement(sql::event_stage_insert);
    for (std::size_t i = 0; i < event.stages.size(); ++i) {
        const EventStage& stage = event.stages[i];
        insert.bind(":event", number(id))
            .bind(":position", static_cast<std::int64_t>(i))
            .bind(":title", stage.title)
            .bind(":starts_on", stage.days.first)
            .bind(":ends_on", stage.days.last);
        if (!stage.uid.empty()) insert.bind(":uid", stage.uid);
        insert.run();
        insert.reset();
    }
}

void insert_dates(Database& database, EventId id, const Event& event) {
    Statement insert = database.statement(sql::event_date_insert);
    for (const bool is_exception : {false, true}) {
        for (const LocalTime moment : is_exception ? event.exceptions : event.dates) {
            insert.bind(":event", number(id))
                .bind(":moment", name_of_moment(event, moment))
                .bind(":is_exception", std::int64_t{is_exception ? 1 : 0})
                .run();
            insert.reset();
        }
    }
}

void insert_overrides(Database& database, EventId id, const Event& event) {
    Statement insert = database.statement(sql::event_override_insert);
    for (const EventOverride& changed : event.overrides) {
        bind_time(insert, changed.when);
        insert.bind(":event", number(id))
            .bind(":recurrence_id", name_of_moment(event, changed.recurrence_id))
            .bind(":title", changed.title)
            .bind(":place", changed.place)
            .bind(":description", changed.description)
            .bind(":state", name_of(changed.state))
            .bind(":sequence", changed.sequence)
            .bind(":now", changed.changed_at)
            .run();
        insert.reset();
    }
}

void insert_parts(Database& database, EventId id, const Event& event) {
    Statement subject = database.statement(sql::event_subject_insert);
    for (std::size_t i = 0; i < event.subjects.size(); ++i) {
        subject.bind(":event", number(id))
            .bind(":position", static_cast<std::int64_t>(i))
            .bind(":subject", event.subjects[i])
            .run();
        subject.reset();
    }
    insert_stages(database, id, event);
    insert_dates(database, id, event);
    insert_overrides(database, id, event);
}

}  // namespace

std::vector<Event> read_events(Database& database, const EventFilter& filter,
                               std::vector<std::string>* source_uids) {
    Statement row = database.statement(sql::event_list);
    row.bind(":id", number(filter.id));
    if (filter.department) row.bind(":department", static_cast<std::int64_t>(*filter.department));
    if (filter.kind) row.bind(":kind", name_of(*filter.kind));
    if (filter.layer) row.bind(":layer", static_cast<std::int64_t>(*filter.layer));
    std::vector<Event> events;
    while (row.step()) {
        events.push_back(read_event(row));
        if (source_uids != nullptr) source_uids->push_back(row.optional_text(24).value_or(""));
    }
    EventMap by_id;
    for (Event& event : events)
        by_id.emplace(number(event.id), &event);
    if (!events.empty()) {
        read_all_parts(database, filter, by_id);
        read_relations(database, filter, by_id);
    }
    return events;
}

EventId insert_event(Database& database, const Event& event,
                     const std::optional<std::string>& source_uid, Instant now) {
    Statement insert = database.statement(sql::event_insert);
    bind_fields(insert, event, now);
    std::optional<std::int64_t> layer;
    if (event.layer) layer = static_cast<std::int64_t>(*event.layer);
    insert.bind(":department", static_cast<std::int64_t>(event.department))
        .bind(":layer", layer)
        .bind(":source_uid", source_uid)
        .bind(":split_from", number(event.split_from));
    if (!event.uid.empty()) insert.bind(":uid", event.uid);
    if (!insert.step()) throw std::runtime_error("an inserted event has no id");
    const EventId id{insert.integer(0)};
    insert.reset();
    insert_parts(database, id, event);
    return id;
}

void update_event(Database& database, const Event& event, Instant now) {
    Statement update = database.statement(sql::event_update);
    bind_fields(update, event, now);
    update.bind(":id", number(event.id)).bind(":moved_from", event.moved_from).run();
    for (const std::string_view drop : {sql::event_subject_delete, sql::event_stage_delete,
                                        sql::event_date_delete, sql::event_override_delete}) {
        database.statement(drop).bind(":event", number(event.id)).run();
    }
    insert_parts(database, event.id, event);
}

}  // namespace sroki::calendar
