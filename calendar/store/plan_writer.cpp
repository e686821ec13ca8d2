#include "calendar/store/plan_writer.h"

#include <stdexcept>

#include "calendar/edition/match.h"
#include "calendar/names.h"
#include "calendar/store/executor_store.h"
#include "calendar/store/plan_rows.h"
#include "calendar_sql.h"

namespace sroki::calendar {

namespace {

std::optional<std::string> month_text(const std::optional<std::chrono::year_month>& month) {
    if (!month) return std::nullopt;
    return scheduler::format_date(scheduler::Date{*month / 1}).substr(0, 7);
}

void bind_header(Statement& statement, const PlanHeader& plan) {
    statement.bind(":title", plan.title)
        .bind(":first", plan.period->first)
        .bind(":last", plan.period->last)
        .bind(":basis", name_of(plan.basis))
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

DocumentItem document_of(const DraftItem& item) {
    return {item.number,         item.section,   item.title,
            item.executors_text, item.term_text, item.result};
}

DraftItem draft_of(const DocumentItem& document) {
    DraftItem item;
    item.number = document.number;
    item.section = document.section;
    item.title = document.title;
    item.executors_text = document.executors_text;
    item.term_text = document.term_text;
    item.result = document.result;
    return item;
}

}  // namespace

std::vector<StoredItem> stored_items(Database& database, PlanId plan) {
    std::vector<StoredItem> items;
    Statement row = database.statement(sql::item_document_list);
    row.bind(":plan", raw(plan));
    while (row.step()) {
        items.push_back({ItemId{row.integer(0)},
                         {row.optional_text(1), row.optional_text(2), row.text(3), row.text(4),
                          row.text(5), row.text(6)}});
    }
    return items;
}

bool has_same_items(const std::vector<StoredItem>& stored, const std::vector<DraftItem>& draft) {
    return std::equal(stored.begin(), stored.end(), draft.begin(), draft.end(),
                      [](const StoredItem& left, const DraftItem& right) {
                          return left.document == document_of(right);
                      });
}

bool has_same_header(const PlanHeader& stored, const PlanHeader& draft) {
    return stored.basis == draft.basis && stored.issued == draft.issued &&
           stored.order_number == draft.order_number && stored.controller == draft.controller &&
           stored.timezone == draft.timezone && stored.school_calendar == draft.school_calendar;
}

PlanId PlanWriter::insert(const PlanDraft& draft, std::optional<PlanId> amends) {
    Statement insert = database_.statement(sql::plan_insert);
    bind_header(insert, draft.plan);
    insert.bind(":department", raw(department_)).bind(":now", now_);
    if (amends) insert.bind(":amends", raw(*amends));
    if (!insert.step()) throw std::runtime_error("plan_insert gave no id");
    const PlanId plan{insert.integer(0)};
    insert.reset();
    write_school_calendar(plan, draft.plan);
    for (std::size_t i = 0; i < draft.items.size(); ++i)
        add_item(plan, draft.items[i], i + 1);
    return plan;
}

void PlanWriter::replace(PlanId plan, const PlanDraft& draft,
                         const std::vector<StoredItem>& stored) {
    write_header(plan, draft.plan);
    database_.statement(sql::item_move_aside).bind(":plan", raw(plan)).run();
    std::vector<DraftItem> before;
    before.reserve(stored.size());
    for (const StoredItem& item : stored)
        before.push_back(draft_of(item.document));
    const Matching matching = match_items(before, draft.items);
    for (const std::size_t gone : matching.removed)
        database_.statement(sql::item_delete).bind(":item", raw(stored[gone].id)).run();
    for (const ItemPair& pair : matching.pairs) {
        update_item(stored[pair.before].id, draft.plan, draft.items[pair.after], pair.after + 1);
    }
    for (const std::size_t fresh : matching.added)
        add_item(plan, draft.items[fresh], fresh + 1);
}

void PlanWriter::add_source(PlanId plan, const SourceDocument& source) {
    database_.statement(sql::plan_source_insert)
        .bind(":plan", raw(plan))
        .bind(":file_name", source.file_name)
        .bind_blob(":content", source.content)
        .bind(":now", now_)
        .run();
}

void PlanWriter::write_header(PlanId plan, const PlanHeader& header) {
    Statement update = database_.statement(sql::plan_update_header);
    bind_header(update, header);
    update.bind(":plan", raw(plan)).run();
    write_school_calendar(plan, header);
}

void PlanWriter::write_school_calendar(PlanId plan, const PlanHeader& header) {
    database_.statement(sql::school_window_delete).bind(":plan", raw(plan)).run();
    std::int64_t position = 0;
    for (const scheduler::NamedWindow& named : header.school_calendar) {
        database_.statement(sql::school_window_insert)
            .bind(":plan", raw(plan))
            .bind(":position", ++position)
            .bind(":name", named.name)
            .bind(":first", named.window.first)
            .bind(":last", named.window.last)
            .run();
    }
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

void PlanWriter::write_item(ItemId id, const DraftItem& item, std::size_t position) {
    Statement update = database_.statement(sql::item_update);
    bind_item(update, item, position);
    update.bind(":item", raw(id)).run();
    write_windows(id, item.resolved.occurrences);
}

void PlanWriter::update_item(ItemId id, const PlanHeader& plan, const DraftItem& item,
                             std::size_t position) {
    write_item(id, item, position);
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
