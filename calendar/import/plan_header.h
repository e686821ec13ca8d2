#pragma once
// What a plan says of itself in the text around its tables: title, period, basis, date and number
// of the order, controller.
// Shapes: paragraphs are UTF-8 with '\n' between their lines, in reading order.
// Thread contract: pure functions. What the text does not say stays empty; nothing is guessed.

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "calendar/plan.h"

namespace sroki::calendar {

struct FoundPeriod {
    scheduler::Period period;
    scheduler::Basis basis = scheduler::Basis::calendar;
};

struct FoundOrder {
    std::optional<scheduler::Date> issued;
    std::optional<std::string> number;
};

// `before`: the text in front of the first plan table; `all`: every paragraph of the document.
[[nodiscard]] PlanHeader read_plan_header(std::span<const std::string> before,
                                          std::span<const std::string> all);

// The parts, each in its own file. All take cleaned text.
[[nodiscard]] std::string find_plan_title(std::span<const std::string> before);
[[nodiscard]] bool is_plan_title(std::string_view paragraph);
[[nodiscard]] std::optional<FoundPeriod> find_period(std::string_view text);
[[nodiscard]] std::optional<FoundPeriod> find_period_around(std::string_view title,
                                                            std::span<const std::string> before);
[[nodiscard]] FoundOrder find_order(std::span<const std::string> before);
[[nodiscard]] std::optional<Controller> find_controller(std::span<const std::string> all);

// "5.7.2021", "5 July 2021" in Russian, with the slips of scans; nothing for an impossible day.
[[nodiscard]] std::optional<scheduler::Date> parse_russian_date(std::string_view text);

// Does a period consist of school years (1 September to the end of May or of summer)?
[[nodiscard]] bool is_school_period(const scheduler::Period& period);

}  // namespace sroki::calendar
