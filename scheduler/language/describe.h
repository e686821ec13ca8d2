#pragma once
// A meaning as canonical Russian: "ezhegodno, do 30 noyabrya". Reading it again gives the same
// result; what was mended or noted in the original is not repeated.
// Thread contract: pure functions.

#include <string>
#include <vector>

#include "scheduler/language/meaning.h"

namespace sroki::scheduler::language {

[[nodiscard]] std::string describe(const Meaning& meaning,
                                   const std::vector<NamedWindow>& school_calendar);

// One window with its bound and its own years.
[[nodiscard]] std::string describe_window(const Window& window,
                                          const std::vector<NamedWindow>& school_calendar);

// "sredam": for "po sredam"; "pyatnitsy": for "do pyatnitsy".
[[nodiscard]] std::string weekday_dative_plural(int weekday);
[[nodiscard]] std::string weekday_genitive(int weekday);

// "pervyi ponedel'nik": nth of a month.
[[nodiscard]] std::string nth_weekday(int nth, int weekday, bool genitive);

}  // namespace sroki::scheduler::language
