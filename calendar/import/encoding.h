#pragma once
// The encoding of text that does not say it: UTF-8 with or without a mark, UTF-16 with one, else
// Windows-1251.
// Thread contract: pure function.

#include <string>
#include <string_view>

namespace sroki::calendar {

[[nodiscard]] std::string to_utf8(std::string_view bytes);

}  // namespace sroki::calendar
