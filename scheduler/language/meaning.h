#pragma once
// What a wording means before a plan gives it years: windows, frequencies, bounds, conditions.
// Parsing fills it, resolving turns it into dates, describing words it again.
// Thread contract: plain values.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "scheduler/explain.h"

namespace sroki::scheduler::language {

enum class UnitKind : std::uint8_t {
    day,                // month, day (-1: the last)
    weekday,            // month, nth (-1: the last), weekday
    month,              // month
    month_part,         // month, day..last_day (negative: from the end)
    quarter,            // index
    half_year,          // index; `school` forces the school half-year
    season,             // index: 1 winter, 2 spring, 3 summer, 4 autumn
    school_year,        // 1 September .. 31 May
    school_year_start,  // its first ten days
    school_year_end,    // its last ten days
    year,
    plan_year,  // "during the year": P of a single-year plan, every year of a longer one
    plan,       // P
    campaign,   // "during the month": P of a short plan, or the section's month
    named,      // a window of the department's calendar: `name`
};

// One piece of the calendar. month 0: the month the section of the plan stands for.
struct Unit {
    UnitKind kind = UnitKind::day;
    int month = 0;
    int day = 0;
    int last_day = 0;
    int nth = 0;
    int weekday = 0;  // 1 Monday .. 7
    int index = 0;
    int year = 0;  // 0: none in the words
    bool school = false;
    int name = -1;  // index in TermContext::school_calendar

    friend bool operator==(const Unit&, const Unit&) = default;
};

enum class Bound : std::uint8_t {
    whole,   // first day of `first` .. last day of `last`
    until,   // due the last day of `last`
    before,  // due the day before `last` begins
    since,   // first day of `first` .. the plan's end
};

struct Window {
    Unit first;
    Unit last;
    Bound bound = Bound::whole;
    bool end_excluded = false;  // "from September to May": the named end is not inside

    friend bool operator==(const Window&, const Window&) = default;
};

enum class Cycle : std::uint8_t {
    year,
    half_year,
    quarter,
    month,
    half_month,
    decade,
    week,
    school_quarter,
};

// Which month of a quarter or half-year a day number belongs to.
enum class MonthOfCycle : std::uint8_t { last, following, first };

struct DayRule {
    int first = 0;  // day of the month; -1: the last
    int last = 0;
    bool deadline = false;

    friend bool operator==(const DayRule&, const DayRule&) = default;
};

struct WeekdayRule {
    int nth = 0;  // 0: every; -1: the last of the month
    int weekday = 1;

    friend bool operator==(const WeekdayRule&, const WeekdayRule&) = default;
};

struct Frequency {
    Cycle cycle = Cycle::year;
    int interval = 1;
    int times = 0;  // "N times a year" that no unit expresses; 0: none
    std::vector<DayRule> days{};
    MonthOfCycle month = MonthOfCycle::last;
    std::vector<WeekdayRule> weekdays{};
    bool weekday_deadline = false;  // "by Friday"

    friend bool operator==(const Frequency&, const Frequency&) = default;
};

// The years a clause is repeated in: first..last, or from `first` on when last is 0.
struct Years {
    int first = 0;
    int last = 0;
    bool school = false;

    [[nodiscard]] bool given() const { return first != 0 || last != 0; }
    friend bool operator==(const Years&, const Years&) = default;
};

struct Clause {
    std::optional<Frequency> frequency{};
    std::vector<Window> windows{};
    Years years{};
    bool further = false;     // stands after "then", "in the following"
    bool whole_year = false;  // "updated yearly": repeats the year, not the window

    friend bool operator==(const Clause&, const Clause&) = default;
};

// A weekday written beside a day: it has to agree with the date.
struct StatedWeekday {
    int weekday = 0;
    Unit day{};
    std::size_t first_token = 0;
    std::size_t end_token = 0;
    std::size_t begin = 0;  // bytes of the text
    std::size_t end = 0;
};

struct NotePiece {
    std::size_t begin = 0;
    std::string text{};
};

struct Meaning {
    bool understood = false;
    bool clock_only = false;  // nothing but a clock time
    std::vector<Clause> clauses{};
    std::optional<UndatedReason> reason{};
    bool alternative = false;
    bool check = false;
    bool conditional = false;
    bool needs_date = false;
    std::vector<StatedWeekday> weekdays{};
    std::vector<NotePiece> notes{};
    std::vector<Span> spans{};
};

}  // namespace sroki::scheduler::language
