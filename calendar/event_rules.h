#pragma once
// What an event must be to be kept: every rule of its fields in one place, so that no door (REST,
// command line, page) lets in what a feed or a page could not show.
// Thread contract: pure functions (the tz database is read). Errors: the field by its name in the
// API ("title", "stages/0/title") and a code; the Russian sentence is chosen at the edge.

#include <tl/expected.hpp>

#include "calendar/event.h"

namespace sroki::calendar {

enum class EventFaultCode {
    empty,
    too_long,          // detail: the most bytes
    too_many,          // detail: the most entries
    bad_link,          // neither http:// nor https://
    unknown_timezone,  // detail: the name
    ends_before_start,
    lasts_too_long,  // detail: the most days
    year_out_of_range,
    bad_rule,           // detail: the part of the rule that is wrong
    rule_too_frequent,  // more often than daily
    rule_too_large,     // COUNT or INTERVAL; detail: the most
    rule_misses_start,  // it doesn't give the event's own start, or gives nothing at all
    not_recurring,      // exceptions or overrides of an event that is no series
    no_such_instance,   // detail: the moment
    mixed_forms,        // whole days beside hours in one series
    split_at_start,     // nothing would be left of the series
    split_off_rule,     // at a further date, from which no rule goes on; detail: the moment
    not_found,
    changed_meanwhile,  // `revision` is not the stored one
};

struct EventFault {
    EventFaultCode code = EventFaultCode::not_found;
    std::string field{};
    std::string detail{};
};

inline constexpr std::int64_t kRuleCountMax = 1'000;
inline constexpr std::int64_t kRuleIntervalMax = 1'000;
inline constexpr std::chrono::days kEventDaysMax{400};
inline constexpr std::size_t kStagesMax = 50;

// The event in its normal form (rule without prefix and with UNTIL as RFC 5545 wants it; dates
// sorted), or the first fault.
[[nodiscard]] tl::expected<Event, EventFault> check_event(Event event);

// The event's rule with UNTIL in the form that RFC 5545 section 3.3.10 asks for: a date beside
// whole days, else UTC. A rule without UNTIL, or one that can't be read, stays as it is.
[[nodiscard]] std::string rule_with_normal_until(const Event& event);

// "20261112T150000", of a whole-day series "20261112": how an instance is named.
[[nodiscard]] std::string name_of_moment(const Event& event, LocalTime moment);

}  // namespace sroki::calendar
