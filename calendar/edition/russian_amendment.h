#pragma once
// Notes of amendment in the title of a plan: "(as amended on ...)", "in the wording of order ...".
// Thread contract: pure function.

#include <string>
#include <string_view>

namespace sroki::calendar {

// The title up to its first note of amendment, brackets and what follows in them dropped.
[[nodiscard]] std::string without_amendment_notes(std::string_view title);

}  // namespace sroki::calendar
