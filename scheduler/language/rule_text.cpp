#include "scheduler/language/rule_text.h"

#include <algorithm>
#include <array>

#include "scheduler/language/calendar_units.h"

namespace sroki::scheduler::language {

namespace {

using namespace std::string_view_literals;

constexpr std::array kDays{"MO"sv, "TU"sv, "WE"sv, "TH"sv, "FR"sv, "SA"sv, "SU"sv};
constexpr int kLeapYear = 2024;

template <class T>
void sort_unique(std::vector<T>& values) {
    std::sort(values.begin(), values.end());
    values.erase(std::unique(values.begin(), values.end()), values.end());
}

// Days counted from the end come last.
int day_order(int day) {
    return day < 0 ? 100 + day : day;
}

void append_list(std::string& text, std::string_view name, const std::vector<int>& values) {
    if (values.empty()) return;
    text += name;
    for (std::size_t i = 0; i < values.size(); ++i) {
        if (i > 0) text += ',';
        text += std::to_string(values[i]);
    }
}

std::vector<int> months_in(unsigned mask) {
    std::vector<int> months;
    for (int month = 1; month <= 12; ++month) {
        if ((mask >> static_cast<unsigned>(month) & 1U) != 0) months.push_back(month);
    }
    return months;
}

// A named 30th or 31st that ends its month, and the last day of a window.
int due_day(int month, int day) {
    const int last = static_cast<int>(
        static_cast<unsigned>(std::chrono::year_month_day{last_day_of(kLeapYear, month)}.day()));
    return day >= 30 && day == last ? -1 : day;
}

struct DuePoint {
    int month = 0;
    int day = 0;  // 0: a weekday
    WeekdayRule weekday{};
};

DuePoint before(int month) {
    return {month == 1 ? 12 : month - 1, -1, {}};
}

std::optional<DuePoint> due_point(const Window& window, bool school) {
    const Unit& unit = window.last;
    const bool begins = window.bound == Bound::before || window.end_excluded;
    const bool school_half = school || unit.school;
    switch (unit.kind) {
        case UnitKind::day:
            return DuePoint{unit.month, due_day(unit.month, unit.day), {}};
        case UnitKind::weekday:
            return DuePoint{unit.month, 0, {unit.nth, unit.weekday}};
        case UnitKind::month:
            return begins ? before(unit.month) : DuePoint{unit.month, -1, {}};
        case UnitKind::month_part:
            if (!begins) return DuePoint{unit.month, unit.last_day, {}};
            if (unit.day == 1) return before(unit.month);
            if (unit.day < 0) return std::nullopt;
            return DuePoint{unit.month, unit.day - 1, {}};
        case UnitKind::quarter:
            return begins ? before(unit.index * 3 - 2) : DuePoint{unit.index * 3, -1, {}};
        case UnitKind::half_year:
            if (school_half) {
                if (begins) return before(unit.index == 1 ? 9 : 1);
                return DuePoint{unit.index == 1 ? 12 : 5, -1, {}};
            }
            return begins ? before(unit.index == 1 ? 1 : 7)
                          : DuePoint{unit.index == 1 ? 6 : 12, -1, {}};
        case UnitKind::season:
            if (begins) return before(unit.index == 1 ? 12 : unit.index * 3 - 3);
            return DuePoint{unit.index == 1 ? 2 : unit.index * 3 - 1, -1, {}};
        case UnitKind::school_year:
            return begins ? DuePoint{8, -1, {}} : DuePoint{5, -1, {}};
        case UnitKind::school_year_start:
            return begins ? DuePoint{8, -1, {}} : DuePoint{9, 10, {}};
        case UnitKind::school_year_end:
            return begins ? DuePoint{5, 20, {}} : DuePoint{5, -1, {}};
        case UnitKind::year:
            if (!begins) return DuePoint{12, 31, {}};
            return std::nullopt;
        default:
            return std::nullopt;
    }
}

// The month a day rule of a quarter or half-year falls in.
std::vector<int> cycle_months(const Frequency& frequency, bool school) {
    std::vector<int> ends;
    switch (frequency.cycle) {
        case Cycle::quarter:
            ends = {3, 6, 9, 12};
            break;
        case Cycle::half_year:
            ends = school ? std::vector{5, 12} : std::vector{6, 12};
            break;
        case Cycle::year:
            ends = {school ? 8 : 12};
            break;
        default:
            return {};
    }
    for (int& month : ends) {
        if (frequency.month == MonthOfCycle::following) month = month % 12 + 1;
        if (frequency.month == MonthOfCycle::first && frequency.cycle == Cycle::quarter) month -= 2;
    }
    sort_unique(ends);
    return ends;
}

std::vector<int> rule_days(const Frequency& frequency) {
    if (frequency.cycle == Cycle::half_month) return {15, -1};
    if (frequency.cycle == Cycle::decade) return {10, 20, -1};
    if (frequency.days.empty()) return {-1};
    std::vector<int> days;
    for (const DayRule& day : frequency.days)
        days.push_back(day.last);
    std::sort(days.begin(), days.end(), [](int a, int b) { return day_order(a) < day_order(b); });
    days.erase(std::unique(days.begin(), days.end()), days.end());
    return days;
}

std::vector<WeekdayRule> sorted(std::vector<WeekdayRule> weekdays) {
    std::sort(weekdays.begin(), weekdays.end(), [](const WeekdayRule& a, const WeekdayRule& b) {
        return std::pair{day_order(a.nth), a.weekday} < std::pair{day_order(b.nth), b.weekday};
    });
    weekdays.erase(std::unique(weekdays.begin(), weekdays.end()), weekdays.end());
    return weekdays;
}

}  // namespace

std::string rule_text(Rule rule) {
    std::string text = "FREQ=";
    text += rule.freq;
    if (rule.interval > 1) text += ";INTERVAL=" + std::to_string(rule.interval);
    append_list(text, ";BYMONTH=", rule.months);
    append_list(text, ";BYMONTHDAY=", rule.month_days);
    if (!rule.weekdays.empty()) {
        text += ";BYDAY=";
        const auto weekdays = sorted(std::move(rule.weekdays));
        for (std::size_t i = 0; i < weekdays.size(); ++i) {
            if (i > 0) text += ',';
            if (weekdays[i].nth != 0) text += std::to_string(weekdays[i].nth);
            text += kDays.at(static_cast<std::size_t>(weekdays[i].weekday) - 1);
        }
    }
    return text;
}

std::optional<Rule> frequency_rule(const Frequency& frequency, unsigned months, bool school) {
    Rule rule;
    rule.interval = frequency.interval;
    rule.months = months_in(months);
    switch (frequency.cycle) {
        case Cycle::week:
            rule.freq = "WEEKLY";
            rule.weekdays = frequency.weekdays;
            if (rule.weekdays.empty()) rule.weekdays.push_back({0, 7});
            return rule;
        case Cycle::month:
        case Cycle::half_month:
        case Cycle::decade:
            rule.freq = "MONTHLY";
            if (frequency.weekdays.empty()) {
                rule.month_days = rule_days(frequency);
            } else {
                rule.weekdays = frequency.weekdays;
            }
            return rule;
        case Cycle::quarter:
        case Cycle::half_year: {
            if (frequency.interval > 1) {
                if (months != 0 || school || !frequency.days.empty()) return std::nullopt;
                rule.freq = "MONTHLY";
                rule.interval *= frequency.cycle == Cycle::quarter ? 3 : 6;
                rule.month_days = {-1};
                return rule;
            }
            rule.freq = "YEARLY";
            std::vector<int> kept = cycle_months(frequency, school);
            std::erase_if(kept, [months](int month) {
                return months != 0 && (months >> static_cast<unsigned>(month) & 1U) == 0;
            });
            if (kept.empty()) return std::nullopt;
            rule.months = kept;
            if (frequency.weekdays.empty()) {
                rule.month_days = rule_days(frequency);
            } else {
                rule.weekdays = frequency.weekdays;
            }
            return rule;
        }
        case Cycle::year:
            rule.freq = "YEARLY";
            rule.months = {school ? 8 : 12};
            rule.month_days = {31};
            if (!frequency.days.empty()) {
                rule.months = cycle_months(frequency, school);
                rule.month_days = rule_days(frequency);
            }
            return rule;
        case Cycle::school_quarter:
            break;
    }
    return std::nullopt;
}

std::optional<Rule> yearly_rule(const std::vector<Window>& windows, int interval, bool school) {
    Rule rule;
    rule.freq = "YEARLY";
    rule.interval = interval;
    for (const Window& window : windows) {
        const auto point = due_point(window, school);
        if (!point) return std::nullopt;
        rule.months.push_back(point->month);
        if (point->day != 0) {
            rule.month_days.push_back(point->day);
        } else {
            rule.weekdays.push_back(point->weekday);
        }
    }
    sort_unique(rule.months);
    sort_unique(rule.month_days);
    rule.weekdays = sorted(std::move(rule.weekdays));
    const std::size_t days = rule.month_days.size() + rule.weekdays.size();
    if (days == 1) return rule;
    // several days of one month are one rule; several days in several months would cross
    if (rule.months.size() != 1 || !rule.weekdays.empty()) return std::nullopt;
    std::sort(rule.month_days.begin(), rule.month_days.end(),
              [](int a, int b) { return day_order(a) < day_order(b); });
    return rule;
}

}  // namespace sroki::scheduler::language
