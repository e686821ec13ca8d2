#pragma once
// Dates, windows and counted words as Russian text, for pages, letters and feeds alike.
// Shapes: civil days in the plan's zone; text is UTF-8 in lower case, years in digits, plain spaces
// (a page keeps a date on one line by its style sheet). Thread contract: pure functions.

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "scheduler/date.h"

namespace sroki::calendar {

// November: nominative stands alone, genitive stands behind a day's number.
[[nodiscard]] std::string_view month_nominative(std::chrono::month month);
[[nodiscard]] std::string_view month_genitive(std::chrono::month month);

// The name of the day's weekday, and its two letters.
[[nodiscard]] std::string_view weekday_name(scheduler::Date date);
[[nodiscard]] std::string_view weekday_short(scheduler::Date date);

// "30 <of November>", and the same with its year.
[[nodiscard]] std::string format_day(scheduler::Date date);
[[nodiscard]] std::string format_day_year(scheduler::Date date);

// "<November> 2021".
[[nodiscard]] std::string format_month(std::chrono::year_month month);

// A window as a person writes it: one day; "<until>" a day when `from` is empty; a whole month,
// whole months or a whole year by name; else both ends, naming month and year once where they
// agree.
[[nodiscard]] std::string format_window(std::optional<scheduler::Date> from, scheduler::Date due);

// The forms of a word behind 1, 2 and 5.
struct PluralForms {
    std::string_view one;
    std::string_view few;
    std::string_view many;
};

// The form that agrees with the number (CLDR plural rules of Russian, integers).
[[nodiscard]] std::string_view plural_form(std::int64_t number, const PluralForms& forms);
// "3 <days>": the number and the form that agrees.
[[nodiscard]] std::string counted(std::int64_t number, const PluralForms& forms);
[[nodiscard]] std::string counted_days(std::int64_t number);

}  // namespace sroki::calendar
