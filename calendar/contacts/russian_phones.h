#pragma once
// Telephone numbers within free text as Russian offices write them: with +7, 8 or another country's
// code; a code of 3 to 5 digits; short ones ("2-12-34") behind a word that says what they are.
// A number that may be another thing (a register's code, a meeting's id, a sum, a date) is none.
// Thread contract: pure function.

#include <string_view>
#include <vector>

#include "calendar/contacts/text_span.h"

namespace sroki::calendar {

// What stands in the place of one.
inline constexpr std::string_view kPhoneHidden = "[телефон скрыт]";

// In order, apart from each other.
[[nodiscard]] std::vector<TextSpan> phone_spans(std::string_view text);

}  // namespace sroki::calendar
