#pragma once
// Rows of plans, items and windows as values. Private to the stores.

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "calendar/records.h"

namespace sroki::calendar {

template <class Id>
std::int64_t raw(Id id) {
    return static_cast<std::int64_t>(id);
}

// "2026-11" -> its month.
[[nodiscard]] std::optional<std::chrono::year_month> month_of(
    const std::optional<std::string>& text);

// The columns of plan_list.sql, without school windows.
[[nodiscard]] PlanRecord read_plan(const Statement& row);

// The plan with the header of its document, without a person's corrections.
[[nodiscard]] std::optional<PlanRecord> document_of_plan(Database& database, PlanId plan);

// The columns of item_list.sql, without windows.
[[nodiscard]] ItemRecord read_item(const Statement& row);

// The windows of each item of a plan, by item id.
[[nodiscard]] std::map<std::int64_t, std::vector<scheduler::Occurrence>> windows_of(
    Database& database, PlanId plan);

// The executors of each item of a plan, by item id, as the directory knows them.
[[nodiscard]] std::map<std::int64_t, std::vector<ExecutorName>> executors_of(Database& database,
                                                                             PlanId plan);

[[nodiscard]] std::vector<scheduler::NamedWindow> school_calendar_of(Database& database,
                                                                     PlanId plan);

}  // namespace sroki::calendar
