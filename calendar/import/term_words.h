#pragma once
// Words of terms, to tell a term from its neighbours in running text. What a term means is the
// business of scheduler/; here it only has to look like one.

#include <string_view>

namespace sroki::calendar {

enum class TermWord { none, weak, strong };

[[nodiscard]] TermWord term_word(std::u32string_view folded);

// A month or a quarter cut short, as over narrow columns.
[[nodiscard]] bool is_term_abbreviation(std::u32string_view folded);

}  // namespace sroki::calendar
