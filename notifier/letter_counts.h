#pragma once
// How many letters stand in which state, for who watches over the process.
// Thread contract: uses the caller's own connection. Errors: a machine fault throws.

#include <cstdint>
#include <map>
#include <string>

#include "calendar/store/database.h"

namespace sroki::notifier {

// By the state's name; states without letters are left out.
[[nodiscard]] std::map<std::string, std::int64_t> count_letters(calendar::Database& database);

}  // namespace sroki::notifier
