#include "scheduler/language/calendar_units.h"

namespace sroki::scheduler::language {

namespace {

using std::chrono::days;

Date from_end(int year, int month, int day) {
    if (day > 0) return day_of(year, month, day);
    return last_day_of(year, month) + days{day + 1};
}

std::optional<Date> nth_weekday(int year, int month, int nth, int weekday) {
    const auto wanted = std::chrono::weekday{static_cast<unsigned>(weekday % 7)};
    if (nth < 0) {
        Date day = last_day_of(year, month);
        while (std::chrono::weekday{day} != wanted)
            day -= days{1};
        return day;
    }
    Date day = day_of(year, month, 1);
    while (std::chrono::weekday{day} != wanted)
        day += days{1};
    day += days{7 * (nth - 1)};
    if (month_of(day) != month) return std::nullopt;
    return day;
}

Period months(int first_year, int first, int last_year, int last) {
    return {day_of(first_year, first, 1), last_day_of(last_year, last)};
}

Period half_year(int index, int year, bool school) {
    if (school) return index == 1 ? months(year, 9, year, 12) : months(year, 1, year, 5);
    return index == 1 ? months(year, 1, year, 6) : months(year, 7, year, 12);
}

Period season(int index, int year) {
    if (index == 1) return months(year, 12, year + 1, 2);
    return months(year, index * 3 - 3, year, index * 3 - 1);
}

}  // namespace

Date day_of(int year, int month, int day) {
    return Date{std::chrono::year_month_day{std::chrono::year{year},
                                            std::chrono::month{static_cast<unsigned>(month)},
                                            std::chrono::day{static_cast<unsigned>(day)}}};
}

Date last_day_of(int year, int month) {
    return Date{std::chrono::year_month_day_last{
        std::chrono::year{year},
        std::chrono::month_day_last{std::chrono::month{static_cast<unsigned>(month)}}}};
}

int year_of(Date date) {
    return static_cast<int>(std::chrono::year_month_day{date}.year());
}

int month_of(Date date) {
    return static_cast<int>(static_cast<unsigned>(std::chrono::year_month_day{date}.month()));
}

std::optional<Period> unit_period(const Unit& unit, int year, bool school) {
    const auto one_day = [](Date day) { return Period{day, day}; };
    switch (unit.kind) {
        case UnitKind::day: {
            const Date last = last_day_of(year, unit.month);
            if (unit.day < 0) return one_day(last);
            const Date day = day_of(year, unit.month, unit.day);
            if (day > last) return std::nullopt;
            return one_day(day);
        }
        case UnitKind::weekday: {
            const auto day = nth_weekday(year, unit.month, unit.nth, unit.weekday);
            if (!day) return std::nullopt;
            return one_day(*day);
        }
        case UnitKind::month:
            return months(year, unit.month, year, unit.month);
        case UnitKind::month_part:
            return Period{from_end(year, unit.month, unit.day),
                          from_end(year, unit.month, unit.last_day)};
        case UnitKind::quarter:
            return months(year, unit.index * 3 - 2, year, unit.index * 3);
        case UnitKind::half_year:
            return half_year(unit.index, year, school || unit.school);
        case UnitKind::season:
            return season(unit.index, year);
        case UnitKind::school_year:
            return months(year, 9, year + 1, 5);
        case UnitKind::school_year_start:
            return Period{day_of(year, 9, 1), day_of(year, 9, 10)};
        case UnitKind::school_year_end:
            return Period{day_of(year, 5, 21), day_of(year, 5, 31)};
        case UnitKind::year:
            return months(year, 1, year, 12);
        case UnitKind::plan_year:
        case UnitKind::plan:
        case UnitKind::campaign:
        case UnitKind::named:
            break;  // theirs is the plan's or the department's own window
    }
    return std::nullopt;
}

namespace {

struct Ends {
    Period first;
    Period last;
};

std::optional<Ends> window_ends(const Window& window, int year, bool school) {
    const Unit& first = window.first;
    const Unit& last = window.last;
    const int last_year = last.year != 0 ? last.year : first.year != 0 ? first.year : year;
    const int first_year = first.year != 0 ? first.year : last.year != 0 ? last.year : year;
    auto begin = unit_period(first, first_year, school);
    auto end = unit_period(last, last_year, school);
    if (!begin || !end) return std::nullopt;
    if (end->last < begin->first) {
        // it crosses the year: the end that has no year of its own moves
        if (last.year == 0) {
            end = unit_period(last, last_year + 1, school);
        } else if (first.year == 0) {
            begin = unit_period(first, first_year - 1, school);
        }
    }
    if (!begin || !end || end->last < begin->first) return std::nullopt;
    return Ends{*begin, *end};
}

}  // namespace

std::optional<Period> window_period(const Window& window, int year, bool school) {
    const auto ends = window_ends(window, year, school);
    if (!ends) return std::nullopt;
    return Period{ends->first.first, ends->last.last};
}

Occurrence bounded(const Window& window, const Period& period, Date last_begins, Date end) {
    switch (window.bound) {
        case Bound::until:
            return {std::nullopt, period.last};
        case Bound::before:
            return {std::nullopt, last_begins - days{1}};
        case Bound::since:
            return {period.first, end};
        case Bound::whole:
            break;
    }
    return {period.first, window.end_excluded ? last_begins - days{1} : period.last};
}

std::optional<Occurrence> window_occurrence(const Window& window, int year, bool school, Date end) {
    const auto ends = window_ends(window, year, school);
    if (!ends) return std::nullopt;
    const Occurrence found =
        bounded(window, {ends->first.first, ends->last.last}, ends->last.first, end);
    if (found.from && *found.from > found.due) return std::nullopt;
    return found;
}

}  // namespace sroki::scheduler::language
