#pragma once
// E-mail addresses within free text (RFC 5322 addr-spec as people write it, domains in any script),
// with a "mailto:" before them. A lone "@" and a name without a domain are none.
// Thread contract: pure function.

#include <string_view>
#include <vector>

#include "calendar/contacts/text_span.h"

namespace sroki::calendar {

// In order, apart from each other.
[[nodiscard]] std::vector<TextSpan> email_spans(std::string_view text);

}  // namespace sroki::calendar
