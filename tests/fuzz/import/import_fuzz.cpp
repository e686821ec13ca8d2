// One reader of documents under libFuzzer, chosen by a definition. For office formats the input is
// the XML inside the archive: packing it anew gets the fuzzer past the checksums of a zip.

#include <cstddef>
#include <cstdint>
#include <string>

#include "calendar/import/csv.h"
#include "calendar/import/docx.h"
#include "calendar/import/draft.h"
#include "calendar/import/html.h"
#include "calendar/import/pdf_grid.h"
#include "calendar/import/pdf_page.h"
#include "calendar/import/plain_text.h"
#include "calendar/import/xlsx.h"
#include "tests/support/office_documents.h"

namespace {

using sroki::calendar::Document;
using sroki::calendar::ImportError;

tl::expected<Document, ImportError> read(const std::string& input,
                                         const sroki::calendar::ImportLimits& limits) {
#if defined(SROKI_FUZZ_DOCX)
    return sroki::calendar::read_docx(sroki::test::docx_of(input), limits);
#elif defined(SROKI_FUZZ_XLSX)
    return sroki::calendar::read_xlsx(sroki::test::xlsx_of(input), limits);
#elif defined(SROKI_FUZZ_CSV)
    return sroki::calendar::read_csv(input, limits);
#elif defined(SROKI_FUZZ_HTML)
    return sroki::calendar::read_html(input, limits);
#elif defined(SROKI_FUZZ_PLAIN_TEXT)
    return sroki::calendar::read_plain_text(input, limits);
#else
    // Words before a zero byte, pictures after it.
    const auto zero = input.find('\0');
    auto pages = sroki::calendar::parse_page_words(input.substr(0, zero), limits);
    if (!pages) return tl::unexpected(pages.error());
    if (zero != std::string::npos)
        (void)sroki::calendar::add_rulings(std::string_view(input).substr(zero + 1), 1.33, *pages,
                                           0);
    const auto vocabulary = sroki::calendar::vocabulary_of(*pages);
    for (const auto& page : *pages)
        (void)sroki::calendar::read_page(page, vocabulary);
    return Document{};
#endif
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    sroki::calendar::ImportOptions options;
    options.timezone = "Europe/Moscow";
    options.limits.rows_max = 200;
    options.limits.cells_max = 2'000;
    const std::string input(reinterpret_cast<const char*>(data), size);
    const auto document = read(input, options.limits);
    if (document) (void)sroki::calendar::make_draft(*document, true, options);
    return 0;
}
