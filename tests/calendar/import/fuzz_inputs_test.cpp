// Every seed of the fuzzer and every input that once broke a reader, read again.

#include <filesystem>
#include <fstream>
#include <iterator>

#include <gtest/gtest.h>

#include "calendar/import/import.h"
#include "calendar/import/pdf_grid.h"
#include "calendar/import/pdf_page.h"
#include "tests/support/office_documents.h"

namespace sroki::calendar {
namespace {

namespace fs = std::filesystem;

const fs::path kInputs = fs::path(SROKI_SOURCE_DIR) / "tests" / "fuzz" / "import";

std::string bytes_of(const fs::path& file) {
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

void read_pages(const std::string& input) {
    const auto zero = input.find('\0');
    auto pages = parse_page_words(input.substr(0, zero), ImportLimits{});
    if (!pages) return;
    if (zero != std::string::npos)
        (void)add_rulings(std::string_view(input).substr(zero + 1), 1.33, *pages, 0);
    for (const PdfPage& page : *pages)
        (void)read_page(page, vocabulary_of(*pages));
}

void read(const std::string& reader, const std::string& input) {
    ImportOptions options;
    options.timezone = "Europe/Moscow";
    if (reader == "pdf_words") {
        read_pages(input);
    } else if (reader == "docx") {
        (void)import_document(test::docx_of(input), "plan.docx", options);
    } else if (reader == "xlsx") {
        (void)import_document(test::xlsx_of(input), "plan.xlsx", options);
    } else if (reader == "plain_text") {
        (void)import_document(input, "plan.txt", options);
    } else {
        (void)import_document(input, "plan." + reader, options);
    }
}

TEST(FuzzInputs, AreAllReadToAnAnswer) {
    int inputs = 0;
    for (const char* kind : {"corpus", "crashes"}) {
        for (const auto& entry : fs::recursive_directory_iterator(kInputs / kind)) {
            if (!entry.is_regular_file() || entry.path().extension() == ".md") continue;
            SCOPED_TRACE(entry.path().string());
            read(entry.path().parent_path().filename().string(), bytes_of(entry.path()));
            ++inputs;
        }
    }
    EXPECT_GT(inputs, 5);
}

}  // namespace
}  // namespace sroki::calendar
