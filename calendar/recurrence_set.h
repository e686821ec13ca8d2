#pragma once
// A recurrence set (RFC 5545 section 3.8.5): DTSTART, RRULE, RDATE and EXDATE together, as moments
// of a zone. Rules are expanded in local time (scheduler/recurrence.h); each moment becomes an
// instant by the tz database. A repeated hour means its first instant. A moment in a skipped hour
// is kept and read with the offset before the gap (section 3.3.5), as calendars in use do, so that
// a daily meeting does not lose its day. Where times have a zone, moments are told apart by their
// instants: two local times of one instant are one moment, an exception in UTC takes away its own.
// Thread contract: pure functions (the tz database is read). Errors are returned.

#include <optional>
#include <string>
#include <vector>

#include <tl/expected.hpp>

#include "calendar/zones.h"

namespace sroki::calendar {

// As written in iCalendar: "20211130", "20211130T090000", "20211130T060000Z".
struct RecurrenceSet {
    std::string start;
    std::string timezone{};  // IANA name; empty: floating, or UTC when `start` ends with Z
    std::string rule{};      // empty: none
    std::vector<std::string> dates{};       // RDATE; of a period, its start
    std::vector<std::string> exceptions{};  // EXDATE; a date takes away all of its day
};

struct RecurrenceMoment {
    LocalTime local;
    bool has_time = false;
    std::optional<Instant> instant;  // nothing for whole days and floating times

    friend bool operator==(const RecurrenceMoment&, const RecurrenceMoment&) = default;
};

enum class RecurrenceSetErrorCode { bad_start, bad_rule, bad_date, unknown_timezone };

struct RecurrenceSetError {
    RecurrenceSetErrorCode code = RecurrenceSetErrorCode::bad_start;
    std::string detail;  // the words that are wrong
};

// The first `limit` moments, in the order of time, each once.
[[nodiscard]] tl::expected<std::vector<RecurrenceMoment>, RecurrenceSetError> expand_set(
    const RecurrenceSet& set, std::size_t limit);

}  // namespace sroki::calendar
