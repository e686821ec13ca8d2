#pragma once
// The difference of two editions of a plan for people: at a terminal and on pages.
// Thread contract: pure functions.

#include <string>
#include <string_view>

#include "calendar/store/edition_store.h"

namespace sroki::server {

// Everything that would change, what is doubtful, and what a person may type about it.
[[nodiscard]] std::string edition_ru(const calendar::EditionView& view);

// The editions of a plan with their changes, the newest last.
[[nodiscard]] std::string editions_ru(const std::vector<calendar::EditionRecord>& editions);

// "Added 2, changed 3 ..." of an edition; empty: nothing but the document itself.
[[nodiscard]] std::string summary_ru(const calendar::EditionRecord& edition);

// One change as a line: what, and its words before and after.
[[nodiscard]] std::string change_ru(const calendar::EditionChange& change);

}  // namespace sroki::server
