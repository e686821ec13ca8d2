#pragma once
// A plan's document from the disk to a draft, for `sroki import`; an upload has its bytes already.
// Errors: a Russian sentence; nothing is stored here.

#include <filesystem>
#include <string>

#include <tl/expected.hpp>

#include "calendar/import/import.h"

namespace sroki::server {

// The document as it came, and the draft read from it.
struct PlanDocument {
    std::string file_name;
    std::string content;
    calendar::PlanDraft draft;
};

[[nodiscard]] tl::expected<PlanDocument, std::string> read_plan_document(
    const std::filesystem::path& file, const calendar::ImportOptions& options);

}  // namespace sroki::server
