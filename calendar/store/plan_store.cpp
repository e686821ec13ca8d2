#include "calendar/store/plan_store.h"

#include <array>

#include "calendar/names.h"
#include "calendar/store/edition_reader.h"
#include "calendar/store/edition_writer.h"
#include "calendar/store/plan_rows.h"
#include "calendar/store/plan_writer.h"
#include "calendar/store/problem_writer.h"
#include "calendar_sql.h"

namespace sroki::calendar {

namespace {

std::vector<PlanRecord> query_plans(Database& database, std::optional<PlanId> plan) {
    std::vector<PlanRecord> plans;
    Statement row = database.statement(sql::plan_list);
    if (plan) row.bind(":plan", raw(*plan));
    while (row.step()) {
        plans.push_back(read_plan(row));
        plans.back().header.school_calendar = school_calendar_of(database, plans.back().id);
    }
    return plans;
}

std::optional<PlanRecord> find_same_plan(Database& database, DepartmentId department,
                                         const PlanHeader& plan) {
    Statement row = database.statement(sql::plan_by_identity);
    row.bind(":department", raw(department))
        .bind(":title", plan.title)
        .bind(":first", plan.period->first)
        .bind(":last", plan.period->last);
    if (!row.step()) return std::nullopt;
    PlanRecord plan_row = read_plan(row);
    plan_row.header.school_calendar = school_calendar_of(database, plan_row.id);
    return plan_row;
}

OccurrenceRecord read_occurrence(const Statement& row) {
    OccurrenceRecord occurrence;
    occurrence.id = OccurrenceId{row.integer(0)};
    occurrence.item = ItemId{row.integer(1)};
    occurrence.plan = PlanId{row.integer(2)};
    occurrence.uid = row.text(3);
    occurrence.from = row.optional_date(4);
    occurrence.due = row.date(5);
    occurrence.original_due = row.optional_date(6);
    occurrence.state = occurrence_state_of(row.text(7)).value_or(OccurrenceState::open);
    occurrence.sequence = row.integer(8);
    occurrence.changed_at = row.instant(9);
    occurrence.number = row.optional_text(10);
    occurrence.section = row.optional_text(11);
    occurrence.title = row.text(12);
    occurrence.executors_text = row.text(13);
    occurrence.term_text = row.text(14);
    occurrence.result = row.text(15);
    occurrence.kind = kind_of(row.text(16)).value_or(Kind::other);
    occurrence.flags = split_flags(row.text(17));
    occurrence.plan_title = row.text(18);
    occurrence.timezone = row.text(19);
    return occurrence;
}

}  // namespace

tl::expected<SavedPlan, StoreError> PlanStore::save_draft(DepartmentId department,
                                                          const PlanDraft& draft,
                                                          const SourceDocument& source,
                                                          Instant now) {
    if (!draft.plan.period) return tl::unexpected(StoreError{StoreErrorCode::invalid, "period"});
    Transaction transaction = database_.transaction();
    PlanWriter writer(database_, department, now);
    SavedPlan saved{{}, SaveOutcome::created, PlanState::draft};
    if (const auto same = find_same_plan(database_, department, draft.plan)) {
        const auto items = stored_items(database_, same->id);
        if (has_same_header(same->header, draft.plan) && has_same_items(items, draft.items)) {
            return SavedPlan{same->id, SaveOutcome::unchanged, same->state};
        }
        if (same->state != PlanState::draft) {
            return tl::unexpected(StoreError{StoreErrorCode::approved_differs, draft.plan.title});
        }
        saved = {same->id, SaveOutcome::replaced, PlanState::draft};
        writer.replace(same->id, draft, items);
        const PlanRecord corrected = find_plan(same->id).value();
        if (!reads_terms_alike(corrected.header, draft.plan)) {
            resolve_terms(corrected, std::nullopt, now);
        }
    } else {
        saved.id = writer.insert(draft);
    }
    writer.add_source(saved.id, source);
    transaction.commit();
    return saved;
}

tl::expected<void, StoreError> PlanStore::approve(PlanId plan, Instant now,
                                                  std::string_view approver) {
    Transaction transaction = database_.transaction();
    const auto known = find_plan(plan);
    if (!known) {
        return tl::unexpected(StoreError{StoreErrorCode::not_found, std::to_string(raw(plan))});
    }
    if (known->amends) {
        return tl::unexpected(StoreError{StoreErrorCode::is_edition, known->header.title});
    }
    const int approved =
        database_.statement(sql::plan_approve).bind(":plan", raw(plan)).bind(":now", now).run();
    if (approved == 0) return {};
    database_.statement(sql::occurrence_create_for_plan)
        .bind(":plan", raw(plan))
        .bind(":now", now)
        .run();
    database_.statement(sql::edition_insert)
        .bind(":plan", raw(plan))
        .bind(":author", approver)
        .bind(":now", now)
        .run();
    transaction.commit();
    return {};
}

tl::expected<void, StoreError> PlanStore::discard(PlanId plan) {
    Transaction transaction = database_.transaction();
    const auto known = find_plan(plan);
    if (!known) {
        return tl::unexpected(StoreError{StoreErrorCode::not_found, std::to_string(raw(plan))});
    }
    if (known->state != PlanState::draft) {
        return tl::unexpected(StoreError{StoreErrorCode::approved, known->header.title});
    }
    database_.statement(sql::plan_delete).bind(":plan", raw(plan)).run();
    transaction.commit();
    return {};
}

void PlanStore::resolve_terms(const PlanRecord& plan, std::optional<ItemId> item, Instant now) {
    PlanWriter writer(database_, plan.department, now);
    for (const ReadTerm& read : writer.read_terms(plan, item))
        set_term(plan, read.item, read.term, now);
    ProblemWriter problems(database_, plan.id);
    for (const ItemRecord& record : list_items(plan.id)) {
        if (!item || record.id == *item) problems.refresh(record, CorrectedField::term_text);
    }
}

void PlanStore::set_term(const PlanRecord& plan, ItemId item, const scheduler::TermResult& term,
                         Instant now) {
    if (plan.state != PlanState::draft) {
        const auto before = windows_of(database_, plan.id);
        const auto windows = before.find(raw(item));
        auto occurrences = occurrences_of(database_, plan.id);
        const auto changes = plan_occurrences(
            occurrences[raw(item)],
            windows == before.end() ? std::vector<scheduler::Occurrence>{} : windows->second,
            term.occurrences, std::nullopt);
        OccurrenceWriter(database_, plan.header.timezone, now)
            .apply(item, changes, "c" + std::to_string(now.time_since_epoch().count()));
    }
    PlanWriter(database_, plan.department, now).write_term(item, term);
}

std::vector<PlanRecord> PlanStore::list_plans() {
    return query_plans(database_, std::nullopt);
}

std::optional<PlanRecord> PlanStore::find_plan(PlanId plan) {
    auto plans = query_plans(database_, plan);
    if (plans.empty()) return std::nullopt;
    return std::move(plans.front());
}

std::optional<PlanId> PlanStore::find_plan_of(ItemId item) {
    Statement statement = database_.statement(sql::item_by_id);
    if (!statement.bind(":item", raw(item)).step()) return std::nullopt;
    return PlanId{statement.integer(0)};
}

std::optional<PlanHeader> PlanStore::find_document_header(PlanId plan) {
    auto record = document_of_plan(database_, plan);
    if (!record) return std::nullopt;
    return std::move(record->header);
}

std::vector<ItemRecord> PlanStore::list_items(PlanId plan) {
    auto windows = windows_of(database_, plan);
    auto executors = executors_of(database_, plan);
    std::vector<ItemRecord> items;
    Statement row = database_.statement(sql::item_list);
    row.bind(":plan", raw(plan));
    while (row.step()) {
        items.push_back(read_item(row));
        const std::int64_t id = raw(items.back().id);
        items.back().item.resolved.occurrences = std::move(windows[id]);
        items.back().item.executors = std::move(executors[id]);
    }
    return items;
}

std::vector<PlanProblem> PlanStore::list_problems(PlanId plan) {
    std::vector<PlanProblem> problems;
    Statement row = database_.statement(sql::problem_list);
    row.bind(":plan", raw(plan));
    while (row.step()) {
        PlanProblem problem;
        problem.problem.row = static_cast<int>(row.integer(0));
        problem.problem.column = static_cast<int>(row.integer(1));
        problem.problem.code = problem_code_of(row.text(2)).value_or(ProblemCode::row_doubtful);
        problem.problem.detail = row.text(3);
        if (const auto item = row.optional_integer(4)) problem.item = ItemId{*item};
        problems.push_back(std::move(problem));
    }
    return problems;
}

std::optional<StoredSource> PlanStore::latest_source(PlanId plan) {
    Statement row = database_.statement(sql::plan_source_latest);
    if (!row.bind(":plan", raw(plan)).step()) return std::nullopt;
    return StoredSource{row.text(0), row.text(1)};
}

std::vector<OccurrenceRecord> PlanStore::list_occurrences(const OccurrenceQuery& query) {
    Statement row = database_.statement(sql::occurrence_list);
    if (query.department) row.bind(":department", raw(*query.department));
    if (query.plan) row.bind(":plan", raw(*query.plan));
    if (query.kind) row.bind(":kind", name_of(*query.kind));
    if (query.executor) row.bind(":executor", raw(*query.executor));
    if (query.id) row.bind(":id", static_cast<std::int64_t>(*query.id));
    row.bind(":due_from", query.due_from).bind(":due_to", query.due_to);
    std::vector<OccurrenceRecord> occurrences;
    while (row.step())
        occurrences.push_back(read_occurrence(row));
    return occurrences;
}

}  // namespace sroki::calendar
