#pragma once
// The tables of one page: ruled lines make a grid, words fall into its cells, the rest is text.
// Line breaks inside a cell that the page's width made are joined; those of the author stay '\n'.
// Thread contract: pure functions.

#include <vector>

#include "calendar/import/document.h"
#include "calendar/import/pdf_page.h"
#include "calendar/import/text.h"

namespace sroki::calendar {

// A table with the places of its vertical lines, by which it is joined over pages.
struct PageTable {
    Table table;
    std::vector<double> columns;
};

// What stands on a page, from top to bottom.
struct PageBlock {
    std::variant<Paragraph, PageTable> content;
    double top = 0;
};

[[nodiscard]] std::vector<PageBlock> read_page(const PdfPage& page, const Vocabulary& vocabulary);

// Words that stand inside lines of the pages.
[[nodiscard]] Vocabulary vocabulary_of(const std::vector<PdfPage>& pages);

}  // namespace sroki::calendar
