#include "calendar/event.h"

#include <algorithm>

namespace sroki::calendar {

LocalTime local_start(const EventTime& when, const std::string& timezone) {
    if (const auto* days = std::get_if<scheduler::Period>(&when)) {
        return LocalTime{days->first.time_since_epoch()};
    }
    return to_local(timezone, std::get<TimeSpan>(when).starts);
}

const EventOverride* find_override(const Event& event, LocalTime recurrence_id) {
    const auto found =
        std::find_if(event.overrides.begin(), event.overrides.end(),
                     [&](const auto& item) { return item.recurrence_id == recurrence_id; });
    return found == event.overrides.end() ? nullptr : &*found;
}

scheduler::Period days_of(const EventTime& when, const std::string& timezone) {
    if (const auto* days = std::get_if<scheduler::Period>(&when)) return *days;
    const auto& span = std::get<TimeSpan>(when);
    const Instant last = std::max(span.starts, span.ends - std::chrono::seconds{1});
    return {local_day(timezone, span.starts), local_day(timezone, last)};
}

}  // namespace sroki::calendar
