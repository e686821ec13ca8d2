#include "calendar/ical/feed.h"

#include "calendar/ical/content_line.h"
#include "calendar/ical/entry_lines.h"
#include "calendar/ical/event_lines.h"
#include "calendar/ical/feed_ru.h"
#include "calendar/ical/ical_values.h"
#include "calendar/ical/zone_lines.h"
#include "calendar/russian_kinds.h"

namespace sroki::calendar {

namespace {

constexpr std::string_view kProductId = "-//sroki//sroki//RU";
// A readable calendar blue; the name is of CSS3 (RFC 7986 section 5.9), the hex form is Apple's.
constexpr std::string_view kColorName = "steelblue";
constexpr std::string_view kColorHex = "#4682B4";

void add_occurrence(ContentLines& lines, const FeedHeader& header,
                    const OccurrenceRecord& occurrence) {
    const bool is_window = occurrence.from && occurrence.due - *occurrence.from < kWindowDaysMax;
    const bool is_exact = occurrence.from == occurrence.due;
    const bool is_cancelled = occurrence.state == OccurrenceState::cancelled;
    open_entry(lines, "VEVENT", occurrence.uid, occurrence.changed_at, occurrence.sequence);
    add_all_day(lines, is_window ? *occurrence.from : occurrence.due, occurrence.due);
    lines.add_text("SUMMARY", summary_ru(occurrence, !is_window));
    lines.add_text("DESCRIPTION", description_ru(occurrence));
    lines.add_text("CATEGORIES", kind_in_russian(occurrence.kind));
    lines.add("STATUS", is_cancelled ? "CANCELLED" : "CONFIRMED");
    add_busy(lines, is_exact && is_gathering(occurrence.kind) && !is_cancelled);
    if (!header.item_url_base.empty()) {
        const auto item = static_cast<std::int64_t>(occurrence.item);
        lines.add("URL", header.item_url_base + std::to_string(item));
    }
    lines.add("END", "VEVENT");
}

bool is_shown(bool is_cancelled, Instant changed_at, const FeedHeader& header) {
    if (!is_cancelled) return true;
    return header.today - local_day(header.timezone, changed_at) <= kCancelledShown;
}

bool is_shown(const OccurrenceRecord& occurrence, const FeedHeader& header) {
    return is_shown(occurrence.state == OccurrenceState::cancelled, occurrence.changed_at, header);
}

bool is_shown(const Event& event, const FeedHeader& header) {
    return is_shown(event.state == EventState::cancelled, event.changed_at, header);
}

void add_header(ContentLines& lines, const FeedHeader& header) {
    lines.add("BEGIN", "VCALENDAR");
    lines.add("VERSION", "2.0");
    lines.add("PRODID", kProductId);
    lines.add("CALSCALE", "GREGORIAN");
    // Large readers know only the older X- forms, new ones only RFC 7986.
    lines.add_text("NAME", header.title);
    lines.add_text("X-WR-CALNAME", header.title);
    if (!header.description.empty()) {
        lines.add_text("DESCRIPTION", header.description);
        lines.add_text("X-WR-CALDESC", header.description);
    }
    lines.add("X-WR-TIMEZONE", header.timezone);
    lines.add("REFRESH-INTERVAL;VALUE=DURATION", ical_duration(header.renewal));
    lines.add("X-PUBLISHED-TTL", ical_duration(header.renewal));
    lines.add("COLOR", kColorName);
    lines.add("X-APPLE-CALENDAR-COLOR", kColorHex);
}

}  // namespace

std::string render_feed(const FeedHeader& header, std::span<const OccurrenceRecord> occurrences,
                        std::span<const Event> events) {
    ContentLines lines;
    add_header(lines, header);
    // Always there: a calendar without entries needs one component (RFC 5545 section 3.6).
    ZoneRanges zones{{header.timezone, {}}};
    for (const Event& event : events) {
        if (is_shown(event, header)) include_zones(zones, event);
    }
    for (const auto& [zone, range] : zones)
        add_zone(lines, zone, range);
    for (const OccurrenceRecord& occurrence : occurrences) {
        if (is_shown(occurrence, header)) add_occurrence(lines, header, occurrence);
    }
    for (const Event& event : events) {
        if (is_shown(event, header)) add_event(lines, event);
    }
    lines.add("END", "VCALENDAR");
    return lines.take();
}

}  // namespace sroki::calendar
