#include "calendar/ical/event_lines.h"

#include <algorithm>

#include "calendar/contacts/russian_contacts.h"
#include "calendar/event_series.h"
#include "calendar/ical/entry_lines.h"
#include "calendar/ical/feed_ru.h"
#include "calendar/ical/ical_values.h"
#include "calendar/russian_kinds.h"
#include "scheduler/recurrence.h"

namespace sroki::calendar {

namespace {

void add_time(ContentLines& lines, const std::string& property, const std::string& zone,
              Instant instant) {
    const LocalTime local = to_local(zone, instant);
    lines.add(property + ";TZID=" + zone, ical_time(local.time_since_epoch()));
}

void add_when(ContentLines& lines, const Event& event) {
    if (const auto* days = std::get_if<scheduler::Period>(&event.when)) {
        add_all_day(lines, days->first, days->last);
        return;
    }
    const auto& span = std::get<TimeSpan>(event.when);
    add_time(lines, "DTSTART", event.timezone, span.starts);
    if (span.ends > span.starts) add_time(lines, "DTEND", event.timezone, span.ends);
}

std::string moment_property(const Event& event, std::string_view name) {
    std::string property(name);
    return property + (event.is_whole_days() ? ";VALUE=DATE" : ";TZID=" + event.timezone);
}

std::string moment_value(const Event& event, LocalTime moment) {
    return scheduler::format_ical_moment(moment, !event.is_whole_days());
}

void add_moments(ContentLines& lines, const Event& event, std::string_view name,
                 const std::vector<LocalTime>& moments) {
    if (moments.empty()) return;
    std::string values;
    for (const LocalTime moment : moments) {
        if (!values.empty()) values += ',';
        values += moment_value(event, moment);
    }
    lines.add(moment_property(event, name), values);
}

// Some readers leave out the start of a series that has dates but no rule.
std::vector<LocalTime> dates_of(const Event& event) {
    std::vector<LocalTime> dates = event.dates;
    if (event.rule.empty() && !dates.empty()) {
        dates.insert(dates.begin(), local_start(event.when, event.timezone));
    }
    return dates;
}

std::string_view status_of(EventState state) {
    if (state == EventState::cancelled) return "CANCELLED";
    return state == EventState::planned ? "TENTATIVE" : "CONFIRMED";
}

// An entry of a foreign calendar has no kind of ours.
std::vector<std::string> categories_of(const Event& event) {
    std::vector<std::string> categories;
    if (!event.layer) categories.emplace_back(kind_in_russian(event.kind));
    for (const std::string& subject : event.subjects)
        categories.push_back(without_contacts(subject));
    return categories;
}

bool is_busy(const Event& event) {
    return (!event.is_whole_days() || is_gathering(event.kind)) &&
           event.state != EventState::cancelled;
}

// What stands in every entry behind its times; ends it. Who writes an event may say whom to call:
// that is for the department's own pages, a feed goes anywhere (docs/adr/0020).
void add_words(ContentLines& lines, const Event& event, const AddToEntry& add_more) {
    const std::string summary = without_contacts(summary_ru(event));
    lines.add_text("SUMMARY", summary);
    const std::string description = without_contacts(description_ru(event));
    if (!description.empty()) lines.add_text("DESCRIPTION", description);
    if (!event.place.empty()) lines.add_text("LOCATION", without_contacts(event.place));
    lines.add_texts("CATEGORIES", categories_of(event));
    lines.add("STATUS", status_of(event.state));
    add_busy(lines, is_busy(event));
    const bool is_link_public = without_contacts(event.link) == event.link;
    if (!event.link.empty() && is_link_public) lines.add("URL", event.link);
    for (const std::string& uid : event.related_uids)
        lines.add_text("RELATED-TO;RELTYPE=SIBLING", uid);
    if (add_more && event.state != EventState::cancelled) add_more(lines, summary);
    lines.add("END", "VEVENT");
}

void add_override(ContentLines& lines, const Event& series, const EventOverride& changed,
                  const AddToEntry& add_more) {
    EventInstance shown = instance_of(series, changed);
    Event one = series;
    one.when = shown.when;
    one.title = std::move(shown.title);
    one.place = std::move(shown.place);
    one.description = std::move(shown.description);
    one.state = shown.state;
    const scheduler::Date planned{
        std::chrono::floor<std::chrono::days>(changed.recurrence_id.time_since_epoch())};
    if (days_of(one.when, one.timezone).first != planned) one.moved_from = planned;
    // Not behind the series: a reader may take the older of two for superseded.
    open_entry(lines, "VEVENT", series.uid, std::max(series.changed_at, changed.changed_at),
               std::max(series.sequence, changed.sequence));
    lines.add(moment_property(series, "RECURRENCE-ID"),
              moment_value(series, changed.recurrence_id));
    add_when(lines, one);
    add_words(lines, one, add_more);
}

void add_stage(ContentLines& lines, const Event& event, const EventStage& stage,
               const AddToEntry& add_more) {
    Event one = event;
    one.when = stage.days;
    one.title = stage_title_ru(event.title, stage.title);
    one.moved_from.reset();
    one.related_uids.clear();
    open_entry(lines, "VEVENT", stage.uid, event.changed_at, event.sequence);
    lines.add_text("RELATED-TO", event.uid);
    add_when(lines, one);
    add_words(lines, one, add_more);
}

}  // namespace

void add_event(ContentLines& lines, const Event& event, const AddToEntry& add_more) {
    open_entry(lines, "VEVENT", event.uid, event.changed_at, event.sequence);
    add_when(lines, event);
    if (!event.rule.empty()) lines.add("RRULE", event.rule);
    add_moments(lines, event, "RDATE", dates_of(event));
    add_moments(lines, event, "EXDATE", event.exceptions);
    add_words(lines, event, add_more);
    for (const EventOverride& changed : event.overrides)
        add_override(lines, event, changed, add_more);
    for (const EventStage& stage : event.stages)
        add_stage(lines, event, stage, add_more);
}

}  // namespace sroki::calendar
