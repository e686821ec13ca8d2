#pragma once
// Why a term has no date of its own: plans, needs, events, school calendars, constancy.
// Thread contract: pure functions.

#include "scheduler/language/atom.h"
#include "scheduler/language/cursor.h"

namespace sroki::scheduler::language {

// Counting from something: "v techenie 10 dney posle …", "za 2 nedeli do …". These look like
// windows, so they are tried before them.
[[nodiscard]] bool read_counting(Cursor& cursor, Atom& atom);

// Every other reason.
[[nodiscard]] bool read_reason(Cursor& cursor, Atom& atom);

// Words that neither date nor bound anything: they may belong to a reason or to a note.
[[nodiscard]] bool is_plain(const Token& token);

}  // namespace sroki::scheduler::language
