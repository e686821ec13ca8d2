#pragma once
// Document import: bytes -> tables of cells -> columns by their headings -> draft plan.
// Thread contract: pure functions of the bytes; no file is opened and no network is touched.
// Errors: what a person can mend comes back as ImportError (code + arguments); the Russian sentence
// is chosen in server/messages_ru. Every reader has limits, so that a hostile file costs bounded
// time and memory.

#include <optional>
#include <string>
#include <string_view>

#include <tl/expected.hpp>

#include "calendar/plan.h"

namespace sroki::calendar {

enum class ImportErrorCode {
    empty_file,        // zero bytes
    unknown_format,    // neither by content nor by name
    encrypted,         // password protected
    damaged,           // broken zip, broken XML; `detail` says which part
    too_large,         // unpacked size, rows, cells or nesting over the limit; `detail` says which
    no_plan_table,     // no table with a column of activities and a column of terms
    no_text_layer,     // a scan without text
    unknown_period,    // the text names no period and no option gives one
    invalid_period,    // ends before it begins, or is longer than the limit
    needs_conversion,  // .doc, .odt, .rtf: a format that must be converted first
};

struct ImportError {
    ImportErrorCode code;
    std::string detail;
};

// Limits of one import; a reader stops with ImportErrorCode::too_large past any of them.
struct ImportLimits {
    std::size_t file_bytes_max = 50U << 20U;
    std::size_t unpacked_bytes_max = 200U << 20U;
    std::size_t archive_entries_max = 5'000;
    std::size_t rows_max = 20'000;
    std::size_t cells_max = 400'000;
    std::size_t cell_bytes_max = 100'000;
};

// What the caller knows better than the document: each value given overrides what the text says.
struct ImportOptions {
    std::optional<std::string> title;
    std::optional<scheduler::Period> period;
    std::optional<scheduler::Basis> basis;
    std::optional<scheduler::Date> issued;
    std::string timezone;  // required: IANA name
    std::vector<scheduler::NamedWindow> school_calendar;
    ImportLimits limits;
};

// `file_name` only helps to tell formats apart; content goes first.
[[nodiscard]] tl::expected<PlanDraft, ImportError> import_document(std::string_view bytes,
                                                                   std::string_view file_name,
                                                                   const ImportOptions& options);

}  // namespace sroki::calendar
