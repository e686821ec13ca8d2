#include "calendar/store/correction_store.h"

#include <algorithm>
#include <array>

#include "calendar/names.h"
#include "calendar/store/plan_writer.h"
#include "calendar/store/problem_writer.h"
#include "calendar_sql.h"

namespace sroki::calendar {

namespace {

template <class Id>
std::int64_t raw(Id id) {
    return static_cast<std::int64_t>(id);
}

// In the order of CorrectedHeader.
constexpr std::array<std::string_view, 8> kCorrectedHeaders{
    "title",  "period_first", "period_last",     "basis",
    "issued", "order_number", "controller_name", "controller_position"};

tl::unexpected<StoreError> refusal(StoreErrorCode code, std::string detail) {
    return tl::unexpected(StoreError{code, std::move(detail)});
}

bool is_value(const Correction& correction) {
    if (!correction.value) return true;
    if (correction.field == CorrectedField::kind) return kind_of(*correction.value).has_value();
    return correction.field != CorrectedField::title || !correction.value->empty();
}

bool is_value(const HeaderCorrection& correction) {
    if (!correction.value) return true;
    const std::string& value = *correction.value;
    switch (correction.field) {
        case CorrectedHeader::title:
            return !value.empty();
        case CorrectedHeader::period_first:
        case CorrectedHeader::period_last:
            return scheduler::parse_date(value).has_value();
        case CorrectedHeader::issued:
            return value.empty() || scheduler::parse_date(value).has_value();
        case CorrectedHeader::basis:
            return basis_of(value).has_value();
        default:
            return true;
    }
}

// What every term is read in: of a plan in force only a new edition changes it.
bool is_read_by_terms(const HeaderCorrection& correction) {
    constexpr std::array kDates{CorrectedHeader::period_first, CorrectedHeader::period_last,
                                CorrectedHeader::basis, CorrectedHeader::issued};
    return std::find(kDates.begin(), kDates.end(), correction.field) != kDates.end();
}

template <class Field>
tl::expected<void, StoreError> check(const std::vector<CorrectionOf<Field>>& corrections) {
    for (const auto& correction : corrections) {
        if (!is_value(correction)) {
            return refusal(StoreErrorCode::invalid, *correction.value);
        }
    }
    return {};
}

std::vector<StoredCorrection> query_corrections(Database& database, std::string_view sql,
                                                PlanId plan) {
    std::vector<StoredCorrection> corrections;
    Statement row = database.statement(sql);
    row.bind(":plan", raw(plan));
    while (row.step()) {
        corrections.push_back({ItemId{row.integer(0)}, row.text(1), row.text(2),
                               row.optional_text(3).value_or(""), row.text(4), row.instant(5)});
    }
    return corrections;
}

}  // namespace

std::string_view name_of(CorrectedHeader field) {
    return kCorrectedHeaders.at(static_cast<std::size_t>(field));
}

tl::expected<void, StoreError> CorrectionStore::correct_item(
    ItemId item, const std::vector<Correction>& corrections, std::string_view author, Instant now) {
    Transaction transaction = database_.transaction();
    PlanStore plans(database_);
    const auto owner = plans.find_plan_of(item);
    if (!owner) return refusal(StoreErrorCode::not_found, std::to_string(raw(item)));
    const PlanRecord plan = plans.find_plan(*owner).value();
    if (auto checked = check(corrections); !checked) return checked;
    for (const Correction& correction : corrections) {
        if (!correction.value) {
            database_.statement(sql::correction_delete)
                .bind(":item", raw(item))
                .bind(":field", name_of(correction.field))
                .run();
            continue;
        }
        database_.statement(sql::correction_upsert)
            .bind(":item", raw(item))
            .bind(":field", name_of(correction.field))
            .bind(":value", *correction.value)
            .bind(":author", author)
            .bind(":now", now)
            .run();
    }
    refresh_item(plan, item, corrections, now);
    transaction.commit();
    return {};
}

void CorrectionStore::refresh_item(const PlanRecord& plan, ItemId item,
                                   const std::vector<Correction>& corrections, Instant now) {
    PlanWriter writer(database_, plan.department, now);
    for (const Correction& correction : corrections) {
        if (correction.field == CorrectedField::term_text)
            PlanStore(database_).resolve_terms(plan, item, now);
        if (correction.field == CorrectedField::executors_text) writer.link_corrected(item);
    }
    writer.touch_occurrences(plan.id, item);
    for (const ItemRecord& record : PlanStore(database_).list_items(plan.id)) {
        if (record.id != item) continue;
        for (const Correction& correction : corrections)
            ProblemWriter(database_, plan.id).refresh(record, correction.field);
    }
}

tl::expected<void, StoreError> CorrectionStore::correct_plan(
    PlanId plan, const std::vector<HeaderCorrection>& corrections, std::string_view author,
    Instant now) {
    Transaction transaction = database_.transaction();
    PlanStore plans(database_);
    const auto before = plans.find_plan(plan);
    if (!before) return refusal(StoreErrorCode::not_found, std::to_string(raw(plan)));
    if (auto checked = check(corrections); !checked) return checked;
    const bool rereads_terms =
        std::any_of(corrections.begin(), corrections.end(), is_read_by_terms);
    if (rereads_terms && before->state != PlanState::draft) {
        return refusal(StoreErrorCode::approved, before->header.title);
    }
    for (const HeaderCorrection& correction : corrections) {
        if (!correction.value) {
            database_.statement(sql::plan_correction_delete)
                .bind(":plan", raw(plan))
                .bind(":field", name_of(correction.field))
                .run();
            continue;
        }
        database_.statement(sql::plan_correction_upsert)
            .bind(":plan", raw(plan))
            .bind(":field", name_of(correction.field))
            .bind(":value", *correction.value)
            .bind(":author", author)
            .bind(":now", now)
            .run();
    }
    const PlanRecord after = plans.find_plan(plan).value();
    if (after.header.period->last < after.header.period->first) {
        return refusal(StoreErrorCode::invalid, "period");
    }
    if (rereads_terms) plans.resolve_terms(after, std::nullopt, now);
    PlanWriter writer(database_, after.department, now);
    writer.touch_occurrences(plan, std::nullopt);
    transaction.commit();
    return {};
}

std::vector<StoredCorrection> CorrectionStore::list(PlanId plan) {
    return query_corrections(database_, sql::correction_list, plan);
}

std::vector<StoredCorrection> CorrectionStore::list_header(PlanId plan) {
    return query_corrections(database_, sql::plan_correction_list, plan);
}

}  // namespace sroki::calendar
