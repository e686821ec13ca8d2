#pragma once
// The part of a Russian word that stays while its case and number change.
// Thread contract: pure function.

#include <string>
#include <string_view>

namespace sroki::calendar {

// `word` is folded. Only the longest usual ending is cut, and never so that fewer than three
// letters stay: enough to know one word in two cases, too little to make one word of two.
[[nodiscard]] std::u32string stem_of(std::u32string_view word);

}  // namespace sroki::calendar
