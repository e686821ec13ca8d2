#pragma once
// HTML pages and what is pasted from Word or Excel -> Document: text outside tables as paragraphs,
// tables with colspan and rowspan. Scripts, styles and comments are not read. Tolerant: unclosed
// tags close by themselves, as in browsers.
// Thread contract: pure. Errors: too_large.

#include <string_view>

#include <tl/expected.hpp>

#include "calendar/import/document.h"
#include "calendar/import/import_error.h"

namespace sroki::calendar {

[[nodiscard]] tl::expected<Document, ImportError> read_html(std::string_view bytes,
                                                            const ImportLimits& limits);

}  // namespace sroki::calendar
