#include "calendar/store/edition_reader.h"

#include "calendar/names.h"
#include "calendar/store/plan_rows.h"
#include "calendar_sql.h"

namespace sroki::calendar {

namespace {

std::map<std::int64_t, FieldWords> corrections_of(Database& database, PlanId plan) {
    std::map<std::int64_t, FieldWords> corrections;
    Statement row = database.statement(sql::edition_correction_list);
    row.bind(":plan", raw(plan));
    while (row.step()) {
        if (const auto field = item_field_of(row.text(1)))
            corrections[row.integer(0)].emplace(*field, row.text(2));
    }
    return corrections;
}

template <class List, class IdOf>
std::map<std::int64_t, std::size_t> index_by_id(const List& list, IdOf id_of) {
    std::map<std::int64_t, std::size_t> index;
    for (std::size_t i = 0; i < list.size(); ++i)
        index.emplace(raw(id_of(list[i])), i);
    return index;
}

}  // namespace

std::map<std::int64_t, std::vector<ItemOccurrence>> occurrences_of(Database& database,
                                                                   PlanId plan) {
    std::map<std::int64_t, std::vector<ItemOccurrence>> occurrences;
    Statement row = database.statement(sql::edition_occurrence_list);
    row.bind(":plan", raw(plan));
    while (row.step()) {
        occurrences[row.integer(0)].push_back(
            {OccurrenceId{row.integer(1)}, row.optional_date(2), row.date(3), row.optional_date(4),
             occurrence_state_of(row.text(5)).value_or(OccurrenceState::open)});
    }
    return occurrences;
}

EditionBase read_base(Database& database, const PlanRecord& plan) {
    EditionBase base{plan.header, document_of_plan(database, plan.id).value().header, {}};
    auto corrections = corrections_of(database, plan.id);
    auto windows = windows_of(database, plan.id);
    auto occurrences = occurrences_of(database, plan.id);
    Statement row = database.statement(sql::edition_item_list);
    row.bind(":plan", raw(plan.id));
    while (row.step()) {
        ItemRecord record = read_item(row);
        const std::int64_t id = raw(record.id);
        record.item.resolved.occurrences = std::move(windows[id]);
        record.item.term_lines = row.text(16);
        base.items.push_back({record.id, std::move(record.item), std::move(corrections[id]),
                              std::move(occurrences[id]), row.integer(14) != 0,
                              row.integer(15) != 0});
    }
    return base;
}

StoredDraft read_proposal(Database& database, const PlanRecord& proposal) {
    EditionBase rows = read_base(database, proposal);
    StoredDraft stored{{rows.header, rows.document, {}, {}}, {}};
    for (BaseItem& row : rows.items) {
        stored.rows.push_back(row.id);
        stored.draft.items.push_back(std::move(row.item));
        stored.draft.corrections.push_back(std::move(row.corrections));
    }
    return stored;
}

EditionDecisions read_decisions(Database& database, PlanId proposal, const EditionBase& base,
                                const std::vector<ItemId>& rows) {
    const auto item_index = index_by_id(base.items, [](const BaseItem& item) { return item.id; });
    const auto row_index = index_by_id(rows, [](ItemId id) { return id; });
    EditionDecisions decisions;
    Statement pair = database.statement(sql::edition_pair_list);
    pair.bind(":proposal", raw(proposal));
    while (pair.step()) {
        const auto item = item_index.find(pair.integer(0));
        const auto row = row_index.find(pair.integer(1));
        if (item == item_index.end() || row == row_index.end()) continue;
        decisions.pairs.push_back({item->second, row->second, pair.integer(2) != 0});
    }
    Statement taken = database.statement(sql::edition_field_list);
    taken.bind(":proposal", raw(proposal));
    while (taken.step()) {
        const auto item = item_index.find(taken.integer(0));
        const auto field = item_field_of(taken.text(1));
        if (item == item_index.end() || !field) continue;
        decisions.document_fields[item->second].push_back(*field);
    }
    return decisions;
}

}  // namespace sroki::calendar
