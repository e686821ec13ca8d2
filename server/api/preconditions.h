#pragma once
// Writes that must not overwrite what somebody else wrote meanwhile (RFC 9110 section 13.1.1).
// Thread contract: pure functions.

#include <string_view>

#include "server/http/request.h"
#include "server/http/response.h"

namespace sroki::server {

// Whether a list of entity tags or "*" lets a request through to the record of that tag, which is
// strong, as all of ours. Strong comparison: no weak tag is the same as any. Empty: no condition.
[[nodiscard]] bool if_match_allows(std::string_view if_match, std::string_view tag);

// To a writer whose record has changed: 412 to one who told by If-Match which copy it had read; 409
// to any other, who was just overtaken.
[[nodiscard]] Response overtaken(const Request& request);

}  // namespace sroki::server
