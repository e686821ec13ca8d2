#include "server/pages/deadline.h"

#include <algorithm>
#include <tuple>

#include <fmt/format.h>

#include "calendar/event_series.h"
#include "calendar/ical/feed_ru.h"
#include "calendar/names.h"
#include "calendar/russian_dates.h"
#include "calendar/russian_kinds.h"

namespace sroki::server {

using calendar::OccurrenceState;
using scheduler::Date;

std::string item_link(calendar::PlanId plan, calendar::ItemId item) {
    return "/plans/" + std::to_string(static_cast<std::int64_t>(plan)) + "#item-" +
           std::to_string(static_cast<std::int64_t>(item));
}

Entry entry_of(const calendar::OccurrenceRecord& occurrence, Date today) {
    Entry entry;
    entry.from = occurrence.from;
    entry.due = occurrence.due;
    entry.title = occurrence.title;
    entry.link = item_link(occurrence.plan, occurrence.item);
    entry.file =
        "/occurrences/" + std::to_string(static_cast<std::int64_t>(occurrence.id)) + ".ics";
    entry.executors = occurrence.executors_text;
    entry.source = occurrence.plan_title;
    entry.kind = occurrence.kind;
    entry.badge = occurrence_badge(occurrence.state, occurrence.due < today);
    entry.is_cancelled = occurrence.state == OccurrenceState::cancelled;
    if (occurrence.original_due) entry.moved = moved_from_ru(*occurrence.original_due);
    return entry;
}

namespace {

// Local days of two zones differ by two at most: offsets go from -12 to +14 hours.
constexpr std::chrono::days kZonesApart{2};

bool touches(const scheduler::Period& days, const scheduler::Period& range) {
    return days.first <= range.last && days.last >= range.first;
}

// Empty for whole days and for what lasts a day or longer: there hours say little.
std::string hours_of(const calendar::EventTime& when, std::string_view timezone) {
    const auto* span = std::get_if<calendar::TimeSpan>(&when);
    if (span == nullptr || span->ends - span->starts >= std::chrono::days{1}) return {};
    const auto hour = [&](calendar::Instant instant) {
        const auto local = calendar::to_local(timezone, instant);
        const std::chrono::hh_mm_ss time{local - std::chrono::floor<std::chrono::days>(local)};
        return fmt::format("{:02}:{:02}", time.hours().count(), time.minutes().count());
    };
    if (span->ends == span->starts) return hour(span->starts);
    return hour(span->starts) + "–" + hour(span->ends);
}

// The first day, in `zone`, that the instance had before it was moved.
Date original_day(const calendar::Event& event, const calendar::EventInstance& instance,
                  const std::string& zone) {
    if (instance.is_override) {
        return calendar::days_of(calendar::time_at(event, instance.recurrence_id), zone).first;
    }
    const Date shown = calendar::days_of(instance.when, zone).first;
    if (!event.moved_from) return shown;
    // The hour it had is not kept; taken for the one it has, the day moves with the zone.
    return *event.moved_from + (shown - calendar::days_of(instance.when, event.timezone).first);
}

}  // namespace

std::vector<Entry> entries_of(const calendar::Event& event, const scheduler::Period& range,
                              const Shown& shown) {
    std::vector<Entry> entries;
    const auto add = [&](const scheduler::Period& days, std::string title, const std::string& place,
                         calendar::EventState state) -> Entry& {
        Entry entry;
        entry.from = days.first;
        entry.due = days.last;
        entry.title = std::move(title);
        entry.link = event.link;
        entry.file = "/events/" + std::to_string(static_cast<std::int64_t>(event.id)) + ".ics";
        entry.executors = place;
        entry.kind = event.kind;
        entry.badge = event_badge(state);
        entry.is_event = true;
        entry.layer = shown.layer;
        entry.is_cancelled = state == calendar::EventState::cancelled;
        return entries.emplace_back(std::move(entry));
    };
    const scheduler::Period wider{range.first - kZonesApart, range.last + kZonesApart};
    for (const auto& instance : calendar::instances_between(event, wider)) {
        const scheduler::Period days = calendar::days_of(instance.when, shown.timezone);
        if (!touches(days, range)) continue;
        Entry& entry = add(days, instance.title, instance.place, instance.state);
        entry.time = hours_of(instance.when, shown.timezone);
        const Date original = original_day(event, instance, shown.timezone);
        if (original != days.first && !event.layer) entry.moved = moved_from_ru(original);
    }
    for (const calendar::EventStage& stage : event.stages) {
        if (touches(stage.days, range)) {
            add(stage.days, calendar::stage_title_ru(event.title, stage.title), event.place,
                event.state);
        }
    }
    return entries;
}

void sort_entries(std::vector<Entry>& entries) {
    std::stable_sort(entries.begin(), entries.end(), [](const Entry& a, const Entry& b) {
        return std::tie(a.due, a.title) < std::tie(b.due, b.title);
    });
}

void set_kind(View& view, calendar::Kind kind) {
    view.set("kind_class", "kind-" + std::string(calendar::name_of(kind)));
    view.set("kind", kind == calendar::Kind::other
                         ? View(false)
                         : View(std::string(calendar::kind_in_russian(kind))));
}

void set_badge(View& view, const Badge& badge) {
    if (badge.text.empty()) {
        view.set("badge", View(false));
        return;
    }
    View words;
    words.set("text", std::string(badge.text));
    words.set("tone", "badge-" + std::string(badge.tone));
    view.set("badge", words);
}

View entry_view(const Entry& entry, Date today) {
    View view;
    view.set("title", entry.title);
    view.set("link", entry.link.empty() ? View(false) : View(entry.link));
    view.set("file", entry.file);
    view.set("executors", entry.executors);
    view.set("source", entry.source);
    view.set("date", scheduler::format_date(entry.due));
    view.set("when", calendar::format_window(entry.from, entry.due));
    view.set("distance", distance_ru(today, entry.due));
    view.set("time", entry.time.empty() ? View(false) : View(entry.time));
    view.set("layer", entry.layer.empty() ? View(false) : View(entry.layer));
    view.set("is_cancelled", View(entry.is_cancelled));
    view.set("is_window", View(!entry.is_one_day()));
    view.set("moved", entry.moved.empty() ? View(false) : View(entry.moved));
    set_kind(view, entry.kind);
    set_badge(view, entry.badge);
    return view;
}

View day_views(const std::vector<Entry>& entries, Date today) {
    View days = list_view();
    for (std::size_t i = 0; i < entries.size();) {
        const Date due = entries[i].due;
        View day;
        day.set("date", scheduler::format_date(due));
        day.set("day", calendar::format_day(due));
        day.set("weekday", std::string(calendar::weekday_name(due)));
        day.set("distance", distance_ru(today, due));
        View rows = list_view();
        for (; i < entries.size() && entries[i].due == due; ++i)
            rows.push_back(entry_view(entries[i], today));
        day.set("entries", rows);
        days.push_back(day);
    }
    return days;
}

}  // namespace sroki::server
