#pragma once
// Phrases that begin with a number or a part: "15-20 oktyabrya", "I, II kvartaly", "2 nedelya
// maya", "poslednyaya pyatnitsa noyabrya", "konets avgusta", "uchebnyi god".
// Thread contract: pure functions.

#include <optional>

#include "scheduler/language/units.h"

namespace sroki::scheduler::language {

// Without the year behind it.
[[nodiscard]] std::optional<Phrase> read_part(Cursor& cursor);

}  // namespace sroki::scheduler::language
