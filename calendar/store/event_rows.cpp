#include "calendar/store/event_rows.h"

#include <algorithm>
#include <stdexcept>

#include "calendar/event_rules.h"
#include "calendar/names.h"
#include "calendar_sql.h"
#include "scheduler/recurrence.h"

namespace sroki::calendar {

namespace {

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
    EventOverride changed{read_moment(row.text(1))};
    if (!row.is_null(5) || !row.is_null(7)) changed.when = read_time(row, 5);
    changed.title = row.optional_text(2);
    changed.place = row.optional_text(3);
    changed.description = row.optional_text(4);
    if (const auto state = row.optional_text(9)) changed.state = event_state_of(*state);
    changed.sequence = row.integer(10);
    changed.changed_at = row.instant(11);
    return changed;
}

// The rows of one sort of parts, whose first column is the event: read along with the events.
class PartRows {
  public:
    PartRows(Database& database, std::string_view sql, std::optional<EventId> event)
        : row_(database.statement(sql)) {
        row_.bind(":id", number(event));
        is_at_row_ = row_.step();
    }

    // Takes those of `event`; events come in the order of their ids.
    template <class Take>
    void take(EventId event, Take take) {
        for (; is_at_row_ && row_.integer(0) <= number(event); is_at_row_ = row_.step()) {
            if (row_.integer(0) == number(event)) take(row_);
        }
    }

  private:
    Statement row_;
    bool is_at_row_ = false;
};

class EventParts {
  public:
    EventParts(Database& database, std::optional<EventId> event)
        : subjects_(database, sql::event_subject_list, event),
          stages_(database, sql::event_stage_list, event),
          dates_(database, sql::event_date_list, event),
          overrides_(database, sql::event_override_list, event),
          related_(database, sql::event_related_list, event) {}

    void add_to(Event& event) {
        subjects_.take(event.id,
                       [&](const Statement& row) { event.subjects.push_back(row.text(1)); });
        stages_.take(event.id, [&](const Statement& row) {
            event.stages.push_back({row.text(1), row.text(2), {row.date(3), row.date(4)}});
        });
        dates_.take(event.id, [&](const Statement& row) {
            auto& list = row.integer(2) != 0 ? event.exceptions : event.dates;
            list.push_back(read_moment(row.text(1)));
        });
        overrides_.take(
            event.id, [&](const Statement& row) { event.overrides.push_back(read_override(row)); });
        related_.take(event.id,
                      [&](const Statement& row) { event.related_uids.push_back(row.text(1)); });
    }

  private:
    PartRows subjects_;
    PartRows stages_;
    PartRows dates_;
    PartRows overrides_;
    PartRows related_;
};

scheduler::Date first_day_of(const Event& event) {
    if (const auto* days = std::get_if<scheduler::Period>(&event.when)) return days->first;
    return std::chrono::floor<std::chrono::days>(std::get<TimeSpan>(event.when).starts);
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
        if (changed.when) bind_time(insert, *changed.when);
        std::optional<std::string_view> state;
        if (changed.state) state = name_of(*changed.state);
        insert.bind(":event", number(id))
            .bind(":recurrence_id", name_of_moment(event, changed.recurrence_id))
            .bind(":title", changed.title)
            .bind(":place", changed.place)
            .bind(":description", changed.description)
            .bind(":state", state)
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

void visit_events(Database& database, const EventFilter& filter, const VisitEvent& visit) {
    Statement row = database.statement(sql::event_list);
    row.bind(":id", number(filter.id));
    if (filter.department) row.bind(":department", static_cast<std::int64_t>(*filter.department));
    if (filter.kind) row.bind(":kind", name_of(*filter.kind));
    if (filter.layer) row.bind(":layer", static_cast<std::int64_t>(*filter.layer));
    if (!row.step()) return;
    // Opened while the first statement runs: all of them read one state of the database.
    EventParts parts(database, filter.id);
    do {
        Event event = read_event(row);
        parts.add_to(event);
        visit(std::move(event), row.optional_text(24).value_or(""));
    } while (row.step());
}

std::vector<Event> read_events(Database& database, const EventFilter& filter) {
    std::vector<Event> events;
    visit_events(database, filter,
                 [&](Event&& event, const std::string&) { events.push_back(std::move(event)); });
    std::stable_sort(events.begin(), events.end(), [](const Event& a, const Event& b) {
        return first_day_of(a) < first_day_of(b);
    });
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
