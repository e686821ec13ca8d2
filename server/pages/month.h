#pragma once
// A month as a grid of weeks and as a list of days.
// Windows of a week or less are drawn over their days; a longer one, like a deadline, stands on its
// last day, for thirty bars over a whole month say nothing.
// Thread contract: pure functions.

#include <array>
#include <chrono>
#include <vector>

#include "server/http/router.h"
#include "server/pages/deadline.h"

namespace sroki::server {

inline constexpr std::chrono::days kDrawnWindowMax{7};
inline constexpr int kEntriesOfDayMax = 4;

// Monday of the week of the 1st … Sunday of the week of the last day.
[[nodiscard]] scheduler::Period grid_of(std::chrono::year_month month);

struct Bar {
    const Entry* entry;
    int column;  // 0: Monday
    int span;    // days
    bool starts_here;
    bool ends_here;
};

struct Week {
    scheduler::Date monday;
    std::vector<Bar> bars;        // the long ones first: they pack well
    std::array<int, 7> hidden{};  // what didn't fit in a day
};

// `entries` must outlive the weeks.
[[nodiscard]] std::vector<Week> weeks_of(std::chrono::year_month month,
                                         const std::vector<Entry>& entries);

struct MonthFacts {
    std::chrono::year_month month;
    std::vector<Entry> entries;  // sorted; whatever touches the grid
    scheduler::Date today;
    std::optional<scheduler::Date> previous_due;  // nearest before and after the month
    std::optional<scheduler::Date> next_due;
};

[[nodiscard]] View month_view(const MonthFacts& facts);
[[nodiscard]] Response show_month(const Request& request, Context& context);

// "2026-11", years 1990 to 2100.
[[nodiscard]] std::optional<std::chrono::year_month> parse_month(std::string_view text);

}  // namespace sroki::server
