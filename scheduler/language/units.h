#pragma once
// Pieces of the calendar as phrases: "15-20 oktyabrya 2021", "I, II kvartaly", "konets maya",
// "uchebnyi god", "01.12.2021". Bounds ("before", "since") are one layer up, in windows.h.
// Thread contract: pure functions.

#include <optional>
#include <string>
#include <vector>

#include "scheduler/language/cursor.h"
#include "scheduler/language/meaning.h"
#include "scheduler/language/numbers.h"

namespace sroki::scheduler::language {

// The department's own windows, their names cut into folded words.
using WindowNames = std::vector<std::vector<std::string>>;

// What one phrase gives: a window for each member of its series.
struct Phrase {
    std::vector<Window> windows;
    Years span{};              // "June 2008-2010": repeated in each year
    bool each = false;         // "of each year"
    bool alternative = false;  // "1 or 2 quarter"
    bool years_alone = false;  // nothing but years
    bool needs_month = false;  // a part of a month that was not named
    bool check = false;
    bool monthly = false;   // a part "of each month"
    bool of_cycle = false;  // the end of an unnamed quarter: whose, the frequency says
};

[[nodiscard]] std::optional<Phrase> read_phrase(Cursor& cursor, const WindowNames& names);

// The days a month can have; 29 for February.
[[nodiscard]] int days_in_month(int month);

// Gives the units of a window the year that stood behind them.
void give_year(Window& window, const YearTail& tail);

}  // namespace sroki::scheduler::language
