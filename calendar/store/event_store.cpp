#include "calendar/store/event_store.h"

#include <algorithm>

#include "calendar/event_series.h"
#include "calendar/series_following.h"
#include "calendar/store/event_rows.h"
#include "calendar_sql.h"
#include "scheduler/recurrence.h"

namespace sroki::calendar {

namespace {

using std::chrono::seconds;

tl::unexpected<EventFault> fault(EventFaultCode code, std::string field, std::string detail = {}) {
    return tl::unexpected(EventFault{code, std::move(field), std::move(detail)});
}

bool is_significant(const Event& before, const Event& after) {
    return before.when != after.when || before.timezone != after.timezone ||
           before.place != after.place || before.state != after.state ||
           before.rule != after.rule || before.dates != after.dates ||
           before.exceptions != after.exceptions || before.stages != after.stages;
}

// Behind what readers have seen of any of its instances that is as the others again.
std::int64_t next_sequence(const Event& before, const Event& after) {
    std::int64_t seen = before.sequence;
    bool is_later = is_significant(before, after);
    for (const EventOverride& old : before.overrides) {
        if (find_override(after, old.recurrence_id) != nullptr) continue;
        seen = std::max(seen, old.sequence);
        is_later = true;
    }
    return is_later ? seen + 1 : before.sequence;
}

bool is_same(const EventOverride& a, const EventOverride& b) {
    return a.when == b.when && a.title == b.title && a.place == b.place &&
           a.description == b.description && a.state == b.state;
}

// Overrides that changed are later than they were, and than the series was.
void stamp_overrides(const Event& before, Event& after, Instant now) {
    for (EventOverride& changed : after.overrides) {
        const EventOverride* old = find_override(before, changed.recurrence_id);
        const bool is_unchanged = old != nullptr && is_same(*old, changed);
        const std::int64_t last = std::max(before.sequence, old != nullptr ? old->sequence : 0);
        changed.sequence = is_unchanged ? old->sequence : last + 1;
        changed.changed_at = is_unchanged ? old->changed_at : now;
    }
}

// A stage that says it was there before, but was not, is a new one.
void drop_foreign_uids(const std::vector<EventStage>& known, std::vector<EventStage>& stages) {
    for (auto stage = stages.begin(); stage != stages.end(); ++stage) {
        const auto has_uid = [&](const EventStage& other) { return other.uid == stage->uid; };
        const bool is_known = std::any_of(known.begin(), known.end(), has_uid);
        const bool is_repeated = std::any_of(stages.begin(), stage, has_uid);
        if (!is_known || is_repeated) stage->uid.clear();
    }
}

// Sorts the moments of a series into those before the split and those from it on.
void divide_moments(const Event& series, LocalTime from, Event& earlier, Event& later) {
    const auto divide = [&](const auto& all, auto& before, auto& after, auto moment_of) {
        before.clear();
        after.clear();
        for (const auto& item : all)
            (moment_of(item) < from ? before : after).push_back(item);
    };
    const auto itself = [](LocalTime moment) { return moment; };
    divide(series.dates, earlier.dates, later.dates, itself);
    divide(series.exceptions, earlier.exceptions, later.exceptions, itself);
    divide(series.overrides, earlier.overrides, later.overrides,
           [](const EventOverride& changed) { return changed.recurrence_id; });
}

// Each stage belongs to the part in which it begins.
void divide_stages(const Event& series, LocalTime from, Event& earlier, Event& later) {
    const scheduler::Date day{std::chrono::floor<std::chrono::days>(from.time_since_epoch())};
    const auto is_before = [&](const EventStage& stage) { return stage.days.first < day; };
    earlier.stages.clear();
    later.stages.clear();
    std::partition_copy(series.stages.begin(), series.stages.end(),
                        std::back_inserter(earlier.stages), std::back_inserter(later.stages),
                        is_before);
}

std::string until_before(const Event& series, LocalTime from) {
    if (series.is_whole_days()) {
        return "UNTIL=" + scheduler::format_ical_moment(from - std::chrono::days{1}, false);
    }
    const Instant last = to_instant(series.timezone, from) - seconds{1};
    return "UNTIL=" + scheduler::format_ical_moment(LocalTime{last.time_since_epoch()}, true) + 'Z';
}

// The rule of a series that goes on: its COUNT less what has passed.
std::string rule_of_rest(const Event& series, LocalTime from) {
    const auto parsed = scheduler::parse_recurrence(series.rule);
    if (!parsed || !parsed->count) return series.rule;
    const auto passed = static_cast<std::int64_t>(count_of_rule_before(series, from));
    return rule_with_end(
        series.rule, "COUNT=" + std::to_string(std::max<std::int64_t>(*parsed->count - passed, 1)));
}

// Ends `earlier`, a copy of the series, before `from`; gives the series as it goes on from there.
Event divide(const Event& series, LocalTime from, Event& earlier) {
    Event later = series;
    divide_moments(series, from, earlier, later);
    divide_stages(series, from, earlier, later);
    earlier.rule = rule_with_end(series.rule, until_before(series, from));
    later.rule = rule_of_rest(series, from);
    later.when = time_at(series, from);
    return later;
}

// What `event` still has as the whole series had it becomes what the later part has.
void take_unnamed(const Event& series, const Event& later, Event& event) {
    const auto take = [](const auto& whole, const auto& part, auto& own) {
        if (own == whole) own = part;
    };
    take(series.rule, later.rule, event.rule);
    take(series.dates, later.dates, event.dates);
    take(series.exceptions, later.exceptions, event.exceptions);
    take(series.overrides, later.overrides, event.overrides);
    take(series.stages, later.stages, event.stages);
}

}  // namespace

void EventStore::record(EventId event, const std::vector<EventChange>& changes, Instant now,
                        std::string_view author) {
    Statement insert = database_.statement(sql::event_history_insert);
    for (const EventChange& change : changes) {
        std::optional<std::string> moment;
        if (change.recurrence_id) {
            moment = scheduler::format_ical_moment(*change.recurrence_id, true);
        }
        insert.bind(":event", static_cast<std::int64_t>(event))
            .bind(":now", now)
            .bind(":author", author)
            .bind(":recurrence_id", moment)
            .bind(":field", change.field)
            .bind(":old_value", change.old_value)
            .bind(":new_value", change.new_value)
            .run();
        insert.reset();
    }
}

tl::expected<Event, EventFault> EventStore::add(Event event, Instant now, std::string_view author) {
    auto checked = check_event(std::move(event));
    if (!checked) return checked;
    checked->uid.clear();
    checked->layer.reset();
    checked->sequence = 0;
    drop_foreign_uids({}, checked->stages);
    stamp_overrides(*checked, *checked, now);
    Transaction transaction = database_.transaction();
    const EventId id = insert_event(database_, *checked, std::nullopt, now);
    record(id, {{{}, "created", "", checked->title}}, now, author);
    transaction.commit();
    return *find(id);
}

tl::expected<Event, EventFault> EventStore::update(Event event, Instant now,
                                                   std::string_view author) {
    Transaction transaction = database_.transaction();
    const auto before = find(event.id);
    if (!before) return fault(EventFaultCode::not_found, "id");
    if (before->revision != event.revision) return fault(EventFaultCode::changed_meanwhile, "id");
    follow_start(*before, event);
    auto checked = check_event(std::move(event));
    if (!checked) return checked;
    const auto changes = changes_between(*before, *checked);
    if (changes.empty() && before->fulfils == checked->fulfils) return *before;
    drop_foreign_uids(before->stages, checked->stages);
    stamp_overrides(*before, *checked, now);
    checked->sequence = next_sequence(*before, *checked);
    const auto first_day = days_of(checked->when, checked->timezone).first;
    const auto original =
        before->moved_from.value_or(days_of(before->when, before->timezone).first);
    checked->moved_from.reset();
    if (!checked->is_series() && first_day != original) checked->moved_from = original;
    update_event(database_, *checked, now);
    record(checked->id, changes, now, author);
    transaction.commit();
    return *find(checked->id);
}

tl::expected<Event, EventFault> EventStore::split(Event event, LocalTime from, Instant now,
                                                  std::string_view author) {
    Transaction transaction = database_.transaction();
    const auto series = find(event.id);
    if (!series) return fault(EventFaultCode::not_found, "id");
    if (series->revision != event.revision) return fault(EventFaultCode::changed_meanwhile, "id");
    if (series->rule.empty()) return fault(EventFaultCode::not_recurring, "rule");
    const std::string moment = name_of_moment(*series, from);
    if (!has_instance(*series, from))
        return fault(EventFaultCode::no_such_instance, "from", moment);
    if (from <= local_start(series->when, series->timezone)) {
        return fault(EventFaultCode::split_at_start, "from", moment);
    }
    if (!is_of_rule(*series, from)) return fault(EventFaultCode::split_off_rule, "from", moment);
    Event earlier = *series;
    const Event later = divide(*series, from, earlier);
    take_unnamed(*series, later, event);
    follow_start(later, event);
    event.split_from = series->id;
    event.layer.reset();
    event.uid.clear();
    event.moved_from.reset();
    event.sequence = 0;
    drop_foreign_uids(later.stages, event.stages);
    auto checked = check_event(std::move(event));
    if (!checked) return checked;
    stamp_overrides(*checked, *checked, now);
    earlier.sequence = series->sequence + 1;
    update_event(database_, earlier, now);
    record(earlier.id, changes_between(*series, earlier), now, author);
    const EventId id = insert_event(database_, *checked, std::nullopt, now);
    record(id, {{{}, "split", series->uid, checked->title}}, now, author);
    transaction.commit();
    return *find(id);
}

std::optional<Event> EventStore::find(EventId event) {
    auto events = read_events(database_, {event, {}, {}, {}});
    if (events.empty()) return std::nullopt;
    return std::move(events.front());
}

std::vector<Event> EventStore::list(DepartmentId department, std::optional<Kind> kind) {
    return read_events(database_, {{}, department, kind, {}});
}

void EventStore::visit(DepartmentId department, const std::function<void(Event&&)>& visit) {
    visit_events(database_, {{}, department, {}, {}},
                 [&](Event&& event, const std::string&) { visit(std::move(event)); });
}

std::vector<EventHistoryEntry> EventStore::history(EventId event) {
    Statement row = database_.statement(sql::event_history_list);
    row.bind(":event", static_cast<std::int64_t>(event));
    std::vector<EventHistoryEntry> entries;
    while (row.step()) {
        EventChange change{{}, row.text(3), row.text(4), row.text(5)};
        if (const auto moment = row.optional_text(2)) {
            change.recurrence_id = scheduler::parse_ical_moment(*moment).value().local;
        }
        entries.push_back({row.instant(0), row.text(1), std::move(change)});
    }
    return entries;
}

}  // namespace sroki::calendar
