#include "calendar/import/import.h"

namespace sroki::calendar {

tl::expected<PlanDraft, ImportError> import_document(std::string_view bytes,
                                                     std::string_view /*file_name*/,
                                                     const ImportOptions& /*options*/) {
    if (bytes.empty()) return tl::unexpected(ImportError{ImportErrorCode::empty_file, {}});
    return tl::unexpected(ImportError{ImportErrorCode::unknown_format, {}});
}

}  // namespace sroki::calendar
