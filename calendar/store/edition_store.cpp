#include "calendar/store/edition_store.h"

#include <algorithm>

#include "calendar/edition/same_plan.h"
#include "calendar/store/edition_reader.h"
#include "calendar/store/edition_writer.h"
#include "calendar/store/plan_rows.h"
#include "calendar/store/plan_writer.h"
#include "calendar_sql.h"

namespace sroki::calendar {

namespace {

tl::unexpected<StoreError> error(StoreErrorCode code, std::string detail) {
    return tl::unexpected(StoreError{code, std::move(detail)});
}

template <class Id>
tl::unexpected<StoreError> error_of(StoreErrorCode code, Id id) {
    return error(code, std::to_string(raw(id)));
}

std::string joined(const std::vector<PlanId>& plans) {
    std::string text;
    for (const PlanId plan : plans)
        text += (text.empty() ? "" : ", ") + std::to_string(raw(plan));
    return text;
}

bool says_the_same(Database& database, PlanId plan, const PlanDraft& draft) {
    const PlanHeader header = document_of_plan(database, plan).value().header;
    return header.title == draft.plan.title && header.period == draft.plan.period &&
           has_same_header(header, draft.plan) &&
           has_same_items(stored_items(database, plan), draft.items);
}

// The header of a new document with what a person said of the old one's.
PlanHeader with_corrections(const EditionBase& base, PlanHeader header) {
    const auto lay_over = [&](auto field) {
        if (base.header.*field != base.document.*field) header.*field = base.header.*field;
    };
    lay_over(&PlanHeader::title);
    lay_over(&PlanHeader::period);
    lay_over(&PlanHeader::basis);
    lay_over(&PlanHeader::issued);
    lay_over(&PlanHeader::order_number);
    lay_over(&PlanHeader::controller);
    return header;
}

std::optional<PlanId> proposal_of(Database& database, PlanId plan) {
    Statement row = database.statement(sql::edition_proposal);
    if (!row.bind(":plan", raw(plan)).step()) return std::nullopt;
    return PlanId{row.integer(0)};
}

void compare(EditionView& view, const EditionDecisions& decisions) {
    view.diff = diff_editions(view.base, view.draft, decisions);
    view.revision = fingerprint(view.diff, view.draft);
}

}  // namespace

std::size_t count_blocking(const EditionView& view) {
    return static_cast<std::size_t>(std::count_if(
        view.diff.doubtful.begin(), view.diff.doubtful.end(),
        [&](const ItemPair& pair) { return view.base.items[pair.before].has_history; }));
}

tl::expected<std::optional<PlanRecord>, StoreError> EditionStore::amended_plan(
    DepartmentId department, const PlanDraft& draft, const PlanChoice& choice) {
    if (!draft.plan.period) return error(StoreErrorCode::invalid, "period");
    PlanStore plans(database_);
    if (choice.amends) {
        auto plan = plans.find_plan(*choice.amends);
        if (!plan || plan->department != department || plan->state != PlanState::approved) {
            return error_of(StoreErrorCode::not_found, *choice.amends);
        }
        return plan;
    }
    if (choice.is_new_plan) return std::nullopt;
    std::vector<PlanFace> faces;
    std::vector<PlanRecord> known = plans.list_plans();
    for (const PlanRecord& plan : known) {
        if (plan.department != department || plan.state != PlanState::approved) continue;
        faces.push_back({plan.id, document_of_plan(database_, plan.id).value().header, {}});
        for (const StoredItem& item : stored_items(database_, plan.id))
            faces.back().titles.push_back(item.document.title);
    }
    const Recognition recognition = recognise_plan(draft, faces);
    if (!recognition.likely.empty()) {
        return error(StoreErrorCode::edition_unsure, joined(recognition.likely));
    }
    if (!recognition.same) return std::nullopt;
    return plans.find_plan(*recognition.same);
}

tl::expected<Intake, StoreError> EditionStore::take_in(DepartmentId department,
                                                       const PlanDraft& draft,
                                                       const SourceDocument& source,
                                                       const PlanChoice& choice, Instant now) {
    const auto amended = amended_plan(department, draft, choice);
    if (!amended) return tl::unexpected(amended.error());
    if (*amended) return propose(**amended, draft, source, now);
    const auto saved = PlanStore(database_).save_draft(department, draft, source, now);
    if (!saved) return tl::unexpected(saved.error());
    return Intake{saved->id, saved->outcome, saved->state, false};
}

Intake EditionStore::propose(const PlanRecord& plan, const PlanDraft& draft,
                             const SourceDocument& source, Instant now) {
    Transaction transaction = database_.transaction();
    Intake intake{plan.id, SaveOutcome::unchanged, PlanState::approved, false};
    if (says_the_same(database_, plan.id, draft)) return intake;
    intake.is_edition = true;
    PlanWriter writer(database_, plan.department, now);
    PlanId proposal{};
    if (const auto older = proposal_of(database_, plan.id)) {
        if (says_the_same(database_, *older, draft)) return intake;
        writer.replace(*older, draft, stored_items(database_, *older));
        proposal = *older;
        intake.outcome = SaveOutcome::replaced;
    } else {
        proposal = writer.insert(draft, plan.id);
        intake.outcome = SaveOutcome::created;
    }
    writer.add_source(proposal, source);
    database_.statement(sql::plan_correction_copy)
        .bind(":from", raw(plan.id))
        .bind(":into", raw(proposal))
        .run();
    PlanStore plans(database_);
    const PlanRecord corrected = plans.find_plan(proposal).value();
    if (!reads_terms_alike(corrected.header, draft.plan))
        plans.resolve_terms(corrected, std::nullopt, now);
    transaction.commit();
    return intake;
}

tl::expected<std::optional<EditionView>, StoreError> EditionStore::preview(
    DepartmentId department, const PlanDraft& draft, const PlanChoice& choice) {
    const auto amended = amended_plan(department, draft, choice);
    if (!amended) return tl::unexpected(amended.error());
    if (!*amended) return std::nullopt;
    EditionView view;
    view.plan = (*amended)->id;
    view.base = read_base(database_, **amended);
    view.draft = {with_corrections(view.base, draft.plan), draft.plan, draft.items, {}};
    if (!reads_terms_alike(view.draft.header, draft.plan)) {
        for (DraftItem& item : view.draft.items) {
            item.resolved =
                scheduler::resolve_term(item.term_lines, context_of(view.draft.header, item.month));
        }
    }
    compare(view, {});
    return view;
}

bool EditionStore::has_proposal(PlanId plan) {
    return proposal_of(database_, plan).has_value();
}

std::optional<EditionView> EditionStore::find_proposal(PlanId plan) {
    Statement row = database_.statement(sql::edition_proposal);
    if (!row.bind(":plan", raw(plan)).step()) return std::nullopt;
    PlanStore plans(database_);
    EditionView view;
    view.plan = plan;
    view.proposal = PlanId{row.integer(0)};
    view.file_name = row.optional_text(1).value_or("");
    view.proposed_at = row.optional_instant(2);
    view.base = read_base(database_, *plans.find_plan(plan));
    StoredDraft stored = read_proposal(database_, *plans.find_plan(view.proposal));
    view.draft = std::move(stored.draft);
    view.rows = std::move(stored.rows);
    compare(view, read_decisions(database_, view.proposal, view.base, view.rows));
    return view;
}

tl::expected<std::int64_t, StoreError> EditionStore::approve(PlanId plan, std::string_view revision,
                                                             std::string_view approver,
                                                             Instant now) {
    Transaction transaction = database_.transaction();
    const auto view = find_proposal(plan);
    if (!view) return error_of(StoreErrorCode::edition_none, plan);
    if (!revision.empty() && revision != view->revision) {
        return error(StoreErrorCode::edition_changed, view->revision);
    }
    if (const std::size_t blocking = count_blocking(*view); blocking > 0) {
        return error(StoreErrorCode::edition_doubtful, std::to_string(blocking));
    }
    const PlanRecord record = *PlanStore(database_).find_plan(plan);
    const PlanHeader& header = view->draft.document;
    Statement taken = database_.statement(sql::plan_by_identity);
    taken.bind(":department", raw(record.department))
        .bind(":title", header.title)
        .bind(":first", header.period->first)
        .bind(":last", header.period->last);
    if (taken.step() && taken.integer(0) != raw(plan)) {
        return error(StoreErrorCode::name_taken, header.title);
    }
    taken.reset();
    (void)write_edition(database_, record, *view, approver, now);
    const auto number = static_cast<std::int64_t>(list(plan).size());
    transaction.commit();
    return number;
}

tl::expected<void, StoreError> EditionStore::discard(PlanId plan) {
    Transaction transaction = database_.transaction();
    const auto proposal = proposal_of(database_, plan);
    if (!proposal) return error_of(StoreErrorCode::edition_none, plan);
    database_.statement(sql::proposal_delete).bind(":proposal", raw(*proposal)).run();
    transaction.commit();
    return {};
}

tl::expected<void, StoreError> EditionStore::decide_pair(PlanId plan, ItemId item, ItemId row,
                                                         bool is_same) {
    Transaction transaction = database_.transaction();
    const auto proposal = proposal_of(database_, plan);
    if (!proposal) return error_of(StoreErrorCode::edition_none, plan);
    PlanStore plans(database_);
    if (plans.find_plan_of(item) != plan) return error_of(StoreErrorCode::not_found, item);
    if (plans.find_plan_of(row) != proposal) return error_of(StoreErrorCode::not_found, row);
    for (const std::string_view step : {sql::edition_pair_delete, sql::edition_pair_insert}) {
        database_.statement(step)
            .bind(":proposal", raw(*proposal))
            .bind(":item", raw(item))
            .bind(":row", raw(row))
            .bind(":is_same", static_cast<std::int64_t>(is_same))
            .run();
    }
    transaction.commit();
    return {};
}

tl::expected<void, StoreError> EditionStore::decide_field(PlanId plan, ItemId item, ItemField field,
                                                          bool takes_document) {
    Transaction transaction = database_.transaction();
    const auto proposal = proposal_of(database_, plan);
    if (!proposal) return error_of(StoreErrorCode::edition_none, plan);
    if (PlanStore(database_).find_plan_of(item) != plan) {
        return error_of(StoreErrorCode::not_found, item);
    }
    database_.statement(takes_document ? sql::edition_field_insert : sql::edition_field_delete)
        .bind(":proposal", raw(*proposal))
        .bind(":item", raw(item))
        .bind(":field", name_of(field))
        .run();
    transaction.commit();
    return {};
}

std::vector<EditionRecord> EditionStore::list(PlanId plan) {
    std::vector<EditionRecord> editions;
    Statement row = database_.statement(sql::edition_list);
    row.bind(":plan", raw(plan));
    while (row.step()) {
        EditionRecord edition{row.integer(1),
                              row.optional_text(2),
                              row.optional_date(3),
                              row.text(4),
                              row.instant(5),
                              row.optional_text(6),
                              {}};
        Statement change = database_.statement(sql::edition_change_list);
        change.bind(":edition", row.integer(0));
        while (change.step()) {
            std::optional<ItemId> item;
            if (const auto id = change.optional_integer(1)) item = ItemId{*id};
            edition.changes.push_back({change.text(0), item, change.text(2), change.text(3),
                                       change.text(4), change.text(5), change.text(6)});
        }
        editions.push_back(std::move(edition));
    }
    return editions;
}

}  // namespace sroki::calendar
