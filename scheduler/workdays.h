#pragma once
// The production calendar: which days are worked, counting in working days, and where a deadline
// goes that falls on a day off. For a five-day week.
// Law (Labour Code of the Russian Federation): article 111, Saturday and Sunday are off; article
// 112, the fourteen holidays, a weekend day that meets a holiday outside 1-8 January moves to the
// next working day, and the Government's yearly decree moves days off; article 95, the working
// day before a holiday is an hour shorter. Civil Code: article 191, a term in days begins on the
// day after the event; article 193, a term that ends on a day off ends on the next working day
// (internal plans often mean the previous one, hence DayOffPolicy).
// A year without data follows the articles alone, as no decree were issued: its dates are
// provisional, and whoever shows them must say so (is_provisional).
// Thread contract: a calendar is immutable; const methods may run at the same time.

#include <chrono>
#include <map>
#include <string>
#include <vector>

#include "scheduler/date.h"

namespace sroki::scheduler {

// The facts of one year that the articles alone don't give. All dates lie in the year.
struct CalendarYear {
    std::chrono::year year{};
    std::string decree;              // what the facts rest on, for people
    std::vector<Date> days_off;      // weekdays that are off; holidays need not be listed
    std::vector<Date> working_days;  // weekend days that are worked
    std::vector<Date> short_days;    // working days that are an hour shorter

    friend bool operator==(const CalendarYear&, const CalendarYear&) = default;
};

// What happens to a deadline on a day off.
enum class DayOffPolicy { none, previous, next };

// One of the fourteen holidays of article 112, whatever the year.
[[nodiscard]] bool is_holiday(Date date);

class ProductionCalendar {
  public:
    // Knows no decree: every year is provisional.
    ProductionCalendar() = default;

    // Of several entries for one year the last one counts: an administrator's over a shipped one.
    explicit ProductionCalendar(const std::vector<CalendarYear>& years);

    [[nodiscard]] bool is_provisional(std::chrono::year year) const;

    [[nodiscard]] bool is_working_day(Date date) const;

    // A working day that ends an hour earlier.
    [[nodiscard]] bool is_short_day(Date date) const;

    // The nearest working day after, before `date`; `date` itself is never the answer.
    [[nodiscard]] Date next_working_day(Date date) const;
    [[nodiscard]] Date previous_working_day(Date date) const;

    // The count-th working day after `date` (before it, when negative); 0 gives `date` itself.
    // "Within 5 working days after 30 April 2021": the 30th is not counted, the answer is 11 May
    // (3 and 10 May are off): the 4th, 5th, 6th, 7th and 11th.
    [[nodiscard]] Date add_working_days(Date date, int count) const;

    // How many working days the period has, both ends included.
    [[nodiscard]] int working_days_between(Period period) const;

    // A working day stays; a day off goes where the policy says.
    [[nodiscard]] Date shift_deadline(Date due, DayOffPolicy policy) const;

  private:
    std::map<std::chrono::year, CalendarYear> years_;  // the lists are sorted
};

}  // namespace sroki::scheduler
