#pragma once
// Plain text -> Document: text flattened from a PDF or pasted from an office program. Three shapes
// are known: columns parted by tabs, one cell a line, and running text in which items are told by
// their numbers. What is put together by guess is marked as doubtful.
// Thread contract: pure. Errors: too_large.

#include <string_view>

#include <tl/expected.hpp>

#include "calendar/import/document.h"
#include "calendar/import/import_error.h"

namespace sroki::calendar {

[[nodiscard]] tl::expected<Document, ImportError> read_plain_text(std::string_view bytes,
                                                                  const ImportLimits& limits);

}  // namespace sroki::calendar
