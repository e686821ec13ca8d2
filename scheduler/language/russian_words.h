#pragma once
// The rows behind vocabulary.h: a stem and the endings it takes, "_" for none.

#include <span>
#include <string_view>

#include "scheduler/language/vocabulary.h"

namespace sroki::scheduler::language {

struct WordRow {
    Word word;
    int value;
    std::string_view stem;
    std::string_view endings;  // separated by spaces
    bool plural = false;
    bool abbreviated = false;
};

[[nodiscard]] std::span<const WordRow> calendar_words();  // months, numbers, units
[[nodiscard]] std::span<const WordRow> relation_words();  // prepositions, parts, frequencies
[[nodiscard]] std::span<const WordRow> occasion_words();  // plans, needs, names of things

}  // namespace sroki::scheduler::language
