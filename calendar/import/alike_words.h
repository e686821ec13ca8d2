#pragma once
// The vocabulary of comparing executors, as data. All take folded words.

#include <string_view>

namespace sroki::calendar {

// Says what kind of body it is, not which one: "department", "school", "specialists".
[[nodiscard]] bool is_generic_word(std::u32string_view word);
// Says whose body it is: "of the administration", "of the district".
[[nodiscard]] bool is_owner_word(std::u32string_view word);
// Left out of abbreviations: "and", "of", "for".
[[nodiscard]] bool is_small_word(std::u32string_view word);

}  // namespace sroki::calendar
