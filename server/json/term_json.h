#pragma once
// The deadline language as JSON: the result and the context of `sroki explain` and of the import.
// Errors: a context that is not of the contract gives a ContextError, never an exception.

#include <string>

#include <boost/json/fwd.hpp>
#include <tl/expected.hpp>

#include "scheduler/explain.h"

namespace sroki::server {

struct ContextError {
    std::string code;   // "period_missing", "period_invalid", "date_invalid", …
    std::string field;  // the member of the context that is wrong
};

// {"text","status","recurrence","occurrences":[{"from","due"}],"reason","flags","note"}
[[nodiscard]] boost::json::object term_to_json(std::string_view text,
                                               const scheduler::TermResult& result);

// The same with "wording", "rules" and "spans":[{"begin","end","part","text"}], bytes of the text.
[[nodiscard]] boost::json::object explanation_to_json(std::string_view text,
                                                      const scheduler::Explanation& explanation);

// {"period":["A","B"],"basis","issued","month","school_calendar"}; all but the period may be null
// or absent. school_calendar: {"name":["from","due"]} or [{"name","from","due"}].
[[nodiscard]] tl::expected<scheduler::TermContext, ContextError> context_from_json(
    const boost::json::value& value);

}  // namespace sroki::server
