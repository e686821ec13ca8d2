#pragma once
// Production calendars as data: the years shipped with the program, and files an administrator
// loads when a new decree is published. Two forms are read, told apart by their first character:
// our own lines (described at the top of data/production_calendar_ru.txt, any number of years) and
// the XML of xmlcalendar.ru (one year: day/@d "MM.DD", @t 1 off, 2 short, 3 worked, @f moved from).
// Thread contract: pure functions over text; the caller reads the file.

#include <string>
#include <string_view>
#include <vector>

#include <tl/expected.hpp>

#include "scheduler/workdays.h"

namespace sroki::calendar {

enum class CalendarFileErrorCode {
    too_large,      // over 256 KiB
    bad_xml,        // not XML, or not a calendar
    bad_line,       // a line of another form; `argument` is its first word
    bad_date,       // no such day; `argument` is the text
    wrong_year,     // a day outside the year it is listed under
    not_a_weekday,  // "off" for a Saturday or Sunday, which is off anyway
    not_a_weekend,  // "work" for a weekday, which is worked anyway
    no_year,        // nothing in the file
    repeated_year,  // the same year twice in one file
    too_many_off,   // fewer than 200 working days are left: a damaged file
};

struct CalendarFileError {
    CalendarFileErrorCode code{};
    int line = 0;  // 0 when the form has none
    std::string argument;

    friend bool operator==(const CalendarFileError&, const CalendarFileError&) = default;
};

[[nodiscard]] tl::expected<std::vector<scheduler::CalendarYear>, CalendarFileError>
parse_production_calendar(std::string_view text);

// The decreed years known when the program was built.
[[nodiscard]] const std::vector<scheduler::CalendarYear>& shipped_calendar_years();

}  // namespace sroki::calendar
