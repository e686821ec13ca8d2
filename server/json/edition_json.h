#pragma once
// Editions of a plan as JSON: the shapes stand in server/api/openapi/editions.json.
// Thread contract: pure functions.

#include <boost/json/object.hpp>

#include "calendar/store/edition_store.h"

namespace sroki::server {

// A proposed edition: what it would change.
[[nodiscard]] boost::json::object edition_to_json(const calendar::EditionView& view);

// An edition that was approved, with its changes.
[[nodiscard]] boost::json::object edition_to_json(const calendar::EditionRecord& edition);

}  // namespace sroki::server
