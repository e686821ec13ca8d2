#pragma once
// UTF-8 for the lexer: malformed bytes become U+FFFD, one for each byte; offsets are exact.
// Thread contract: pure functions.

#include <cstddef>
#include <string>
#include <string_view>

namespace sroki::scheduler::language {

struct CodePoint {
    char32_t value;
    std::size_t size;  // bytes it took
};

[[nodiscard]] CodePoint decode(std::string_view text, std::size_t position);
void append(std::string& out, char32_t value);

}  // namespace sroki::scheduler::language
