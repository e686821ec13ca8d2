#pragma once
// Recurrence rules (RFC 5545 section 3.3.10) read and expanded, in local time without a zone: the
// caller turns the results into instants. Our own iterator, for libical 3.0.16 is wrong on many
// rules the RFC allows (a negative BYMONTHDAY under DAILY, BYWEEKNO around week 53, BYSETPOS with
// times, BYYEARDAY with BYMONTH).
// Choices the RFC leaves open: DTSTART is in the set only if the rule gives it; parts that the RFC
// calls not applicable to a frequency limit it.
// Expansion is bounded by `limit`, by the year 9999, and by the number of empty periods in a row,
// so no rule can hang it.
// Shapes: local civil seconds; a rule of days has no time of day. Thread contract: pure functions.

#include <bitset>
#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <tl/expected.hpp>

#include "scheduler/date.h"

namespace sroki::scheduler {

using LocalSeconds = std::chrono::local_seconds;

enum class Frequency { secondly, minutely, hourly, daily, weekly, monthly, yearly };

// The second Tuesday, the last Friday; ordinal 0: every one.
struct OrdinalWeekday {
    int ordinal = 0;
    std::chrono::weekday weekday;
};

struct RecurrenceRule {
    Frequency frequency = Frequency::yearly;
    std::int64_t interval = 1;
    std::optional<std::int64_t> count;
    // The last moment that may still be one; a date means its whole day.
    std::optional<LocalSeconds> until;
    bool is_until_utc = false;  // `until` is in UTC: the caller compares instants
    std::chrono::weekday week_start = std::chrono::Monday;
    // Empty: the part is absent. Numbers as written, negative ones count from the end.
    std::vector<int> by_second;
    std::vector<int> by_minute;
    std::vector<int> by_hour;
    std::vector<OrdinalWeekday> by_day;
    std::vector<int> by_month_day;
    std::vector<int> by_year_day;
    std::vector<int> by_week;
    std::vector<int> by_month;
    std::vector<int> by_position;
};

struct RecurrenceError {
    std::string part;  // the part of the rule that is wrong, as written
};

// "FREQ=MONTHLY;BYDAY=-1FR", with or without "RRULE:" before it. Refused: unknown or repeated
// parts, values out of range, COUNT beside UNTIL, an ordinal weekday where it has no meaning.
[[nodiscard]] tl::expected<RecurrenceRule, RecurrenceError> parse_recurrence(std::string_view text);

// The rule as RFC 5545 writes it: capitals, no empty parts, no prefix, no plus; its parts in their
// own order. Of a text that parse_recurrence() takes.
[[nodiscard]] std::string normal_rule(std::string_view text);

// The first `limit` moments of the rule from `start` on, in order.
[[nodiscard]] std::vector<LocalSeconds> expand_recurrence(const RecurrenceRule& rule,
                                                          LocalSeconds start, std::size_t limit);

// "20211130" or "20211130T090000"; nothing for another form or an impossible date.
struct IcalMoment {
    LocalSeconds local;
    bool has_time = false;
    bool is_utc = false;  // a Z stands at the end
};
[[nodiscard]] std::optional<IcalMoment> parse_ical_moment(std::string_view text);
[[nodiscard]] std::string format_ical_moment(LocalSeconds local, bool has_time);

}  // namespace sroki::scheduler
