#include "calendar/zones.h"

#include <algorithm>
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

// What begins after the listed years, up to `last`, as it does in years of the same calendar.
void add_unlisted_spans(const date::time_zone& zone, Instant last, std::vector<ZoneSpan>& spans) {
    const std::chrono::year last_year =
        year_month_day{std::chrono::floor<std::chrono::days>(last)}.year();
    for (auto year = kLastListedYear + std::chrono::years{1}; year <= last_year; ++year) {
        const scheduler::Date start{year / 1 / 1};
        const auto shift = days_to_listed_year(zone, start.time_since_epoch());
        const Instant end{scheduler::Date{(year + std::chrono::years{1}) / 1 / 1} - shift};
        for (date::sys_info info = zone.get_info(Instant{start} - shift); info.end < end;) {
            info = zone.get_info(info.end);
            ZoneSpan span = span_of(info);
            span.since += shift;
            if (span.since <= last) spans.push_back(std::move(span));
        }
    }
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
    constexpr Instant kListedEnd{scheduler::Date{kLastListedYear / 12 / 31}};
    std::vector<ZoneSpan> spans;
    const date::time_zone& found = locate(zone);
    const Instant listed_last = std::min(last, kListedEnd);
    date::sys_info info = found.get_info(std::min(first, kListedEnd));
    for (; info.end <= listed_last; info = found.get_info(info.end))
        spans.push_back(span_of(info));
    spans.push_back(span_of(info));
    if (changes_for_ever(found)) add_unlisted_spans(found, last, spans);
    const auto is_over = [&](const ZoneSpan& next) { return next.since > first; };
    const auto after = std::find_if(spans.begin() + 1, spans.end(), is_over);
    spans.erase(spans.begin(), after - 1);
    return spans;
}

}  // namespace sroki::calendar
