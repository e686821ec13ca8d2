#pragma once
// PDF -> Document. Two programs of poppler-utils read it as limited child processes: pdftotext says
// where each word stands, pdftoppm draws the pages so that the ruled lines of tables can be seen.
// Cells are what the lines enclose, merged ones included; tables go on over pages.
// Thread contract: safe from any thread. Errors: damaged, encrypted, too_large, no_text_layer (a
// scan), converter_failed (poppler-utils is missing or gave up).

#include <string_view>

#include <tl/expected.hpp>

#include "calendar/import/document.h"
#include "calendar/import/import_error.h"

namespace sroki::calendar {

[[nodiscard]] tl::expected<Document, ImportError> read_pdf(std::string_view bytes,
                                                           const ImportLimits& limits);

}  // namespace sroki::calendar
