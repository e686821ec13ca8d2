#include "calendar/store/plan_writer.h"

#include <stdexcept>

#include "calendar/names.h"
#include "calendar/store/executor_store.h"
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
        .bind(":result", item.result)
        .bind(":kind", name_of(item.kind))
        .bind(":month", month_text(item.month));
    bind_term(statement, item.resolved);
}

// For each new item the stored one that it continues, if any.
std::vector<std::optional<ItemId>> match_items(const std::vector<DraftItem>& items,
                                               std::vector<StoredItem>& left) {
    std::vector<std::optional<ItemId>> kept(items.size());
    for (const bool by_number : {true, false}) {
        for (std::size_t i = 0; i < items.size(); ++i) {
            if (kept[i]) continue;
            const auto match = std::find_if(left.begin(), left.end(), [&](const StoredItem& old) {
                return old.document.title == items[i].title &&
                       (!by_number || old.document.number == items[i].number);
            });
            if (match == left.end()) continue;
            kept[i] = match->id;
            left.erase(match);
        }
    }
    return kept;
}

}  // namespace

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
    for (std::size_t i = 0; i < draft.items.size(); ++i)
        add_item(plan, draft.items[i], i + 1);
    ExecutorStore(database_).ask_about_alike(department_, now_);
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
    for (std::size_t i = 0; i < draft.items.size(); ++i) {
        if (kept[i]) {
            update_item(*kept[i], draft.plan, draft.items[i], i + 1);
        } else {
            add_item(plan, draft.items[i], i + 1);
        }
    }
    ExecutorStore(database_).ask_about_alike(department_, now_);
}

void PlanWriter::write_term(ItemId item, const scheduler::TermResult& term) {
    Statement update = database_.statement(sql::item_set_term);
    bind_term(update, term);
    update.bind(":item", raw(item)).run();
    write_windows(item, term.occurrences);
}

void PlanWriter::add_item(PlanId plan, const DraftItem& item, std::size_t position) {
    Statement insert = database_.statement(sql::item_insert);
    bind_item(insert, item, position);
    if (!insert.bind(":plan", raw(plan)).step()) {
        throw std::runtime_error("item_insert gave no id");
    }
    const ItemId id{insert.integer(0)};
    insert.reset();
    write_windows(id, item.resolved.occurrences);
    link_executors(id, item.executors);
}

void PlanWriter::update_item(ItemId id, const PlanHeader& plan, const DraftItem& item,
                             std::size_t position) {
    Statement update = database_.statement(sql::item_update);
    bind_item(update, item, position);
    update.bind(":item", raw(id)).run();
    write_windows(id, item.resolved.occurrences);
    Statement corrected = database_.statement(sql::correction_find);
    if (corrected.bind(":item", raw(id)).bind(":field", "term_text").step()) {
        write_term(id, scheduler::resolve_term(corrected.text(0), context_of(plan, item.month)));
    }
    database_.statement(sql::item_executor_delete).bind(":item", raw(id)).run();
    link_executors(id, item.executors);
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
