#pragma once
// Reads a foreign iCalendar file as the events of a layer. What can't be shown for certain is left
// out and reported: a wrong date is worse than none. Alarms, attendees, organizers, attachments and
// methods are taken off: they are not ours to publish (personal data, invitations).
// Recurrence is expanded by our own iterator (calendar/event_series.h), not by the file's program.
// Limits: kFileBytesMax, kLayerEventsMax, kLayerSeriesMax; a series at no more than four times of a
// day, and of all series together no more than kLayerInstancesMax instances in any month: those by
// which it would be more are left out. Entries that ended more than kLayerPast before `today` or
// begin more than kLayerAhead after it are left out.
// Thread contract: pure functions (the tz and ICU data are read). Errors are returned.

#include <array>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include <tl/expected.hpp>

#include "calendar/event.h"

namespace sroki::calendar {

inline constexpr std::size_t kLayerEventsMax = 5'000;
inline constexpr std::size_t kLayerSeriesMax = 1'000;
inline constexpr std::size_t kLayerInstancesMax = 2'000;
inline constexpr std::chrono::days kLayerPast{366};
inline constexpr std::chrono::days kLayerAhead{3 * 366};

enum class LeftOutCode {
    no_start,
    bad_time,          // a start or end that is no time, or a year too far away
    unknown_timezone,  // a TZID that means nothing to us and is not defined in the file
    bad_rule,
    rule_too_frequent,  // more often than four times a day
    several_rules,      // two RRULEs, or an EXRULE
    range_override,     // RECURRENCE-ID with RANGE
    superseded,         // an older revision of an entry that is there too
    task_without_date,
    not_an_event,  // VJOURNAL, VFREEBUSY
    too_old,
    too_far,
    too_many,
    unreadable_line,
    broken_series,  // one of its changed instances was left out
};
inline constexpr std::size_t kLeftOutCodes = 15;

struct LeftOut {
    std::size_t count = 0;
    std::vector<std::string> examples{};  // titles, a few
};

struct LayerReading {
    std::string title;          // as the file calls itself; empty: it doesn't, or by an address
    std::vector<Event> events;  // `uid` as in the file, unique; `sequence` as in the file
    std::map<LeftOutCode, LeftOut> left_out;
    std::map<std::string, std::size_t> taken_off;  // "VALARM", "ATTENDEE", …: how many
};

enum class LayerFault {
    too_large,
    not_a_calendar,  // no BEGIN:VCALENDAR
    truncated,       // no END:VCALENDAR: a download that was cut
};

struct LayerContext {
    std::string timezone;  // for times without a zone, when the file doesn't say
    scheduler::Date today;
};

[[nodiscard]] tl::expected<LayerReading, LayerFault> read_layer(std::string_view bytes,
                                                                const LayerContext& context);

}  // namespace sroki::calendar
