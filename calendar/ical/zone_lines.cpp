#include "calendar/ical/zone_lines.h"

#include <vector>

#include "calendar/event_series.h"
#include "calendar/ical/ical_values.h"

namespace sroki::calendar {

namespace {

using std::chrono::days;
using std::chrono::seconds;

// The last transition that the database lists has passed by then.
constexpr Instant kLastListed{scheduler::Date{std::chrono::year{2037} / 12 / 31}};

}  // namespace

void include_zones(ZoneRanges& zones, const Event& event) {
    const auto* span = std::get_if<TimeSpan>(&event.when);
    if (span == nullptr) return;
    InstantRange& range = zones[event.timezone];
    range.include(span->starts);
    range.include(span->ends);
    if (!event.is_series()) return;
    const SeriesDays series = series_days(event);
    range.include(Instant{series.first});
    range.include(series.last ? Instant{*series.last + days{1}}
                              : std::max(kLastListed, span->ends));
}

void add_zone(ContentLines& lines, const std::string& zone, InstantRange range) {
    if (range.is_empty()) range.include(kLastListed);
    lines.add("BEGIN", "VTIMEZONE");
    lines.add("TZID", zone);
    const std::vector<ZoneSpan> spans = zone_spans(zone, range.first, range.last);
    seconds before = spans.front().offset;
    for (std::size_t i = 0; i < spans.size(); ++i) {
        const ZoneSpan& span = spans[i];
        const std::string_view block = span.is_daylight ? "DAYLIGHT" : "STANDARD";
        lines.add("BEGIN", block);
        // The onset is a local time of the offset before it (RFC 5545 section 3.6.5).
        lines.add("DTSTART",
                  i == 0 ? "19700101T000000" : ical_time(span.since.time_since_epoch() + before));
        lines.add("TZOFFSETFROM", ical_offset(before));
        lines.add("TZOFFSETTO", ical_offset(span.offset));
        lines.add_text("TZNAME", span.abbreviation);
        lines.add("END", block);
        before = span.offset;
    }
    lines.add("END", "VTIMEZONE");
}

}  // namespace sroki::calendar
