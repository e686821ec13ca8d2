#include "calendar/import/import.h"

#include "calendar/import/draft.h"
#include "calendar/import/read_document.h"

namespace sroki::calendar {

tl::expected<PlanDraft, ImportError> import_document(std::string_view bytes,
                                                     std::string_view file_name,
                                                     const ImportOptions& options) {
    const auto read = read_document(bytes, file_name, options.limits);
    if (!read) return tl::unexpected(read.error());
    return make_draft(read->document, read->wrapped, options);
}

}  // namespace sroki::calendar
