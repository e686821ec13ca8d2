#pragma once
// Civil dates of the whole program: no time of day, no zone; a plan's zone is applied at the edge.
// Thread contract: pure functions.

#include <chrono>
#include <compare>
#include <optional>
#include <string>
#include <string_view>

namespace sroki::scheduler {

// A civil day. Arithmetic in days is exact; fields come from `std::chrono::year_month_day{date}`.
using Date = std::chrono::sys_days;

// Both ends inclusive, first <= last.
struct Period {
    Date first;
    Date last;

    friend bool operator==(const Period&, const Period&) = default;
};

// "YYYY-MM-DD"; nothing for any other form or an impossible day.
[[nodiscard]] std::optional<Date> parse_date(std::string_view text);

// "YYYY-MM-DD..YYYY-MM-DD"; nothing for any other form, or when it ends before it begins.
[[nodiscard]] std::optional<Period> parse_period(std::string_view text);

// "YYYY-MM-DD".
[[nodiscard]] std::string format_date(Date date);

}  // namespace sroki::scheduler
