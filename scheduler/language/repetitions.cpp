#include "scheduler/language/repetitions.h"

#include <algorithm>
#include <functional>

#include "scheduler/language/calendar_units.h"

namespace sroki::scheduler::language {

namespace {

using std::chrono::days;

struct Month {
    int year;
    int month;

    void next() {
        if (++month > 12) {
            month = 1;
            ++year;
        }
    }
};

class Repeater {
  public:
    Repeater(const Frequency& frequency, const Period& range, bool school)
        : frequency_(frequency), range_(range), school_(school) {}

    std::vector<Occurrence> run() {
        if (frequency_.cycle == Cycle::week) {
            weeks();
        } else {
            for (Month month{year_of(range_.first) - 1, 12};
                 day_of(month.year, month.month, 1) <= range_.last && !full(); month.next()) {
                add_month(month);
            }
        }
        std::stable_sort(found_.begin(), found_.end(),
                         [](const Occurrence& a, const Occurrence& b) { return a.due < b.due; });
        if (frequency_.interval > 1) keep_every_nth();
        return std::move(found_);
    }

  private:
    [[nodiscard]] bool full() const { return found_.size() >= kRepetitionsMax; }

    void add(std::optional<Date> from, Date due) {
        if (due >= range_.first && due <= range_.last && !full()) found_.push_back({from, due});
    }

    void weeks() {
        std::vector<int> weekdays;
        for (const WeekdayRule& rule : frequency_.weekdays)
            weekdays.push_back(rule.weekday);
        const std::chrono::weekday monday{1};
        Date week = range_.first - (std::chrono::weekday{range_.first} - monday);
        for (; week <= range_.last && !full(); week += days{7}) {
            if (weekdays.empty()) add(week, week + days{6});
            for (const int weekday : weekdays) {
                const Date day = week + days{weekday - 1};
                add(frequency_.weekday_deadline ? std::nullopt : std::optional{day}, day);
            }
        }
    }

    // The months that end a unit, and the first month of that unit.
    [[nodiscard]] std::optional<int> unit_begin(int month) const {
        switch (frequency_.cycle) {
            case Cycle::quarter:
                return month % 3 == 0 ? std::optional{month - 2} : std::nullopt;
            case Cycle::half_year:
                if (school_) {
                    return month == 12  ? std::optional{9}
                           : month == 5 ? std::optional{1}
                                        : std::nullopt;
                }
                return month % 6 == 0 ? std::optional{month - 5} : std::nullopt;
            case Cycle::year:
                return month == (school_ ? 8 : 12) ? std::optional{school_ ? 9 : 1} : std::nullopt;
            default:
                return month;
        }
    }

    void add_month(Month month) {
        if (frequency_.cycle == Cycle::half_month) {
            add(day_of(month.year, month.month, 1), day_of(month.year, month.month, 15));
            add(day_of(month.year, month.month, 16), last_day_of(month.year, month.month));
            return;
        }
        if (frequency_.cycle == Cycle::decade) {
            add(day_of(month.year, month.month, 1), day_of(month.year, month.month, 10));
            add(day_of(month.year, month.month, 11), day_of(month.year, month.month, 20));
            add(day_of(month.year, month.month, 21), last_day_of(month.year, month.month));
            return;
        }
        const auto begin = unit_begin(month.month);
        if (!begin) return;
        if (frequency_.days.empty() && frequency_.weekdays.empty()) {
            const int first_year = *begin > month.month ? month.year - 1 : month.year;
            add(day_of(first_year, *begin, 1), last_day_of(month.year, month.month));
            return;
        }
        Month at = month;
        if (frequency_.month == MonthOfCycle::first) at.month = *begin;
        if (frequency_.month == MonthOfCycle::following && frequency_.cycle != Cycle::month)
            at.next();
        add_days(at);
    }

    void add_days(Month at) {
        for (const DayRule& rule : frequency_.days) {
            const auto end = day_in(at, rule.last);
            const auto begin = day_in(at, rule.first);
            if (!end || !begin) continue;
            add(rule.deadline ? std::nullopt : begin, *end);
        }
        for (const WeekdayRule& rule : frequency_.weekdays) {
            Unit unit;
            unit.kind = UnitKind::weekday;
            unit.month = at.month;
            unit.nth = rule.nth;
            unit.weekday = rule.weekday;
            if (const auto day = unit_period(unit, at.year, school_)) add(day->first, day->first);
        }
    }

    static std::optional<Date> day_in(Month month, int day) {
        const Date last = last_day_of(month.year, month.month);
        if (day < 0) return last + days{day + 1};
        const Date date = day_of(month.year, month.month, day);
        if (date > last) return std::nullopt;
        return date;
    }

    // Of the units, not of the days inside one: "every other month on the 1st and 15th".
    void keep_every_nth() {
        const std::size_t in_unit = std::max<std::size_t>(
            {std::size_t{1}, frequency_.days.size(), frequency_.weekdays.size()});
        std::vector<Occurrence> kept;
        for (std::size_t i = 0; i < found_.size(); ++i) {
            if (i / in_unit % static_cast<std::size_t>(frequency_.interval) == 0) {
                kept.push_back(found_[i]);
            }
        }
        found_ = std::move(kept);
    }

    const Frequency& frequency_;
    Period range_;
    bool school_;
    std::vector<Occurrence> found_;
};

}  // namespace

std::vector<Occurrence> repetitions(const Frequency& frequency, const Period& range, bool school) {
    return Repeater(frequency, range, school).run();
}

}  // namespace sroki::scheduler::language
