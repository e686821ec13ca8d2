#pragma once
// Several windows side by side: lists, alternatives, ranges that lost their hyphen, brackets that
// narrow; and what windows mean beside a frequency.
// Thread contract: pure functions.

#include <vector>

#include "scheduler/language/atom.h"

namespace sroki::scheduler::language {

// Settles the links between the windows of a group; sets alternative and check. False when two
// windows stand side by side and nothing says what they are to each other.
[[nodiscard]] bool settle_lists(std::vector<Atom>& atoms, bool with_frequency, Meaning& meaning);

// Checks the windows of a clause with a frequency; turns "from 2022 on" into its years.
[[nodiscard]] bool settle_frequency_windows(Clause& clause);

// The windows of a clause name occurrences ("May, October"), they don't only hold them ("2022").
[[nodiscard]] bool names_windows(const Clause& clause);

// A year, a school year, the plan: it holds the repetitions of a frequency.
[[nodiscard]] bool is_container(const Window& window);

}  // namespace sroki::scheduler::language
