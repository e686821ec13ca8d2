#include "server/pages/home.h"

#include <stdexcept>

#include "calendar/russian_dates.h"
#include "calendar/store/department_store.h"
#include "calendar/store/plan_store.h"
#include "calendar/zones.h"
#include "server/pages/feed_links.h"
#include "server_templates.h"

namespace sroki::server {

namespace {

constexpr std::size_t kUpcomingMax = 12;
// A series may have no end; past a year nothing is near.
constexpr std::chrono::days kSeriesAhead{366};
constexpr std::string_view kMainFeed = "all";

View plan_views(const std::vector<calendar::PlanRecord>& plans) {
    View views = list_view();
    for (const calendar::PlanRecord& plan : plans) {
        View view;
        view.set("link", "/plans/" + std::to_string(static_cast<std::int64_t>(plan.id)));
        view.set("title", plan.header.title);
        const auto& period = plan.header.period;
        view.set("period",
                 period ? View(calendar::format_window(period->first, period->last)) : View(false));
        view.set("items", counted_items_ru(plan.items));
        set_badge(view, plan_badge(plan.state));
        views.push_back(view);
    }
    return views;
}

}  // namespace

View home_view(const HomeFacts& facts, const Site& site) {
    View view;
    view.set("has_upcoming", View(!facts.upcoming.empty()));
    view.set("days", day_views(facts.upcoming, facts.today));
    view.set("has_plans", View(!facts.plans.empty()));
    view.set("plans", plan_views(facts.plans));
    view.set("feed_webcal", webcal_address(site.public_url, kMainFeed));
    view.set("month_link", "/calendar?month=" + scheduler::format_date(facts.today).substr(0, 7));
    const bool is_over = facts.upcoming.empty() && facts.last_due;
    view.set("over", View(is_over));
    if (is_over) {
        view.set("last_due", calendar::format_day_year(*facts.last_due));
        view.set("last_month", scheduler::format_date(*facts.last_due).substr(0, 7));
    }
    return view;
}

calendar::Department first_department(calendar::Database& database) {
    const auto departments = calendar::DepartmentStore(database).list();
    if (departments.empty()) throw std::runtime_error("the database has no department");
    return departments.front();
}

Response show_home(const Request&, Context& context) {
    const calendar::Department department = first_department(context.database);
    calendar::PlanStore plans(context.database);
    HomeFacts facts{department.name, plans.list_plans(), {}, {}, {}};
    if (!context.visitor) {
        std::erase_if(facts.plans,
                      [](const auto& plan) { return plan.state == calendar::PlanState::draft; });
    }
    facts.today = calendar::local_day(department.timezone, context.now);
    calendar::OccurrenceQuery query;
    query.department = department.id;
    query.due_from = facts.today;
    for (const auto& occurrence : plans.list_occurrences(query)) {
        if (occurrence.state != calendar::OccurrenceState::cancelled) {
            facts.upcoming.push_back(entry_of(occurrence, facts.today));
        }
    }
    const scheduler::Period ahead{facts.today, facts.today + kSeriesAhead};
    for (const auto& event : calendar::EventStore(context.database).list(department.id)) {
        for (Entry& entry : entries_of(event, ahead, {department.timezone})) {
            if (!entry.is_cancelled) facts.upcoming.push_back(std::move(entry));
        }
    }
    sort_entries(facts.upcoming);
    if (facts.upcoming.size() > kUpcomingMax) facts.upcoming.resize(kUpcomingMax);
    if (facts.upcoming.empty()) {
        query.due_from.reset();
        const auto past = plans.list_occurrences(query);
        if (!past.empty()) facts.last_due = past.back().due;
    }
    return html_response(render_page(templates::home, home_view(facts, context.site),
                                     {"", department.name, NavigationMark::home}, context.site,
                                     context.visitor));
}

}  // namespace sroki::server
