#pragma once
// Why a body can't be read, in Russian.
// Thread contract: pure functions.

#include <string>

#include <boost/json/kind.hpp>

#include "server/api/json_text.h"

namespace sroki::server {

[[nodiscard]] std::string fault_ru(const JsonFault& fault);

// The body is JSON of that kind where an object should be.
[[nodiscard]] std::string not_object_ru(boost::json::kind kind);

}  // namespace sroki::server
