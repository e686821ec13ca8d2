#pragma once
// The deadline language as JSON: the result and the context of `sroki explain` and of the import.

#include <boost/json/fwd.hpp>

#include "scheduler/term.h"

namespace sroki::server {

// {"text","status","recurrence","occurrences":[{"from","due"}],"reason","flags","note"}
[[nodiscard]] boost::json::object term_to_json(std::string_view text,
                                               const scheduler::TermResult& result);

}  // namespace sroki::server
