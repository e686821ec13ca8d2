#include "scheduler/workdays.h"

#include <algorithm>
#include <array>

namespace sroki::scheduler {

namespace {

using std::chrono::day;
using std::chrono::days;
using std::chrono::month;
using std::chrono::month_day;
using std::chrono::weekday;
using std::chrono::year_month_day;

// Article 112, part 1.
constexpr std::array kHolidays{
    month_day{month{1}, day{1}},  month_day{month{1}, day{2}},  month_day{month{1}, day{3}},
    month_day{month{1}, day{4}},  month_day{month{1}, day{5}},  month_day{month{1}, day{6}},
    month_day{month{1}, day{7}},  month_day{month{1}, day{8}},  month_day{month{2}, day{23}},
    month_day{month{3}, day{8}},  month_day{month{5}, day{1}},  month_day{month{5}, day{9}},
    month_day{month{6}, day{12}}, month_day{month{11}, day{4}},
};

bool is_weekend(Date date) {
    return weekday{date} == std::chrono::Saturday || weekday{date} == std::chrono::Sunday;
}

std::chrono::year year_of(Date date) {
    return year_month_day{date}.year();
}

bool contains(const std::vector<Date>& sorted, Date date) {
    return std::ranges::binary_search(sorted, date);
}

// Article 112, part 2: a weekend day that meets a holiday moves to the next working day after the
// holiday, but not in 1-8 January. No two holidays of spring or autumn share a weekend, so the
// next working day is the Monday after, unless that is a holiday too.
bool is_moved_weekend(Date date) {
    if (is_weekend(date) || is_holiday(date)) return false;
    for (Date before = date - days{1}; is_weekend(before) || is_holiday(before);
         before -= days{1}) {
        const bool january = year_month_day{before}.month() == std::chrono::January;
        if (is_weekend(before) && is_holiday(before) && !january) return true;
    }
    return false;
}

}  // namespace

bool is_holiday(Date date) {
    const year_month_day fields{date};
    return std::ranges::binary_search(kHolidays, month_day{fields.month(), fields.day()});
}

ProductionCalendar::ProductionCalendar(const std::vector<CalendarYear>& years) {
    for (const CalendarYear& one : years) {
        CalendarYear& kept = years_.insert_or_assign(one.year, one).first->second;
        std::ranges::sort(kept.days_off);
        std::ranges::sort(kept.working_days);
        std::ranges::sort(kept.short_days);
    }
}

bool ProductionCalendar::is_provisional(std::chrono::year year) const {
    return !years_.contains(year);
}

bool ProductionCalendar::is_working_day(Date date) const {
    const auto known = years_.find(year_of(date));
    if (known == years_.end()) {
        return !is_weekend(date) && !is_holiday(date) && !is_moved_weekend(date);
    }
    if (contains(known->second.working_days, date)) return true;
    return !is_weekend(date) && !is_holiday(date) && !contains(known->second.days_off, date);
}

bool ProductionCalendar::is_short_day(Date date) const {
    if (!is_working_day(date)) return false;
    const auto known = years_.find(year_of(date));
    if (known == years_.end()) return is_holiday(date + days{1});
    return contains(known->second.short_days, date);
}

Date ProductionCalendar::next_working_day(Date date) const {
    do {
        date += days{1};
    } while (!is_working_day(date));
    return date;
}

Date ProductionCalendar::previous_working_day(Date date) const {
    do {
        date -= days{1};
    } while (!is_working_day(date));
    return date;
}

Date ProductionCalendar::add_working_days(Date date, int count) const {
    for (; count > 0; --count)
        date = next_working_day(date);
    for (; count < 0; ++count)
        date = previous_working_day(date);
    return date;
}

int ProductionCalendar::working_days_between(Period period) const {
    int count = 0;
    for (Date date = period.first; date <= period.last; date += days{1})
        count += is_working_day(date) ? 1 : 0;
    return count;
}

Date ProductionCalendar::shift_deadline(Date due, DayOffPolicy policy) const {
    if (policy == DayOffPolicy::none || is_working_day(due)) return due;
    return policy == DayOffPolicy::next ? next_working_day(due) : previous_working_day(due);
}

}  // namespace sroki::scheduler
