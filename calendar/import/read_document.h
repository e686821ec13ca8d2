#pragma once
// Bytes of any format -> a neutral document.
// Thread contract and errors: as in import.h.

#include <string_view>

#include <tl/expected.hpp>

#include "calendar/import/document.h"
#include "calendar/import/import_error.h"

namespace sroki::calendar {

struct ReadDocument {
    Document document;
    bool wrapped = false;  // line breaks come from the page's width, not from the author
};

// `file_name` only helps to tell formats apart; content goes first.
[[nodiscard]] tl::expected<ReadDocument, ImportError> read_document(std::string_view bytes,
                                                                    std::string_view file_name,
                                                                    const ImportLimits& limits);

}  // namespace sroki::calendar
