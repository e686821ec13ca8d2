#pragma once
// One page of a PDF as two programs see it: words with their places, and ruled lines.
// Shapes: points (1/72 inch), the origin is the upper left corner.
// Thread contract: pure functions.

#include <string>
#include <string_view>
#include <vector>

#include <tl/expected.hpp>

#include "calendar/import/import_error.h"

namespace sroki::calendar {

struct PageWord {
    double left = 0, top = 0, right = 0, bottom = 0;
    std::string text;
    int block = 0;  // words of one paragraph, as pdftotext groups them
};

struct Ruling {
    double at = 0;  // y of a horizontal line, x of a vertical one
    double from = 0, to = 0;
};

struct PdfPage {
    double width = 0, height = 0;
    std::vector<PageWord> words;
    std::vector<Ruling> horizontal;
    std::vector<Ruling> vertical;
};

// The answer of `pdftotext -bbox-layout`: pages without lines.
[[nodiscard]] tl::expected<std::vector<PdfPage>, ImportError> parse_page_words(
    std::string_view xhtml, const ImportLimits& limits);

// Takes away running heads and feet: words in the margins that come back on other pages, page
// numbers and dates apart.
void drop_running_lines(std::vector<PdfPage>& pages);

// The answer of `pdftoppm -gray`: one picture after the other (binary PGM). Adds the ruled lines to
// the pages from `first` on; false when the pictures are damaged.
[[nodiscard]] bool add_rulings(std::string_view pictures, double pixels_per_point,
                               std::vector<PdfPage>& pages, std::size_t first);

}  // namespace sroki::calendar
