#include "calendar/import/read_document.h"

#include "calendar/import/csv.h"
#include "calendar/import/docx.h"
#include "calendar/import/format.h"
#include "calendar/import/html.h"
#include "calendar/import/office_converter.h"
#include "calendar/import/pdf.h"
#include "calendar/import/plain_text.h"
#include "calendar/import/xlsx.h"

namespace sroki::calendar {

namespace {

tl::expected<ReadDocument, ImportError> with(tl::expected<Document, ImportError> document,
                                             bool wrapped) {
    if (!document) return tl::unexpected(document.error());
    return ReadDocument{std::move(*document), wrapped};
}

tl::expected<ReadDocument, ImportError> read_document(std::string_view bytes, Format format,
                                                      const ImportLimits& limits);

tl::expected<ReadDocument, ImportError> read_converted(std::string_view bytes, Format format,
                                                       const ImportLimits& limits) {
    const auto converted = convert_document(bytes, format, limits);
    if (!converted) return tl::unexpected(converted.error());
    return read_document(*converted, converted_format(format), limits);
}

tl::expected<ReadDocument, ImportError> read_document(std::string_view bytes, Format format,
                                                      const ImportLimits& limits) {
    switch (format) {
        case Format::docx:
            return with(read_docx(bytes, limits), false);
        case Format::xlsx:
            return with(read_xlsx(bytes, limits), false);
        case Format::csv:
            return with(read_csv(bytes, limits), false);
        case Format::html:
            return with(read_html(bytes, limits), false);
        case Format::plain_text:
            return with(read_plain_text(bytes, limits), true);
        case Format::pdf:
            return with(read_pdf(bytes, limits), false);
        case Format::encrypted:
            return tl::unexpected(ImportError{ImportErrorCode::encrypted, {}});
        case Format::word_binary:
        case Format::excel_binary:
        case Format::odt:
        case Format::rtf:
            return read_converted(bytes, format, limits);
        default:
            return tl::unexpected(ImportError{ImportErrorCode::unknown_format, {}});
    }
}

}  // namespace

tl::expected<ReadDocument, ImportError> read_document(std::string_view bytes,
                                                      std::string_view file_name,
                                                      const ImportLimits& limits) {
    if (bytes.empty()) return tl::unexpected(ImportError{ImportErrorCode::empty_file, {}});
    if (bytes.size() > limits.file_bytes_max)
        return tl::unexpected(ImportError{ImportErrorCode::too_large, "file"});
    return read_document(bytes, detect_format(bytes, file_name), limits);
}

}  // namespace sroki::calendar
