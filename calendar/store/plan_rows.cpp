#include "calendar/store/plan_rows.h"

#include "calendar/names.h"
#include "calendar_sql.h"

namespace sroki::calendar {

std::optional<std::chrono::year_month> month_of(const std::optional<std::string>& text) {
    if (!text) return std::nullopt;
    const auto date = scheduler::parse_date(*text + "-01");
    if (!date) return std::nullopt;
    const std::chrono::year_month_day fields{*date};
    return fields.year() / fields.month();
}

PlanRecord read_plan(const Statement& row) {
    PlanRecord plan;
    plan.id = PlanId{row.integer(0)};
    plan.department = DepartmentId{row.integer(1)};
    plan.header.title = row.text(2);
    plan.header.period = scheduler::Period{row.date(3), row.date(4)};
    plan.header.basis = basis_of(row.text(5)).value_or(scheduler::Basis::calendar);
    plan.header.issued = row.optional_date(6);
    plan.header.order_number = row.optional_text(7);
    if (!row.is_null(8)) plan.header.controller = Controller{row.text(8), row.optional_text(9)};
    plan.header.timezone = row.text(10);
    plan.state = plan_state_of(row.text(11)).value_or(PlanState::draft);
    plan.items = row.integer(12);
    if (const auto amends = row.optional_integer(13)) plan.amends = PlanId{*amends};
    return plan;
}

std::optional<PlanRecord> document_of_plan(Database& database, PlanId plan) {
    Statement row = database.statement(sql::plan_document);
    if (!row.bind(":plan", raw(plan)).step()) return std::nullopt;
    PlanRecord record = read_plan(row);
    record.header.school_calendar = school_calendar_of(database, plan);
    return record;
}

ItemRecord read_item(const Statement& row) {
    ItemRecord record;
    record.id = ItemId{row.integer(0)};
    DraftItem& item = record.item;
    item.number = row.optional_text(1);
    item.section = row.optional_text(2);
    item.title = row.text(3);
    item.executors_text = row.text(4);
    item.term_text = row.text(5);
    item.result = row.text(6);
    item.kind = kind_of(row.text(7)).value_or(Kind::other);
    item.month = month_of(row.optional_text(8));
    item.resolved.status =
        term_status_of(row.text(9)).value_or(scheduler::TermStatus::unrecognized);
    if (const auto reason = row.optional_text(10)) item.resolved.reason = reason_of(*reason);
    item.resolved.recurrence = row.optional_text(11);
    item.resolved.flags = split_flags(row.text(12));
    item.resolved.note = row.optional_text(13);
    return record;
}

std::map<std::int64_t, std::vector<scheduler::Occurrence>> windows_of(Database& database,
                                                                      PlanId plan) {
    std::map<std::int64_t, std::vector<scheduler::Occurrence>> windows;
    Statement row = database.statement(sql::window_list);
    row.bind(":plan", raw(plan));
    while (row.step()) {
        windows[row.integer(0)].push_back({row.optional_date(1), row.date(2)});
    }
    return windows;
}

std::map<std::int64_t, std::vector<ExecutorName>> executors_of(Database& database, PlanId plan) {
    std::map<std::int64_t, std::vector<ExecutorName>> executors;
    Statement row = database.statement(sql::item_executor_list);
    row.bind(":plan", raw(plan));
    while (row.step()) {
        executors[row.integer(0)].push_back(
            {row.text(1), row.optional_text(2),
             executor_kind_of(row.text(3)).value_or(ExecutorKind::unit)});
    }
    return executors;
}

std::vector<scheduler::NamedWindow> school_calendar_of(Database& database, PlanId plan) {
    std::vector<scheduler::NamedWindow> windows;
    Statement row = database.statement(sql::school_window_list);
    row.bind(":plan", raw(plan));
    while (row.step())
        windows.push_back({row.text(0), {row.date(1), row.date(2)}});
    return windows;
}

}  // namespace sroki::calendar
