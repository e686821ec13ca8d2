#pragma once
// Numbers and years in all their spellings: "15", "15-go", "pyatnadtsatoe", "III"; "2021 g.",
// "2021-2022 uchebnyi god". Every reader leaves the cursor where it was when it fails.
// Thread contract: pure functions.

#include <optional>
#include <vector>

#include "scheduler/language/cursor.h"
#include "scheduler/language/meaning.h"

namespace sroki::scheduler::language {

// "1, 3-5": first..last pairs, with what stood between them.
struct NumberSeries {
    struct Member {
        int first = 0;
        int last = 0;
    };
    std::vector<Member> members;
    bool alternative = false;  // "1 or 2", "1/2"
    bool plain_digits = true;  // no ordinal word, no Roman numeral
    bool plural = false;       // "the first (days)", "the last (weeks)": no one of them
    int digits = 0;            // of the last member
};

// One small number or "the last" (-1). Day numbers, quarters, weeks.
[[nodiscard]] std::optional<int> read_number(Cursor& cursor);
[[nodiscard]] std::optional<NumberSeries> read_series(Cursor& cursor);

// A count: "two", "2", "2-kh".
[[nodiscard]] std::optional<int> read_count(Cursor& cursor);

// What stands behind a month, a quarter, a day to say whose year it is.
struct YearTail {
    int year = 0;  // one calendar year, or the first of a school year
    bool school = false;
    Years span{};       // "2008-2010": repeated in each
    bool each = false;  // "of each year", "of the reporting year"
    bool found = false;
    bool bare_school = false;  // "of the school year", without a number
};

// Years as they stand alone: one, a span, a school year; needs no word "year" for four digits.
struct YearsRead {
    int first = 0;
    int last = 0;
    bool school = false;
    bool slash = false;
    bool word = false;  // "god", "gg." was there
};

[[nodiscard]] std::optional<int> read_year_number(Cursor& cursor);
[[nodiscard]] std::optional<YearsRead> read_years(Cursor& cursor);
[[nodiscard]] YearTail read_year_tail(Cursor& cursor);

}  // namespace sroki::scheduler::language
