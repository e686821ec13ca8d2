#pragma once
// The vocabulary of headings, as data: a stem, the role it speaks for and how strongly.

#include <span>
#include <string_view>

#include "calendar/import/columns.h"

namespace sroki::calendar {

struct HeadingWord {
    std::u32string_view stem;  // folded beginning of a word
    ColumnRole role;
    double weight;
    bool whole = false;  // the word must equal the stem
};

// Headings of a table that a reader itself lays out.
enum class PlanHeading { section, number, title, term, executors, result };
[[nodiscard]] std::string_view plan_heading(PlanHeading heading);

[[nodiscard]] std::span<const HeadingWord> heading_words();

}  // namespace sroki::calendar
