#pragma once
// A part of a text, in bytes. Thread contract: plain value.

#include <cstddef>

namespace sroki::calendar {

struct TextSpan {
    std::size_t begin = 0;
    std::size_t end = 0;  // past the last byte
};

}  // namespace sroki::calendar
