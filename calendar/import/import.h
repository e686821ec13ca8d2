#pragma once
// Document import: bytes -> tables of cells -> columns by their headings -> draft plan.
// Thread contract: functions of the bytes, safe from any thread. No network is touched; a PDF is
// handed to a limited child process, every other format is read in memory.
// Errors: what a person can mend comes back as ImportError (code + arguments); the Russian sentence
// is chosen in server/messages_ru. Every reader has limits, so that a hostile file costs bounded
// time and memory.

#include <optional>
#include <string>
#include <string_view>

#include <tl/expected.hpp>

#include "calendar/import/column_choice.h"
#include "calendar/import/import_error.h"
#include "calendar/plan.h"

namespace sroki::calendar {

// What the caller knows better than the document: each value given overrides what the text says.
struct ImportOptions {
    std::optional<std::string> title;
    std::optional<scheduler::Period> period;
    std::optional<scheduler::Basis> basis;
    std::optional<scheduler::Date> issued;
    std::string timezone;  // required: IANA name
    std::vector<scheduler::NamedWindow> school_calendar;
    ColumnChoices columns;
    ImportLimits limits;
};

// `file_name` only helps to tell formats apart; content goes first.
[[nodiscard]] tl::expected<PlanDraft, ImportError> import_document(std::string_view bytes,
                                                                   std::string_view file_name,
                                                                   const ImportOptions& options);

}  // namespace sroki::calendar
