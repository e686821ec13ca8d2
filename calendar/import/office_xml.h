#pragma once
// What the XML parts of office documents share: parsing within limits, names without prefixes, the
// relationships of a package.
// Thread contract: pure functions of their arguments.

#include <string>
#include <string_view>

#include <pugixml.hpp>
#include <tl/expected.hpp>

#include "calendar/import/archive.h"

namespace sroki::calendar {

// `w:tbl` -> `tbl`.
[[nodiscard]] std::string_view local_name(const pugi::xml_node& node);

// The attribute of that name whatever its prefix.
[[nodiscard]] std::string_view attribute_of(const pugi::xml_node& node, std::string_view name);

// The first child of that name whatever its prefix.
[[nodiscard]] pugi::xml_node child_of(const pugi::xml_node& node, std::string_view name);

// Reads one part into `document`. A DTD is refused: office documents have none, attacks do.
[[nodiscard]] tl::expected<void, ImportError> parse_part(const Archive& archive,
                                                         const std::string& part,
                                                         const ImportLimits& limits,
                                                         pugi::xml_document& document);

// The package's main part ("word/document.xml"); empty when the package names none.
[[nodiscard]] std::string main_part_of(const Archive& archive, const ImportLimits& limits);

// A folder-relative target ("../media/x", "/xl/y") as the name of a part.
[[nodiscard]] std::string resolve_target(std::string_view from_part, std::string_view target);

}  // namespace sroki::calendar
