#pragma once
// DOCX (and other WordprocessingML packages) -> Document: paragraphs and tables of the body in
// reading order, merged cells both ways, deleted text left out, automatic numbers written out.
// Source of the rules: ECMA-376 part 1, 17.3-17.4 and 17.9.
// Thread contract: pure. Errors: damaged, encrypted, too_large.

#include <string_view>

#include <tl/expected.hpp>

#include "calendar/import/document.h"
#include "calendar/import/import_error.h"

namespace sroki::calendar {

[[nodiscard]] tl::expected<Document, ImportError> read_docx(std::string_view bytes,
                                                            const ImportLimits& limits);

}  // namespace sroki::calendar
