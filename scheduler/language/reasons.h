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

// "DO" of "MBU DO «Tsentr»": an institution, not a bound.
[[nodiscard]] bool is_abbreviated_name(const Cursor& cursor);

[[nodiscard]] bool is_preposition(const Token& token);

// The reason stands; passes the words it governs ("whose plan").
[[nodiscard]] bool finish_reason(Cursor& cursor, Atom& atom, UndatedReason reason, bool of_plan);

// A relation stands: passes its object, dates included, and makes the reason `relative`.
[[nodiscard]] bool finish_counting(Cursor& cursor, Atom& atom);

}  // namespace sroki::scheduler::language
