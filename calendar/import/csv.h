#pragma once
// CSV and TSV (RFC 4180 and what offices make of it) -> Document with one table: the separator and
// the encoding are found out, quoted fields may hold line breaks, merged cells are lost.
// Thread contract: pure. Errors: too_large.

#include <string_view>

#include <tl/expected.hpp>

#include "calendar/import/document.h"
#include "calendar/import/import_error.h"

namespace sroki::calendar {

[[nodiscard]] tl::expected<Document, ImportError> read_csv(std::string_view bytes,
                                                           const ImportLimits& limits);

}  // namespace sroki::calendar
