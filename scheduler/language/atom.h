#pragma once
// The pieces the parser finds one after another; compose.cpp makes one meaning of them.
// Thread contract: plain values.

#include <cstdint>
#include <vector>

#include "scheduler/language/meaning.h"

namespace sroki::scheduler::language {

enum class AtomKind : std::uint8_t {
    window,
    years,      // years alone
    frequency,  // also weekdays and days of "each month"
    weekday,    // one weekday beside a date
    reason,
    further,  // "then", "in the following"
    filler,   // belongs to a term, says nothing
    note,     // a named number, a clock time
};

// How an atom is tied to the one before.
enum class Link : std::uint8_t { none, comma, semicolon, line, slash, or_, and_, dash, colon };

struct Atom {
    AtomKind kind = AtomKind::filler;
    Window window{};
    Years years{};
    Frequency frequency{};
    UndatedReason reason = UndatedReason::no_term;
    int weekday = 0;  // of an atom weekday; or stated beside an exact day
    std::size_t weekday_token = 0;
    std::size_t weekday_end = 0;
    bool preposition = false;  // the window has its own: "in May", "before May"
    bool check = false;        // read by mending
    bool school = false;       // "once a school year"
    bool each = false;         // "each year", "of the reporting year": makes its windows yearly
    bool genitive = false;     // a single month in the genitive, "aprelya"
    bool own_year = false;     // said with the window itself
    bool note_before = false;  // words of a note stand between it and the atom before
    Link link = Link::none;
    int depth = 0;  // brackets around it
    std::size_t first_token = 0;
    std::size_t end_token = 0;
};

}  // namespace sroki::scheduler::language
