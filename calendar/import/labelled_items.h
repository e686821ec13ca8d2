#pragma once
// A plan without a table -> a table: numbered paragraphs that say "Term: …", "Responsible: …".
// Everything made here is doubtful.
// Thread contract: pure function.

#include <optional>
#include <string>
#include <vector>

#include "calendar/import/document.h"

namespace sroki::calendar {

// Nothing: fewer than two numbered items with a term.
[[nodiscard]] std::optional<Table> read_labelled_items(const std::vector<std::string>& paragraphs);

}  // namespace sroki::calendar
