#include "calendar/store/plan_writer.h"

#include <stdexcept>

#include "calendar/edition/match.h"
#include "calendar/import/executors.h"
#include "calendar/names.h"
#include "calendar/store/executor_store.h"
#include "calendar/store/plan_rows.h"
#include "calendar/store/problem_writer.h"
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

DocumentItem document_of(const DraftItem& item) {
    return {item.number,         item.section,   item.title,
            item.executors_text, item.term_text, item.result};
}

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

bool reads_terms_alike(const PlanHeader& left, const PlanHeader& right) {
    return left.period == right.period && left.basis == right.basis && left.issued == right.issued;
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
    std::vector<ItemId> items;
    for (std::size_t i = 0; i < draft.items.size(); ++i)
        items.push_back(add_item(plan, draft.items[i], i + 1));
    ProblemWriter(database_, plan).replace(draft.problems, items);
    ExecutorStore(database_).ask_about_alike(department_, now_);
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
    std::vector<ItemId> items(draft.items.size());
    for (const ItemPair& pair : matching.pairs) {
        update_item(stored[pair.before], draft.plan, draft.items[pair.after], pair.after + 1);
        items[pair.after] = stored[pair.before].id;
    }
    for (const std::size_t fresh : matching.added)
        items[fresh] = add_item(plan, draft.items[fresh], fresh + 1);
    ProblemWriter(database_, plan).replace(draft.problems, items);
    ExecutorStore(database_).ask_about_alike(department_, now_);
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

std::optional<std::string> PlanWriter::correction(ItemId item, std::string_view field) {
    Statement row = database_.statement(sql::correction_find);
    if (!row.bind(":item", raw(item)).bind(":field", field).step()) return std::nullopt;
    return row.text(0);
}

std::vector<ReadTerm> PlanWriter::read_terms(const PlanRecord& plan, std::optional<ItemId> item) {
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
        terms.push_back({ItemId{row.integer(0)}, row.text(1), month_of(row.optional_text(2))});
    }
    std::vector<ReadTerm> read;
    for (Term& term : terms) {
        if (term.month) term.month = month_within(*term.month, *plan.header.period);
        database_.statement(sql::item_set_month)
            .bind(":item", raw(term.item))
            .bind(":month", month_text(term.month))
            .run();
        read.push_back(
            {term.item, scheduler::resolve_term(term.text, context_of(plan.header, term.month))});
    }
    return read;
}

void PlanWriter::link_corrected(ItemId item) {
    Statement row = database_.statement(sql::item_executors_text);
    if (!row.bind(":item", raw(item)).step()) return;
    const auto executors = split_executors(row.text(0));
    row.reset();
    database_.statement(sql::item_executor_delete).bind(":item", raw(item)).run();
    link_executors(item, executors);
    ExecutorStore(database_).ask_about_alike(department_, now_);
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

void PlanWriter::write_item(ItemId id, const DraftItem& item, std::size_t position) {
    Statement update = database_.statement(sql::item_update);
    bind_item(update, item, position);
    update.bind(":item", raw(id)).run();
    write_windows(id, item.resolved.occurrences);
}

void PlanWriter::update_item(const StoredItem& stored, const PlanHeader& plan,
                             const DraftItem& item, std::size_t position) {
    const ItemId id = stored.id;
    write_item(id, item, position);
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
