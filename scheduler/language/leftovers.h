#pragma once
// What no rule used: a note, or a sign that the term was not understood.
// Thread contract: pure functions.

#include <string_view>
#include <vector>

#include "scheduler/language/cursor.h"
#include "scheduler/language/meaning.h"

namespace sroki::scheduler::language {

enum class Use : std::uint8_t { none, term, note };

// A title in quotes, with what it holds: "«Uchitel' goda – 2022»". Not a cell all in quotes.
[[nodiscard]] bool read_quoted_name(Cursor& cursor);

// A number that names something, or a clock time: marks its tokens Use::note. False if none here.
[[nodiscard]] bool read_named_number(Cursor& cursor);

// Takes the senses off words that only look like months and weekdays: people, "environment".
void unname(std::vector<Token>& tokens);

// A web address: the cell is no term.
[[nodiscard]] bool holds_address(const std::vector<Token>& tokens);

// Fills notes; false when what is left could change a date, or the cell is no term at all.
[[nodiscard]] bool collect_notes(std::string_view text, const std::vector<Token>& tokens,
                                 const std::vector<Use>& uses, Meaning& meaning);

}  // namespace sroki::scheduler::language
