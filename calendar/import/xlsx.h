#pragma once
// XLSX -> Document: each visible sheet is a table, merged cells both ways, dates as they are shown
// ("05.10.2026"). Source of the rules: ECMA-376 part 1, 18.3, 18.4 and 18.8.30.
// Thread contract: pure. Errors: damaged, encrypted, too_large.

#include <string_view>

#include <tl/expected.hpp>

#include "calendar/import/document.h"
#include "calendar/import/import_error.h"

namespace sroki::calendar {

[[nodiscard]] tl::expected<Document, ImportError> read_xlsx(std::string_view bytes,
                                                            const ImportLimits& limits);

}  // namespace sroki::calendar
