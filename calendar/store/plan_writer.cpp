#include "calendar/store/plan_writer.h"

#include <stdexcept>

#include "calendar/import/executors.h"
#include "calendar/names.h"
#include "calendar/store/executor_store.h"
#include "calendar/store/problem_writer.h"
#include "calendar_sql.h"

namespace sroki::calendar {

namespace {

template <class Id>
std::int64_t raw(Id id) {
    return static_cast<std::int64_t>(id);
}

std::optional<std::string> month_text(const std::optional<std::chrono::year_month>& month) {
    if (!month) return std::nullopt;
    return scheduler::format_date(scheduler::Date{*month / 1}).substr(0, 7);
}

void bind_header(Statement& statement, const PlanHeader& plan) {
    statement.bind(":basis", name_of(plan.basis))
        .bind(":issued", plan.issued)
        .bind(":order_number", plan.order_number)
        .bind(":timezone", plan.timezone);
    if (plan.controller) {
        statement.bind(":controller_name", plan.controller->name)
            .bind(":controller_position", plan.controller->position);
    }
}

void bind_term(Statement& statement, const scheduler::TermResult& term) {
    std::optional<std::string_view> reason;
    if (term.reason) reason = name_of(*term.reason);
    statement.bind(":term_status", name_of(term.status))
        .bind(":term_reason", reason)
        .bind(":recurrence", term.recurrence)
        .bind(":flags", join_flags(term.flags))
        .bind(":note", term.note);
}

void bind_item(Statement& statement, const DraftItem& item, std::size_t position) {
    statement.bind(":position", static_cast<std::int64_t>(position))
        .bind(":number", item.number)
        .bind(":section", item.section)
        .bind(":title", item.title)
        .bind(":executors_text", item.executors_text)
        .bind(":term_text", item.term_text)
        .bind(":term_lines", item.term_lines.empty() ? item.term_text : item.term_lines)
        .bind(":result", item.result)
        .bind(":kind", name_of(item.kind))
        .bind(":month", month_text(item.month));
    bind_term(statement, item.resolved);
}

// The same month of a period that was corrected; nothing when it may be several.
std::optional<std::chrono::year_month> month_within(std::chrono::year_month month,
                                                    const scheduler::Period& period) {
    using namespace std::chrono;
    const auto is_inside = [&](year_month each) {
        const sys_days first{each / 1};
        const sys_days last{each / std::chrono::last};
        return first <= period.last && last >= period.first;
    };
    if (is_inside(month)) return month;
    std::optional<year_month> found;
    const year_month_day begin{period.first};
    const year_month_day end{period.last};
    for (year each = begin.year(); each <= end.year(); ++each) {
        if (!is_inside(each / month.month())) continue;
        if (found) return std::nullopt;
        found = each / month.month();
    }
    return found;
}

// For each new item the stored one that it continues, if any.
std::vector<std::optional<StoredItem>> match_items(const std::vector<DraftItem>& items,
                                                   std::vector<StoredItem>& left) {
    std::vector<std::optional<StoredItem>> kept(items.size());
    for (const bool by_number : {true, false}) {
        for (std::size_t i = 0; i < items.size(); ++i) {
            if (kept[i]) continue;
            const auto match = std::find_if(left.begin(), left.end(), [&](const StoredItem& old) {
                return old.document.title == items[i].title &&
                       (!by_number || old.document.number == items[i].number);
            });
            if (match == left.end()) continue;
            kept[i] = std::move(*match);
            left.erase(match);
        }
    }
    return kept;
}

}  // namespace

DocumentItem document_of(const DraftItem& item) {
    return {item.number,         item.section,   item.title,
            item.executors_text, item.term_text, item.result};
}

std::optional<std::chrono::year_month> parse_month(const std::optional<std::string>& text) {
    if (!text) return std::nullopt;
    const auto date = scheduler::parse_date(*text + "-01");
    if (!date) return std::nullopt;
    const std::chrono::year_month_day fields{*date};
    return fields.year() / fields.month();
}

scheduler::TermContext context_of(const PlanHeader& plan,
                                  std::optional<std::chrono::year_month> month) {
    scheduler::TermContext context;
    context.period = *plan.period;
    context.basis = plan.basis;
    context.issued = plan.issued;
    context.month = month;
    return context;
}

PlanId PlanWriter::insert(const PlanDraft& draft) {
    Statement insert = database_.statement(sql::plan_insert);
    bind_header(insert, draft.plan);
    insert.bind(":department", raw(department_))
        .bind(":title", draft.plan.title)
        .bind(":first", draft.plan.period->first)
        .bind(":last", draft.plan.period->last)
        .bind(":now", now_);
    if (!insert.step()) throw std::runtime_error("plan_insert gave no id");
    const PlanId plan{insert.integer(0)};
    insert.reset();
    std::vector<ItemId> items;
    for (std::size_t i = 0; i < draft.items.size(); ++i)
        items.push_back(add_item(plan, draft.items[i], i + 1));
    ProblemWriter(database_, plan).replace(draft.problems, items);
    return plan;
}

void PlanWriter::replace(PlanId plan, const PlanDraft& draft, std::vector<StoredItem> stored) {
    Statement update = database_.statement(sql::plan_update_header);
    bind_header(update, draft.plan);
    update.bind(":plan", raw(plan)).run();
    database_.statement(sql::item_move_aside).bind(":plan", raw(plan)).run();
    const auto kept = match_items(draft.items, stored);
    for (const StoredItem& gone : stored) {
        database_.statement(sql::item_delete).bind(":item", raw(gone.id)).run();
    }
    std::vector<ItemId> items;
    for (std::size_t i = 0; i < draft.items.size(); ++i) {
        if (kept[i]) {
            update_item(*kept[i], draft.plan, draft.items[i], i + 1);
            items.push_back(kept[i]->id);
        } else {
            items.push_back(add_item(plan, draft.items[i], i + 1));
        }
    }
    ProblemWriter(database_, plan).replace(draft.problems, items);
}

std::optional<std::string> PlanWriter::correction(ItemId item, std::string_view field) {
    Statement row = database_.statement(sql::correction_find);
    if (!row.bind(":item", raw(item)).bind(":field", field).step()) return std::nullopt;
    return row.text(0);
}

void PlanWriter::resolve_terms(const PlanRecord& plan, std::optional<ItemId> item) {
    struct Term {
        ItemId item;
        std::string text;
        std::optional<std::chrono::year_month> month;
    };
    std::vector<Term> terms;
    Statement row = database_.statement(sql::item_terms);
    row.bind(":plan", raw(plan.id));
    if (item) row.bind(":item", raw(*item));
    while (row.step()) {
        terms.push_back({ItemId{row.integer(0)}, row.text(1), parse_month(row.optional_text(2))});
    }
    for (Term& term : terms) {
        if (term.month) term.month = month_within(*term.month, *plan.header.period);
        database_.statement(sql::item_set_month)
            .bind(":item", raw(term.item))
            .bind(":month", month_text(term.month))
            .run();
        write_term(term.item,
                   scheduler::resolve_term(term.text, context_of(plan.header, term.month)));
    }
}

void PlanWriter::link_corrected(ItemId item) {
    Statement row = database_.statement(sql::item_executors_text);
    if (!row.bind(":item", raw(item)).step()) return;
    const auto executors = split_executors(row.text(0));
    row.reset();
    database_.statement(sql::item_executor_delete).bind(":item", raw(item)).run();
    link_executors(item, executors);
}

void PlanWriter::touch_occurrences(PlanId plan, std::optional<ItemId> item) {
    Statement touch = database_.statement(sql::occurrence_touch);
    if (item) touch.bind(":item", raw(*item));
    touch.bind(":plan", raw(plan)).bind(":now", now_).run();
}

void PlanWriter::write_term(ItemId item, const scheduler::TermResult& term) {
    Statement update = database_.statement(sql::item_set_term);
    bind_term(update, term);
    update.bind(":item", raw(item)).run();
    write_windows(item, term.occurrences);
}

ItemId PlanWriter::add_item(PlanId plan, const DraftItem& item, std::size_t position) {
    Statement insert = database_.statement(sql::item_insert);
    bind_item(insert, item, position);
    if (!insert.bind(":plan", raw(plan)).step()) {
        throw std::runtime_error("item_insert gave no id");
    }
    const ItemId id{insert.integer(0)};
    insert.reset();
    write_windows(id, item.resolved.occurrences);
    link_executors(id, item.executors);
    return id;
}

void PlanWriter::update_item(const StoredItem& stored, const PlanHeader& plan,
                             const DraftItem& item, std::size_t position) {
    const ItemId id = stored.id;
    Statement update = database_.statement(sql::item_update);
    bind_item(update, item, position);
    update.bind(":item", raw(id)).run();
    write_windows(id, item.resolved.occurrences);
    if (const auto term = correction(id, "term_text")) {
        write_term(id, scheduler::resolve_term(*term, context_of(plan, item.month)));
    }
    database_.statement(sql::item_executor_delete).bind(":item", raw(id)).run();
    const auto executors = correction(id, "executors_text");
    link_executors(id, executors ? split_executors(*executors) : item.executors);
    if (stored.document == document_of(item)) return;
    // Other words than those a person has looked at.
    database_.statement(sql::correction_delete)
        .bind(":item", raw(id))
        .bind(":field", "checked")
        .run();
}

void PlanWriter::write_windows(ItemId item, const std::vector<scheduler::Occurrence>& windows) {
    database_.statement(sql::window_delete).bind(":item", raw(item)).run();
    Statement insert = database_.statement(sql::window_insert);
    for (std::size_t i = 0; i < windows.size(); ++i) {
        insert.reset()
            .bind(":item", raw(item))
            .bind(":position", static_cast<std::int64_t>(i + 1))
            .bind(":from", windows[i].from)
            .bind(":due", windows[i].due)
            .run();
    }
}

void PlanWriter::link_executors(ItemId item, const std::vector<ExecutorName>& executors) {
    ExecutorStore directory(database_);
    for (std::size_t i = 0; i < executors.size(); ++i) {
        const ExecutorId executor = directory.find_or_create(department_, executors[i], now_);
        database_.statement(sql::item_executor_insert)
            .bind(":item", raw(item))
            .bind(":executor", raw(executor))
            .bind(":position", static_cast<std::int64_t>(i + 1))
            .bind(":role", i == 0 ? "chief" : "co_executor")
            .run();
    }
}

}  // namespace sroki::calendar
