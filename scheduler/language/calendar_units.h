#pragma once
// Pieces of the calendar in a given year: Unit + year -> days.
// Source: the windows of the deadline language (docs/deadline-language.md).
// Thread contract: pure functions.

#include <optional>

#include "scheduler/language/meaning.h"

namespace sroki::scheduler::language {

[[nodiscard]] Date day_of(int year, int month, int day);
[[nodiscard]] Date last_day_of(int year, int month);
[[nodiscard]] int year_of(Date date);
[[nodiscard]] int month_of(Date date);

// The unit in `year`; nothing when the year has no such day (29 February, a fifth Monday).
// `school` says that half-years are those of a school year.
[[nodiscard]] std::optional<Period> unit_period(const Unit& unit, int year, bool school);

// The window when its ends have the years they were written with, `year` standing for none.
[[nodiscard]] std::optional<Period> window_period(const Window& window, int year, bool school);

// The period as an occurrence of a window with this bound; `end` closes "since".
[[nodiscard]] Occurrence bounded(const Window& window, const Period& period, Date last_begins,
                                 Date end);

// All of it: the occurrence of the window in `year`.
[[nodiscard]] std::optional<Occurrence> window_occurrence(const Window& window, int year,
                                                          bool school, Date end);

}  // namespace sroki::scheduler::language
