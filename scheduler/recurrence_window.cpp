#include "scheduler/recurrence_window.h"

#include <algorithm>

namespace sroki::scheduler {

namespace {

using std::chrono::days;
using std::chrono::local_days;
using std::chrono::year_month_day;

// Moments walked through before the window, at most.
constexpr std::size_t kMomentsMax = 100'000;
// Every month has these days: a start on one of them moves by whole months and stays itself.
constexpr std::chrono::day kLastCommonDay{28};

// How many whole intervals of `size` fit in `distance`, less one to be safe.
std::int64_t intervals_in(std::int64_t distance, std::int64_t size) {
    return std::max<std::int64_t>(distance / size - 1, 0);
}

LocalSeconds later_by_days(LocalSeconds start, LocalSeconds first, std::int64_t interval_days) {
    const std::int64_t distance = std::chrono::floor<days>(first - start).count();
    return start + days{intervals_in(distance, interval_days) * interval_days};
}

LocalSeconds later_by_months(LocalSeconds start, LocalSeconds first, std::int64_t interval_months) {
    const auto start_day = std::chrono::floor<days>(start);
    const year_month_day from{start_day};
    const year_month_day to{std::chrono::floor<days>(first)};
    if (from.day() > kLastCommonDay) return start;
    const std::int64_t distance = (to.year() / to.month() - from.year() / from.month()).count();
    const std::chrono::months shift{intervals_in(distance, interval_months) * interval_months};
    return LocalSeconds{local_days{from + shift}} + (start - start_day);
}

// A start of the same phase and the same defaults (time, weekday, day of the month) that lies
// nearer to `first`. A COUNT must be counted from the true start.
LocalSeconds later_start(const RecurrenceRule& rule, LocalSeconds start, LocalSeconds first) {
    if (rule.count || first <= start) return start;
    switch (rule.frequency) {
        case Frequency::daily:
            return later_by_days(start, first, rule.interval);
        case Frequency::weekly:
            return later_by_days(start, first, 7 * rule.interval);
        case Frequency::monthly:
            return later_by_months(start, first, rule.interval);
        case Frequency::yearly:
            // Weeks of a year take their weekday from the start.
            return rule.by_week.empty() ? later_by_months(start, first, 12 * rule.interval) : start;
        default:
            return start;
    }
}

}  // namespace

std::vector<LocalSeconds> expand_between(RecurrenceRule rule, LocalSeconds start,
                                         LocalSeconds first, LocalSeconds last, std::size_t limit) {
    if (last < start || last < first) return {};
    rule.until = std::min(rule.until.value_or(last), last);
    auto moments = expand_recurrence(rule, later_start(rule, start, first), kMomentsMax);
    moments.erase(moments.begin(), std::lower_bound(moments.begin(), moments.end(), first));
    if (moments.size() > limit) moments.resize(limit);
    return moments;
}

}  // namespace sroki::scheduler
