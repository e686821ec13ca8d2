#include "server/pages/plan.h"

#include <charconv>

#include "calendar/russian_dates.h"
#include "calendar/store/plan_store.h"
#include "calendar/zones.h"
#include "server/edition_ru.h"
#include "server/pages/deadline.h"
#include "server/pages/home.h"
#include "server_templates.h"

namespace sroki::server {

namespace {

using calendar::ItemRecord;
using calendar::OccurrenceRecord;
using scheduler::Date;
using scheduler::TermStatus;

// Of an item with many dates so many are shown at once; the others unfold.
constexpr std::size_t kDatesShown = 4;

struct DatedRow {
    std::optional<Date> from;
    Date due;
    Badge badge;
    std::string moved;
};

using RowsByItem = std::map<calendar::ItemId, std::vector<DatedRow>>;

RowsByItem rows_by_item(const PlanFacts& facts) {
    RowsByItem rows;
    for (const OccurrenceRecord& occurrence : facts.occurrences) {
        rows[occurrence.item].push_back(
            {occurrence.from, occurrence.due,
             occurrence_badge(occurrence.state, occurrence.due < facts.today),
             occurrence.original_due ? moved_from_ru(*occurrence.original_due) : ""});
    }
    // A draft has no occurrences yet: it shows what approval would make of it.
    if (facts.plan.state == calendar::PlanState::draft) {
        for (const ItemRecord& record : facts.items) {
            for (const scheduler::Occurrence& window : record.item.resolved.occurrences)
                rows[record.id].push_back({window.from, window.due, {}, ""});
        }
    }
    return rows;
}

View row_view(const DatedRow& row) {
    View view;
    view.set("date", scheduler::format_date(row.due));
    view.set("when", calendar::format_window(row.from, row.due));
    view.set("moved", row.moved.empty() ? View(false) : View(row.moved));
    set_badge(view, row.badge);
    return view;
}

// The rows a reader wants first: from the next due one on, or the last ones when all have passed.
std::size_t first_shown(const std::vector<DatedRow>& rows, Date today) {
    std::size_t next = 0;
    while (next < rows.size() && rows[next].due < today)
        ++next;
    return rows.size() <= kDatesShown ? 0 : std::min(next, rows.size() - kDatesShown);
}

void set_dates(View& view, const std::vector<DatedRow>& rows, Date today) {
    View shown = list_view();
    View folded = list_view();
    const std::size_t first = first_shown(rows, today);
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const bool is_shown = i >= first && i < first + kDatesShown;
        (is_shown ? shown : folded).push_back(row_view(rows[i]));
    }
    view.set("dates", shown);
    view.set("folded", folded);
    const std::size_t hidden = rows.size() - std::min(rows.size(), kDatesShown);
    view.set("has_folded", View(hidden > 0));
    view.set("folded_label", more_ru(static_cast<std::int64_t>(hidden)));
}

View item_view(const ItemRecord& record, const std::vector<DatedRow>& rows, Date today) {
    const calendar::DraftItem& item = record.item;
    View view;
    view.set("id", std::to_string(static_cast<std::int64_t>(record.id)));
    view.set("number", item.number.value_or(""));
    view.set("title", item.title);
    view.set("executors", item.executors_text);
    view.set("result", item.result.empty() ? View(false) : View(item.result));
    view.set("term", item.term_text.empty() ? View(false) : View(item.term_text));
    set_kind(view, item.kind);
    set_dates(view, rows, today);
    view.set("is_unrecognized", View(item.resolved.status == TermStatus::unrecognized));
    const auto& reason = item.resolved.reason;
    view.set("reason", reason ? View(std::string(reason_ru(*reason))) : View(false));
    View flags = list_view();
    for (const scheduler::TermFlag flag : item.resolved.flags)
        flags.push_back(View(std::string(flag_ru(flag))));
    view.set("flags", flags);
    return view;
}

// Neighbours with one section stand under one heading, in the document's order.
View section_views(const PlanFacts& facts) {
    const RowsByItem rows = rows_by_item(facts);
    View sections = list_view();
    std::size_t number = 0;
    for (std::size_t i = 0; i < facts.items.size();) {
        const auto& title = facts.items[i].item.section;
        View section;
        section.set("anchor", "section-" + std::to_string(++number));
        section.set("heading", title ? View(*title) : View(false));
        View items = list_view();
        for (; i < facts.items.size() && facts.items[i].item.section == title; ++i) {
            const auto found = rows.find(facts.items[i].id);
            items.push_back(item_view(facts.items[i],
                                      found == rows.end() ? std::vector<DatedRow>{} : found->second,
                                      facts.today));
        }
        section.set("items", items);
        sections.push_back(section);
    }
    return sections;
}

std::int64_t count_of(const std::vector<ItemRecord>& items, TermStatus status) {
    return std::count_if(items.begin(), items.end(), [&](const ItemRecord& record) {
        return record.item.resolved.status == status;
    });
}

void set_header(View& view, const calendar::PlanHeader& header) {
    const auto text = [](const std::optional<std::string>& value) {
        return value && !value->empty() ? View(*value) : View(false);
    };
    view.set("plan_title", header.title);
    view.set("period", header.period ? View(calendar::format_window(header.period->first,
                                                                    header.period->last))
                                     : View(false));
    view.set("order_number", text(header.order_number));
    view.set("issued",
             header.issued ? View(calendar::format_day_year(*header.issued)) : View(false));
    view.set("has_order", View(header.order_number.has_value() || header.issued.has_value()));
    view.set("controller", header.controller ? View(header.controller->name) : View(false));
    view.set("controller_position",
             header.controller ? text(header.controller->position) : View(false));
}

// A plan that was never amended has no history to tell.
View edition_views(const PlanFacts& facts) {
    View views = list_view();
    if (facts.editions.size() < 2) return views;
    for (auto edition = facts.editions.rbegin(); edition != facts.editions.rend(); ++edition) {
        const auto day = calendar::local_day(facts.plan.header.timezone, edition->approved_at);
        View view;
        view.set("number", std::to_string(edition->number));
        view.set("date", scheduler::format_date(day));
        view.set("when", calendar::format_day_year(day));
        view.set("order", edition->order_number ? View(*edition->order_number) : View(false));
        view.set("issued",
                 edition->issued ? View(calendar::format_day_year(*edition->issued)) : View(false));
        const std::string summary = summary_ru(*edition);
        view.set("summary", summary.empty() ? View(false) : View(summary));
        View changes = list_view();
        for (const calendar::EditionChange& change : edition->changes)
            changes.push_back(View(change_ru(change)));
        view.set("has_changes", View(!edition->changes.empty()));
        view.set("changes", changes);
        views.push_back(view);
    }
    return views;
}

std::optional<std::int64_t> id_of(const Request& request) {
    const std::string_view text = value_of(request.parameters, "id").value_or("");
    std::int64_t id = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), id);
    if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
    return id;
}

