#pragma once
// The Russian words of the configuration: errors as sentences, and the default department's name.

#include <string>
#include <string_view>

#include "server/config.h"

namespace sroki::server {

[[nodiscard]] std::string_view default_department_name();
// Says which file or variable, which key and what is expected there.
[[nodiscard]] std::string message_ru(const ConfigError& error);

}  // namespace sroki::server
