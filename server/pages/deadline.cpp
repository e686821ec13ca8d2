#include "server/pages/deadline.h"

#include <algorithm>
#include <tuple>

#include "calendar/names.h"
#include "calendar/russian_dates.h"
#include "calendar/russian_kinds.h"
#include "calendar/zones.h"

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
    entry.file = "/occurrences/" + std::to_string(static_cast<std::int64_t>(occurrence.id)) + ".ics";
    entry.executors = occurrence.executors_text;
    entry.source = occurrence.plan_title;
    entry.kind = occurrence.kind;
    entry.badge = occurrence_badge(occurrence.state, occurrence.due < today);
    if (occurrence.original_due) entry.moved = moved_from_ru(*occurrence.original_due);
    return entry;
}

Entry entry_of(const calendar::Event& event) {
    Entry entry;
    if (const auto* days = std::get_if<scheduler::Period>(&event.when)) {
        entry.from = days->first;
        entry.due = days->last;
    } else {
        const auto& span = std::get<calendar::TimeSpan>(event.when);
        entry.from = calendar::local_day(event.timezone, span.starts);
        // An end at midnight belongs to the day before.
        const auto last = std::max(span.starts, span.ends - std::chrono::seconds{1});
        entry.due = calendar::local_day(event.timezone, last);
    }
    entry.title = event.title;
    entry.file = "/events/" + std::to_string(static_cast<std::int64_t>(event.id)) + ".ics";
    entry.executors = event.place;
    entry.kind = event.kind;
    entry.badge = event_badge(event.state);
    entry.is_event = true;
    return entry;
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