// A proposed edition is no plan of its own; a draft is not for the public.
bool may_see(const calendar::PlanRecord& plan, const Context& context) {
    return !plan.amends && (plan.state != calendar::PlanState::draft || context.visitor);
}

}  // namespace

View plan_view(const PlanFacts& facts) {
    View view;
    set_header(view, facts.plan.header);
    view.set("is_draft", View(facts.plan.state == calendar::PlanState::draft));
    set_badge(view, plan_badge(facts.plan.state));
    const auto unrecognized = count_of(facts.items, TermStatus::unrecognized);
    view.set("items_count", counted_items_ru(static_cast<std::int64_t>(facts.items.size())));
    view.set("scheduled_count", std::to_string(count_of(facts.items, TermStatus::scheduled)));
    view.set("undated_count", std::to_string(count_of(facts.items, TermStatus::undated)));
    view.set("unrecognized_count", std::to_string(unrecognized));
    view.set("has_unrecognized", View(unrecognized > 0));
    view.set("has_proposal", View(facts.has_proposal));
    const View editions = edition_views(facts);
    view.set("has_editions", View(!editions.list_value().empty()));
    view.set("editions", editions);
    const View sections = section_views(facts);
    view.set("sections", sections);
    view.set("has_sections", View(sections.list_value().size() > 1));
    return view;
}

Response show_plan(const Request& request, Context& context) {
    calendar::PlanStore plans(context.database);
    const auto id = id_of(request);
    const auto plan = id ? plans.find_plan(calendar::PlanId{*id}) : std::nullopt;
    if (!plan || !may_see(*plan, context)) {
        return error_response(404, request, context.site, context.visitor);
    }
    calendar::OccurrenceQuery query;
    query.plan = plan->id;
    calendar::EditionStore editions(context.database);
    const PlanFacts facts{*plan,
                          plans.list_items(plan->id),
                          plans.list_occurrences(query),
                          calendar::local_day(plan->header.timezone, context.now),
                          editions.list(plan->id),
                          context.visitor && editions.has_proposal(plan->id)};
    const PageFrame frame{plan->header.title, first_department(context.database).name};
    return html_response(
        render_page(templates::plan, plan_view(facts), frame, context.site, context.visitor));
}

Response show_item(const Request& request, Context& context) {
    const auto id = id_of(request);
    calendar::PlanStore plans(context.database);
    const calendar::ItemId item{id.value_or(0)};
    const auto owner = plans.find_plan_of(item);
    const auto plan = owner ? plans.find_plan(*owner) : std::nullopt;
    if (!plan || !may_see(*plan, context)) {
        return error_response(404, request, context.site, context.visitor);
    }
    Response response = html_response("", 303);
    response.headers.emplace_back("Location", item_link(plan->id, item));
    return response;
}

}  // namespace sroki::server
