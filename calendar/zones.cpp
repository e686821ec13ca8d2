#include "calendar/zones.h"

#include <stdexcept>

#include <date/tz.h>

namespace sroki::calendar {

namespace {

using std::chrono::seconds;
using std::chrono::year_month_day;

// The database lists transitions up to this year; later ones are given by a rule.
constexpr std::chrono::year kLastListedYear{2037};

bool begins_on(std::chrono::year year, std::chrono::weekday weekday) {
    return std::chrono::weekday{scheduler::Date{year / 1 / 1}} == weekday;
}

// A zone that still changes its offset in the last listed year goes on doing so by a rule.
bool changes_for_ever(const date::time_zone& zone) {
    const auto in_summer = zone.get_info(scheduler::Date{kLastListedYear / 7 / 1});
    const auto in_winter = zone.get_info(scheduler::Date{kLastListedYear / 12 / 31});
    return in_summer.offset != in_winter.offset;
}

// Days to take from a time past the listed years to reach a year with the same weekdays.
std::chrono::days days_to_listed_year(const date::time_zone& zone, seconds since_epoch) {
    const scheduler::Date day{std::chrono::floor<std::chrono::days>(since_epoch)};
    const std::chrono::year year = year_month_day{day}.year();
    if (year <= kLastListedYear || !changes_for_ever(zone)) return std::chrono::days{0};
    const scheduler::Date start{year / 1 / 1};
    std::chrono::year twin = kLastListedYear;
    while (twin.is_leap() != year.is_leap() || !begins_on(twin, std::chrono::weekday{start})) {
        twin -= std::chrono::years{1};
    }
    return start - scheduler::Date{twin / 1 / 1};
}

const date::time_zone& locate(std::string_view name) {
    return *date::locate_zone(name);
}

ZoneSpan span_of(const date::sys_info& info) {
    return {info.begin, info.offset, info.save != std::chrono::minutes{0}, info.abbrev};
}

}  // namespace

bool is_zone(std::string_view name) {
    if (name == "localtime") return false;  // this machine's own, no name of a zone
    try {
        return date::locate_zone(name) != nullptr;
    } catch (const std::runtime_error&) {
        return false;
    }
}

LocalTime to_local(std::string_view zone, Instant instant) {
    const date::time_zone& found = locate(zone);
    const auto shift = days_to_listed_year(found, instant.time_since_epoch());
    const date::sys_info info = found.get_info(instant - shift);
    return LocalTime{instant.time_since_epoch() + info.offset};
}

scheduler::Date local_day(std::string_view zone, Instant instant) {
    const seconds local = to_local(zone, instant).time_since_epoch();
    return scheduler::Date{std::chrono::floor<std::chrono::days>(local)};
}

Instant to_instant(std::string_view zone, LocalTime local) {
    const seconds since_epoch = local.time_since_epoch();
    const date::time_zone& found = locate(zone);
    const auto shift = days_to_listed_year(found, since_epoch);
    // `first` is the offset before a transition in both doubtful cases.
    const date::local_info info = found.get_info(date::local_seconds{since_epoch - shift});
    return Instant{since_epoch - info.first.offset};
}

std::vector<ZoneSpan> zone_spans(std::string_view zone, Instant first, Instant last) {
    std::vector<ZoneSpan> spans;
    const date::time_zone& found = locate(zone);
    for (date::sys_info info = found.get_info(first);; info = found.get_info(info.end)) {
        spans.push_back(span_of(info));
        if (info.end > last) return spans;
    }
}

}  // namespace sroki::calendar
