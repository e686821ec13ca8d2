#pragma once
// An explained wording as Russian text: what was understood, the dates, which words gave which
// part, which rule chose the year, what is uncertain.

#include <string>
#include <string_view>

#include "scheduler/explain.h"

namespace sroki::server {

[[nodiscard]] std::string explanation_ru(std::string_view text,
                                         const scheduler::TermContext& context,
                                         const scheduler::Explanation& explanation);

}  // namespace sroki::server
