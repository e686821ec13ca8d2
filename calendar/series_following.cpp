#include "calendar/series_following.h"

#include <algorithm>

#include "calendar/event_rules.h"
#include "calendar/event_series.h"
#include "scheduler/recurrence.h"

namespace sroki::calendar {

namespace {

using std::chrono::days;
using std::chrono::seconds;

std::chrono::local_days day_of(LocalTime moment) {
    return std::chrono::floor<days>(moment);
}

seconds hour_of(LocalTime moment) {
    return moment - day_of(moment);
}

class Following {
  public:
    Following(const Event& before, const Event& event)
        : before_(before),
          old_start_(local_start(before.when, before.timezone)),
          new_start_(local_start(event.when, event.timezone)),
          is_other_form_(before.is_whole_days() != event.is_whole_days()) {}

    void move_by(days shift) { shift_ = shift; }
    [[nodiscard]] days start_shift() const { return day_of(new_start_) - day_of(old_start_); }

    [[nodiscard]] LocalTime date(LocalTime moment) const {
        const bool has_own_hour = hour_of(moment) != hour_of(old_start_);
        return has_own_hour && !is_other_form_ ? moment : day_of(moment) + hour_of(new_start_);
    }

    [[nodiscard]] LocalTime instance(LocalTime moment) const {
        return is_of_rule(before_, moment) ? date(moment) + shift_ : date(moment);
    }

    [[nodiscard]] std::string rule(const Event& event) const {
        const auto parsed = scheduler::parse_recurrence(before_.rule);
        if (!parsed || !parsed->until) return event.rule;
        LocalTime until = *parsed->until;
        if (parsed->is_until_utc) {
            until = to_local(before_.timezone, Instant{until.time_since_epoch()});
        }
        const bool is_day_in = before_.is_whole_days() || hour_of(until) >= hour_of(old_start_);
        const LocalTime last = day_of(until) - days{is_day_in ? 0 : 1} + shift_;
        return rule_with_end(event.rule, "UNTIL=" + scheduler::format_ical_moment(last, false));
    }

  private:
    const Event& before_;
    const LocalTime old_start_;
    const LocalTime new_start_;
    const bool is_other_form_;
    days shift_{0};
};

// `event` with what goes along from `before`.
Event followed(const Event& before, const Event& event, const Following& following) {
    Event moved = event;
    if (event.rule == before.rule) moved.rule = following.rule(event);
    moved.rule = rule_with_normal_until(moved);
    if (event.dates == before.dates) {
        for (LocalTime& moment : moved.dates)
            moment = following.date(moment);
    }
    if (event.exceptions == before.exceptions) {
        for (LocalTime& moment : moved.exceptions)
            moment = following.instance(moment);
    }
    for (EventOverride& changed : moved.overrides)
        changed.recurrence_id = following.instance(changed.recurrence_id);
    return moved;
}

// Whether what the old rule gives from both starts on is given by the new one on the same days.
bool keeps_days(const Event& before, const Event& moved, const Following& following) {
    constexpr days kLookedAt{800};
    constexpr std::size_t kInstancesLookedAt = 20;
    Event old = before;
    old.dates.clear();
    old.exceptions.clear();
    old.overrides.clear();
    Event fresh = moved;
    fresh.rule = rule_with_end(fresh.rule, "");
    const scheduler::Date first = std::max(days_of(before.when, before.timezone).first,
                                           days_of(moved.when, moved.timezone).first);
    const auto instances = instances_between(old, {first, first + kLookedAt});
    const auto last = instances.begin() +
                      static_cast<std::ptrdiff_t>(std::min(instances.size(), kInstancesLookedAt));
    return std::all_of(instances.begin(), last, [&](const EventInstance& instance) {
        return is_of_rule(fresh, following.instance(instance.recurrence_id));
    });
}

}  // namespace

void follow_start(const Event& before, Event& event) {
    const bool is_same_start =
        before.when.index() == event.when.index() && before.timezone == event.timezone &&
        local_start(before.when, before.timezone) == local_start(event.when, event.timezone);
    if (is_same_start || !before.is_series() || !event.is_series()) return;
    Following following(before, event);
    Event moved = followed(before, event, following);
    if (!keeps_days(before, moved, following)) {
        following.move_by(following.start_shift());
        moved = followed(before, event, following);
    }
    event = std::move(moved);
}

void keep_hours_in_zone(Event& event, const std::string& timezone) {
    const auto move = [&](EventTime& when) {
        auto* span = std::get_if<TimeSpan>(&when);
        if (span == nullptr) return;
        span->starts = to_instant(timezone, to_local(event.timezone, span->starts));
        span->ends = to_instant(timezone, to_local(event.timezone, span->ends));
    };
    move(event.when);
    for (EventOverride& changed : event.overrides) {
        if (changed.when) move(*changed.when);
    }
    event.timezone = timezone;
}

}  // namespace sroki::calendar
