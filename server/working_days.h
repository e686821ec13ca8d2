#pragma once
// The production calendar of the installation: the decreed years that the program was built with
// and, over them, those of the administrator's file (`department.production_calendar`).

#include <string>
#include <vector>

#include <tl/expected.hpp>

#include "scheduler/term.h"
#include "scheduler/workdays.h"
#include "server/config.h"

namespace sroki::server {

// Error: a Russian sentence that names the file and the line.
[[nodiscard]] tl::expected<scheduler::ProductionCalendar, std::string> load_production_calendar(
    const Config& config);

// A line for each deadline that falls on a day off: where the law moves it, and the working day
// before it, which internal plans often mean. Says when a year has no decree yet.
[[nodiscard]] std::string days_off_ru(const std::vector<scheduler::Occurrence>& occurrences,
                                      const scheduler::ProductionCalendar& calendar);

}  // namespace sroki::server
