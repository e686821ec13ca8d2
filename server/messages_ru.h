#pragma once
// The Russian sentences of the program's errors and problems: lower modules return codes and
// arguments, the words are chosen here.

#include <string>

#include "calendar/import/import.h"

namespace sroki::server {

[[nodiscard]] std::string message_ru(const calendar::ImportError& error);
[[nodiscard]] std::string message_ru(const calendar::Problem& problem);

}  // namespace sroki::server
