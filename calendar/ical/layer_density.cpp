#include "calendar/ical/layer_density.h"

#include <algorithm>
#include <vector>

#include "calendar/event_series.h"
#include "scheduler/recurrence.h"

namespace sroki::calendar {

namespace {

using std::chrono::days;

constexpr days kDaysLookedAt{3'000};

std::vector<LocalTime> first_moments_of_rule(const Event& series) {
    auto rule = scheduler::parse_recurrence(series.rule);
    const LocalTime start = local_start(series.when, series.timezone);
    if (!rule) return {start};
    const LocalTime end = start + kDaysLookedAt * rule->interval;
    rule->until = std::min(rule->until.value_or(end), end);
    return scheduler::expand_recurrence(*rule, start, kInstancesMax);
}

}  // namespace

std::size_t instances_of_busiest_days(const Event& series) {
    std::vector<LocalTime> moments = first_moments_of_rule(series);
    moments.insert(moments.end(), series.dates.begin(), series.dates.end());
    const scheduler::Period own = days_of(series.when, series.timezone);
    days length = own.last - own.first;
    for (const EventOverride& changed : series.overrides) {
        if (!changed.when) continue;  // where the series has it: counted above
        const scheduler::Period moved = days_of(*changed.when, series.timezone);
        moments.push_back(LocalTime{moved.first.time_since_epoch()});
        length = std::max(length, moved.last - moved.first);
    }
    std::sort(moments.begin(), moments.end());
    std::size_t most = 0;
    auto first = moments.begin();
    for (auto last = moments.begin(); last != moments.end(); ++last) {
        while (*last - *first >= kBusyDays + length)
            ++first;
        most = std::max(most, static_cast<std::size_t>(last - first) + 1);
    }
    return most;
}

}  // namespace sroki::calendar
