#pragma once
// Old and open office formats (.doc, .odt, .rtf, .xls) -> DOCX or XLSX by LibreOffice, when it is
// installed: a limited child process in a folder of its own, which is removed afterwards.
// Thread contract: safe from any thread. Errors: needs_conversion (LibreOffice is not there),
// converter_failed (it gave up), too_large (the result).

#include <string>
#include <string_view>

#include <tl/expected.hpp>

#include "calendar/import/format.h"
#include "calendar/import/import_error.h"

namespace sroki::calendar {

// What a format becomes: xlsx for sheets, docx for the rest.
[[nodiscard]] Format converted_format(Format format);

[[nodiscard]] tl::expected<std::string, ImportError> convert_document(std::string_view bytes,
                                                                      Format format,
                                                                      const ImportLimits& limits);

}  // namespace sroki::calendar
