#include "calendar/event_series.h"

#include <algorithm>

#include "scheduler/recurrence_window.h"

namespace sroki::calendar {

namespace {

using scheduler::Date;
using scheduler::Period;
using scheduler::RecurrenceRule;
using std::chrono::days;
using std::chrono::seconds;

template <class Values>
bool contains(const Values& values, LocalTime moment) {
    return std::find(values.begin(), values.end(), moment) != values.end();
}

// The moments that the rule gives in [first, last]; UNTIL in UTC is compared as an instant.
std::vector<LocalTime> moments_of_rule(const Event& event, LocalTime first, LocalTime last) {
    auto rule = scheduler::parse_recurrence(event.rule);
    if (!rule) return {};
    std::optional<Instant> until;
    if (rule->until && rule->is_until_utc) {
        until = Instant{rule->until->time_since_epoch()};
        // Local order may differ from that of instants near a change of the offset.
        rule->until = to_local(event.timezone, *until) + days{1};
    }
    const LocalTime start = local_start(event.when, event.timezone);
    auto moments = scheduler::expand_between(*rule, start, first, last, kInstancesMax);
    if (until) {
        std::erase_if(
            moments, [&](LocalTime moment) { return to_instant(event.timezone, moment) > *until; });
    }
    return moments;
}

// Rule and dates together, without the exceptions; in order, each once.
std::vector<LocalTime> moments_between(const Event& event, LocalTime first, LocalTime last) {
    const LocalTime start = local_start(event.when, event.timezone);
    std::vector<LocalTime> moments;
    if (!event.rule.empty()) {
        moments = moments_of_rule(event, first, last);
    } else if (first <= start && start <= last) {
        moments.push_back(start);
    }
    std::copy_if(event.dates.begin(), event.dates.end(), std::back_inserter(moments),
                 [&](LocalTime moment) { return first <= moment && moment <= last; });
    std::sort(moments.begin(), moments.end());
    moments.erase(std::unique(moments.begin(), moments.end()), moments.end());
    std::erase_if(moments, [&](LocalTime moment) { return contains(event.exceptions, moment); });
    return moments;
}

EventInstance plain_instance(const Event& event, LocalTime moment) {
    return {moment,      time_at(event, moment), event.title,
            event.place, event.description,      event.state};
}

bool touches(const Event& event, const EventTime& when, const Period& range) {
    const Period own = days_of(when, event.timezone);
    return own.first <= range.last && own.last >= range.first;
}

LocalTime midnight(Date date) {
    return LocalTime{date.time_since_epoch()};
}

}  // namespace

EventTime time_at(const Event& event, LocalTime moment) {
    if (const auto* whole = std::get_if<Period>(&event.when)) {
        const Date first{std::chrono::floor<days>(moment.time_since_epoch())};
        return Period{first, first + (whole->last - whole->first)};
    }
    const auto& span = std::get<TimeSpan>(event.when);
    const Instant starts = to_instant(event.timezone, moment);
    return TimeSpan{starts, starts + (span.ends - span.starts)};
}

EventInstance instance_of(const Event& event, const EventOverride& changed) {
    EventInstance instance = plain_instance(event, changed.recurrence_id);
    instance.is_override = true;
    instance.when = changed.when.value_or(instance.when);
    instance.title = changed.title.value_or(event.title);
    instance.place = changed.place.value_or(event.place);
    instance.description = changed.description.value_or(event.description);
    if (event.state != EventState::cancelled) instance.state = changed.state.value_or(event.state);
    return instance;
}

std::vector<EventInstance> instances_between(const Event& event, const Period& range) {
    const Period first = days_of(event.when, event.timezone);
    // An instance that began before the range may reach into it.
    const LocalTime since = midnight(range.first) - (first.last - first.first) - days{1};
    const LocalTime till = midnight(range.last) + days{1} - seconds{1};
    std::vector<EventInstance> instances;
    const auto keep = [&](EventInstance instance) {
        if (touches(event, instance.when, range)) instances.push_back(std::move(instance));
    };
    for (const LocalTime moment : moments_between(event, since, till)) {
        if (find_override(event, moment) == nullptr) keep(plain_instance(event, moment));
    }
    for (const EventOverride& changed : event.overrides) {
        if (!contains(event.exceptions, changed.recurrence_id)) {
            keep(instance_of(event, changed));
        }
    }
    std::stable_sort(instances.begin(), instances.end(), [&](const auto& a, const auto& b) {
        return local_start(a.when, event.timezone) < local_start(b.when, event.timezone);
    });
    if (instances.size() > kInstancesMax) instances.resize(kInstancesMax);
    return instances;
}

bool has_instance(const Event& event, LocalTime moment) {
    return !moments_between(event, moment, moment).empty();
}

bool is_of_rule(const Event& event, LocalTime moment) {
    if (event.rule.empty()) return moment == local_start(event.when, event.timezone);
    return !moments_of_rule(event, moment, moment).empty();
}

std::size_t count_of_rule_before(const Event& event, LocalTime moment) {
    const LocalTime start = local_start(event.when, event.timezone);
    return moments_of_rule(event, start, moment - seconds{1}).size();
}

SeriesDays series_days(const Event& event) {
    const Period own = days_of(event.when, event.timezone);
    SeriesDays found{own.first, own.last};
    if (!event.rule.empty()) {
        const auto rule = scheduler::parse_recurrence(event.rule);
        const days length = own.last - own.first + days{1};
        if (rule && rule->until) {
            const Date until{std::chrono::floor<days>(rule->until->time_since_epoch())};
            found.last = std::max(own.last, until + length);
        } else if (rule && rule->count) {
            const LocalTime start = local_start(event.when, event.timezone);
            const auto moments = scheduler::expand_recurrence(*rule, start, kInstancesMax);
            const LocalTime last = moments.empty() ? start : moments.back();
            found.last = Date{std::chrono::floor<days>(last.time_since_epoch())} + length;
        } else {
            found.last.reset();
        }
    }
    const auto include = [&](const EventTime& when) {
        const Period other = days_of(when, event.timezone);
        found.first = std::min(found.first, other.first);
        if (found.last) found.last = std::max(*found.last, other.last);
    };
    for (const LocalTime moment : event.dates)
        include(time_at(event, moment));
    for (const EventOverride& changed : event.overrides)
        include(instance_of(event, changed).when);
    for (const EventStage& stage : event.stages)
        include(stage.days);
    return found;
}

std::string rule_with_end(std::string_view rule, std::string_view end) {
    std::string text;
    const auto add = [&text](std::string_view part) {
        if (part.empty()) return;
        if (!text.empty()) text += ';';
        text += part;
    };
    while (!rule.empty()) {
        const std::size_t semicolon = std::min(rule.find(';'), rule.size());
        const std::string_view part = rule.substr(0, semicolon);
        if (!part.starts_with("COUNT=") && !part.starts_with("UNTIL=")) add(part);
        rule.remove_prefix(std::min(semicolon + 1, rule.size()));
    }
    add(end);
    return text;
}

}  // namespace sroki::calendar
