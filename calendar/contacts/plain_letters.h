#pragma once
// A text with the letters that only look different, or don't show at all, taken for what a reader
// sees: full-width forms of ASCII, digits of other scripts, and characters without a shape (Unicode
// Default_Ignorable_Code_Point: zero-width spaces and joiners, soft hyphens, marks of direction).
// Who looks for something in a text finds it there, however it was written.
// Shapes: UTF-8, damaged bytes pass as they are. Linear in the text. Thread contract: pure
// functions.

#include <string>
#include <string_view>
#include <vector>

#include "calendar/contacts/text_span.h"

namespace sroki::calendar {

enum class Shapeless { kept, dropped };

struct PlainLetters {
    std::string text;
    std::vector<std::size_t> origins;  // of each byte, and of the end, in the original

    [[nodiscard]] TextSpan in_original(const TextSpan& span) const;
};

// Whether in_plain_letters() would change anything.
[[nodiscard]] bool has_only_plain_letters(std::string_view text);

[[nodiscard]] PlainLetters in_plain_letters(std::string_view text, Shapeless shapeless);

}  // namespace sroki::calendar
