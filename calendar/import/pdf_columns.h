#pragma once
// A table of a PDF without ruled lines: columns are told by the strips that no word enters, rows by
// the numbers of the first column.
// Thread contract: pure function.

#include <optional>
#include <vector>

#include "calendar/import/document.h"
#include "calendar/import/pdf_page.h"

namespace sroki::calendar {

// The whole document, the text in front of the heading as paragraphs; nothing where no heading of a
// plan or no columns are found.
[[nodiscard]] std::optional<Document> read_unruled(const std::vector<PdfPage>& pages);

}  // namespace sroki::calendar
