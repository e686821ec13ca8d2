#include "server/pages/month.h"

#include <algorithm>
#include <set>

#include "calendar/russian_dates.h"
#include "calendar/russian_kinds.h"
#include "calendar/store/layer_store.h"
#include "calendar/store/plan_store.h"
#include "calendar/zones.h"
#include "server/pages/home.h"
#include "server_templates.h"

namespace sroki::server {

namespace {

using scheduler::Date;
using scheduler::Period;
using std::chrono::days;
using std::chrono::months;
using std::chrono::year_month;
using std::chrono::year_month_day;

constexpr days kWeek{7};

Date first_day(year_month month) {
    return Date{month / std::chrono::day{1}};
}

Date last_day(year_month month) {
    return Date{month / std::chrono::last};
}

std::string month_text(year_month month) {
    return scheduler::format_date(first_day(month)).substr(0, 7);
}

std::string month_link(year_month month) {
    return "/calendar?month=" + month_text(month);
}

year_month month_of(Date date) {
    const year_month_day fields{date};
    return fields.year() / fields.month();
}

// The days an entry is drawn on.
Period drawn(const Entry& entry) {
    const Date from = entry.from.value_or(entry.due);
    return {entry.due - from < kDrawnWindowMax ? from : entry.due, entry.due};
}

bool touches(const Period& days_drawn, const Period& range) {
    return days_drawn.first <= range.last && days_drawn.last >= range.first;
}

std::vector<Bar> bars_between(const Period& week, const std::vector<Entry>& entries) {
    std::vector<Bar> bars;
    for (const Entry& entry : entries) {
        const Period days_drawn = drawn(entry);
        if (!touches(days_drawn, week)) continue;
        const Date first = std::max(days_drawn.first, week.first);
        const Date last = std::min(days_drawn.last, week.last);
        bars.push_back({&entry, static_cast<int>((first - week.first).count()),
                        static_cast<int>((last - first).count()) + 1, first == days_drawn.first,
                        last == days_drawn.last});
    }
    std::stable_sort(bars.begin(), bars.end(),
                     [](const Bar& a, const Bar& b) { return a.span > b.span; });
    return bars;
}

Week week_from(Date monday, const std::vector<Entry>& entries) {
    Week week{monday, {}, {}};
    std::array<int, 7> taken{};
    for (const Bar& bar : bars_between({monday, monday + days{6}}, entries)) {
        const auto first = taken.begin() + bar.column;
        const auto last = first + bar.span;
        const bool fits =
            std::all_of(first, last, [](int count) { return count < kEntriesOfDayMax; });
        if (fits) {
            std::for_each(first, last, [](int& count) { ++count; });
            week.bars.push_back(bar);
        } else {
            ++week.hidden.at(static_cast<std::size_t>(bar.column + bar.span - 1));
        }
    }
    return week;
}

View bar_view(const Bar& bar) {
    const Entry& entry = *bar.entry;
    View view;
    view.set("title", entry.title);
    view.set("link", entry.link.empty() ? View(false) : View(entry.link));
    view.set("column", "col-" + std::to_string(bar.column + 1));
    view.set("span", "span-" + std::to_string(bar.span));
    view.set("edges",
             std::string(bar.starts_here ? "" : "from-before ") + (bar.ends_here ? "" : "goes-on"));
    view.set("when", calendar::format_window(entry.from, entry.due));
    set_kind(view, entry.kind);
    set_badge(view, entry.badge);
    return view;
}

View week_view(const Week& week, const MonthFacts& facts) {
    View cells = list_view();
    View more = list_view();
    for (int i = 0; i < 7; ++i) {
        const Date date = week.monday + days{i};
        const std::string iso = scheduler::format_date(date);
        View day;
        day.set("number", std::to_string(static_cast<unsigned>(year_month_day{date}.day())));
        day.set("is_outside", View(month_of(date) != facts.month));
        day.set("is_today", View(date == facts.today));
        day.set("column", "col-" + std::to_string(i + 1));
        cells.push_back(day);
        const int hidden = week.hidden.at(static_cast<std::size_t>(i));
        if (hidden == 0) continue;
        View rest;
        rest.set("column", "col-" + std::to_string(i + 1));
        rest.set("label", more_ru(hidden));
        rest.set("link", month_of(date) == facts.month
                             ? "#day-" + iso
                             : month_link(month_of(date)) + "#day-" + iso);
        more.push_back(rest);
    }
    View bars = list_view();
    for (const Bar& bar : week.bars)
        bars.push_back(bar_view(bar));
    View view;
    view.set("cells", cells);
    view.set("bars", bars);
    view.set("more", more);
    return view;
}

View legend_view(const std::vector<Entry>& entries) {
    std::set<calendar::Kind> kinds;
    for (const Entry& entry : entries)
        kinds.insert(entry.kind);
    View legend = list_view();
    for (const calendar::Kind kind : kinds) {
        View row;
        set_kind(row, kind);
        row.set("kind", std::string(calendar::kind_in_russian(kind)));
        legend.push_back(row);
    }
    return legend;
}

std::optional<Date> nearest_due(calendar::PlanStore& plans, calendar::OccurrenceQuery query,
                                bool takes_last) {
    const auto found = plans.list_occurrences(query);
    if (found.empty()) return std::nullopt;
    return takes_last ? found.back().due : found.front().due;
}

View link_to_month_of(std::optional<Date> due) {
    if (!due) return View(false);
    View view;
    view.set("link", month_link(month_of(*due)));
    view.set("name", calendar::format_month(month_of(*due)));
    return view;
}

std::vector<Entry> entries_between(const Period& grid, const calendar::Department& department,
                                   Date today, Context& context) {
    calendar::OccurrenceQuery query;
    query.department = department.id;
    query.due_from = grid.first;
    query.due_to = grid.last + kDrawnWindowMax;
    std::vector<Entry> entries;
    const auto keep = [&](Entry entry) {
        if (touches(drawn(entry), grid)) entries.push_back(std::move(entry));
    };
    for (const auto& occurrence : calendar::PlanStore(context.database).list_occurrences(query))
        keep(entry_of(occurrence, today));
    const Period until_drawn{grid.first, grid.last + kDrawnWindowMax};
    const auto keep_events = [&](const std::vector<calendar::Event>& events, const Shown& shown) {
        for (const calendar::Event& event : events) {
            for (Entry& entry : entries_of(event, until_drawn, shown))
                keep(std::move(entry));
        }
    };
    keep_events(calendar::EventStore(context.database).list(department.id), {department.timezone});
    calendar::LayerStore layers(context.database);
    for (const calendar::LayerRecord& layer : layers.list())
        keep_events(layers.events(layer), {department.timezone, layer.title});
    sort_entries(entries);
    return entries;
}

}  // namespace

Period grid_of(year_month month) {
    const Date first = first_day(month);
    const Date last = last_day(month);
    return {first - (std::chrono::weekday{first} - std::chrono::Monday),
            last + (std::chrono::Sunday - std::chrono::weekday{last})};
}

std::vector<Week> weeks_of(year_month month, const std::vector<Entry>& entries) {
    const Period grid = grid_of(month);
    std::vector<Week> weeks;
    for (Date monday = grid.first; monday < grid.last; monday += kWeek)
        weeks.push_back(week_from(monday, entries));
    return weeks;
}

View month_view(const MonthFacts& facts) {
    View weeks = list_view();
    for (const Week& week : weeks_of(facts.month, facts.entries))
        weeks.push_back(week_view(week, facts));
    std::vector<Entry> in_month;
    for (const Entry& entry : facts.entries) {
        if (month_of(entry.due) == facts.month) in_month.push_back(entry);
    }
    View view;
    view.set("month_name", calendar::format_month(facts.month));
    view.set("previous_link", month_link(facts.month - months{1}));
    view.set("previous_name", calendar::format_month(facts.month - months{1}));
    view.set("next_link", month_link(facts.month + months{1}));
    view.set("next_name", calendar::format_month(facts.month + months{1}));
    view.set("today_link", month_of(facts.today) == facts.month
                               ? View(false)
                               : View(month_link(month_of(facts.today))));
    view.set("weeks", weeks);
    view.set("days", day_views(in_month, facts.today));
    view.set("has_days", View(!in_month.empty()));
    view.set("deadline_count", counted_deadlines_ru(static_cast<std::int64_t>(in_month.size())));
    view.set("legend", legend_view(facts.entries));
    view.set("nearest_before", link_to_month_of(facts.previous_due));
    view.set("nearest_after", link_to_month_of(facts.next_due));
    return view;
}

Response show_month(const Request& request, Context& context) {
    const calendar::Department department = first_department(context.database);
    MonthFacts facts;
    facts.today = calendar::local_day(department.timezone, context.now);
    facts.month = month_of(facts.today);
    if (const auto text = value_of(request.query, "month")) {
        const auto month = parse_month(*text);
        if (!month) return error_response(400, request, context.site, context.visitor);
        facts.month = *month;
    }
    facts.entries = entries_between(grid_of(facts.month), department, facts.today, context);
    const bool is_empty =
        std::none_of(facts.entries.begin(), facts.entries.end(),
                     [&](const Entry& entry) { return month_of(entry.due) == facts.month; });
    if (is_empty) {
        calendar::PlanStore plans(context.database);
        calendar::OccurrenceQuery query;
        query.department = department.id;
        query.due_to = first_day(facts.month) - days{1};
        facts.previous_due = nearest_due(plans, query, true);
        query.due_to.reset();
        query.due_from = last_day(facts.month) + days{1};
        facts.next_due = nearest_due(plans, query, false);
    }
    return html_response(
        render_page(templates::month, month_view(facts),
                    {calendar::format_month(facts.month), department.name, NavigationMark::month},
                    context.site, context.visitor));
}

std::optional<year_month> parse_month(std::string_view text) {
    if (text.size() != 7) return std::nullopt;
    const auto date = scheduler::parse_date(std::string(text) + "-01");
    if (!date) return std::nullopt;
    const year_month month = month_of(*date);
    if (month.year() < std::chrono::year{1990} || month.year() > std::chrono::year{2100}) {
        return std::nullopt;
    }
    return month;
}

}  // namespace sroki::server
