#include "calendar/ical/feed.h"

#include "calendar/contacts/russian_contacts.h"
#include "calendar/ical/content_line.h"
#include "calendar/ical/entry_lines.h"
#include "calendar/ical/event_lines.h"
#include "calendar/ical/feed_ru.h"
#include "calendar/ical/ical_values.h"
#include "calendar/ical/zone_lines.h"
#include "calendar/russian_kinds.h"
#include "calendar/zones.h"

namespace sroki::calendar {

namespace {

using scheduler::Date;
using std::chrono::days;

constexpr std::string_view kProductId = "-//sroki//sroki//RU";
// A readable calendar blue; the name is of CSS3 (RFC 7986 section 5.9), the hex form is Apple's.
constexpr std::string_view kColorName = "steelblue";
constexpr std::string_view kColorHex = "#4682B4";

// RFC 5545 section 3.3.6, of a length in minutes.
std::string ical_length(std::chrono::minutes length) {
    const auto whole = std::chrono::duration_cast<days>(length);
    const std::chrono::hh_mm_ss rest{length - whole};
    std::string text = "P";
    if (whole.count() != 0) text += std::to_string(whole.count()) + 'D';
    if (rest.to_duration().count() == 0 && whole.count() != 0) return text;
    text += 'T';
    if (rest.hours().count() != 0) text += std::to_string(rest.hours().count()) + 'H';
    if (rest.minutes().count() != 0 || rest.hours().count() == 0) {
        text += std::to_string(rest.minutes().count()) + 'M';
    }
    return text;
}

// A task is counted back from its due day: it may have no start.
void add_alarms(ContentLines& lines, const EntryStyle& style, const std::string& summary,
                bool is_task) {
    for (const std::chrono::minutes before : style.alarms) {
        lines.add("BEGIN", "VALARM");
        lines.add("ACTION", "DISPLAY");
        lines.add(is_task ? "TRIGGER;RELATED=END" : "TRIGGER", '-' + ical_length(before));
        lines.add_text("DESCRIPTION", summary);
        lines.add("END", "VALARM");
    }
}

void add_item_link(ContentLines& lines, const EntryStyle& style, ItemId item) {
    if (style.item_url_base.empty()) return;
    lines.add("URL", style.item_url_base + std::to_string(static_cast<std::int64_t>(item)));
}

// What an obligation says in both of its forms.
void add_words(ContentLines& lines, const OccurrenceRecord& occurrence,
               const std::string& summary) {
    lines.add_text("SUMMARY", summary);
    lines.add_text("DESCRIPTION", without_contacts(description_ru(occurrence)));
    lines.add_text("CATEGORIES", kind_in_russian(occurrence.kind));
}

void add_occurrence(ContentLines& lines, const EntryStyle& style,
                    const OccurrenceRecord& occurrence) {
    const bool is_window = occurrence.from && occurrence.due - *occurrence.from < kWindowDaysMax;
    const bool is_exact = occurrence.from == occurrence.due;
    const bool is_cancelled = occurrence.state == OccurrenceState::cancelled;
    const std::string summary = without_contacts(summary_ru(occurrence, !is_window));
    open_entry(lines, "VEVENT", occurrence.uid, occurrence.changed_at, occurrence.sequence);
    add_all_day(lines, is_window ? *occurrence.from : occurrence.due, occurrence.due);
    add_words(lines, occurrence, summary);
    lines.add("STATUS", is_cancelled ? "CANCELLED" : "CONFIRMED");
    add_busy(lines, is_exact && is_gathering(occurrence.kind) && !is_cancelled);
    add_item_link(lines, style, occurrence.item);
    if (!is_cancelled) add_alarms(lines, style, summary, false);
    lines.add("END", "VEVENT");
}

// RFC 5545 section 3.8.1.11, the values of a task.
std::string_view task_status_of(OccurrenceState state) {
    switch (state) {
        case OccurrenceState::reported:
            return "IN-PROCESS";
        case OccurrenceState::accepted:
            return "COMPLETED";
        case OccurrenceState::cancelled:
            return "CANCELLED";
        case OccurrenceState::open:
        case OccurrenceState::returned:
            break;
    }
    return "NEEDS-ACTION";
}

// Its UID differs from the entry's: who subscribes to both forms has two things of one calendar.
void add_task(ContentLines& lines, const EntryStyle& style, const OccurrenceRecord& occurrence) {
    const std::string summary = without_contacts(summary_ru(occurrence, false));
    open_entry(lines, "VTODO", "task-" + occurrence.uid, occurrence.changed_at,
               occurrence.sequence);
    if (occurrence.from && *occurrence.from < occurrence.due) {
        lines.add("DTSTART;VALUE=DATE", ical_date(*occurrence.from));
    }
    lines.add("DUE;VALUE=DATE", ical_date(occurrence.due));
    add_words(lines, occurrence, summary);
    lines.add("STATUS", task_status_of(occurrence.state));
    const bool is_done = occurrence.state == OccurrenceState::accepted;
    if (is_done) {
        lines.add("PERCENT-COMPLETE", "100");
        lines.add("COMPLETED", ical_instant(occurrence.changed_at));
    }
    add_item_link(lines, style, occurrence.item);
    const bool is_over = is_done || occurrence.state == OccurrenceState::cancelled;
    if (!is_over) add_alarms(lines, style, summary, true);
    lines.add("END", "VTODO");
}

std::optional<Date> shown_until(bool is_cancelled, Instant changed_at, std::string_view timezone) {
    if (!is_cancelled) return std::nullopt;
    return local_day(timezone, changed_at) + kCancelledShown;
}

template <class Record>
bool is_shown(const Record& record, const FeedHeader& header) {
    return header.today <= shown_until(record, header.style.timezone).value_or(header.today);
}

void add_header(ContentLines& lines, const FeedHeader& header) {
    lines.add("BEGIN", "VCALENDAR");
    lines.add("VERSION", "2.0");
    lines.add("PRODID", kProductId);
    lines.add("CALSCALE", "GREGORIAN");
    // Large readers know only the older X- forms, new ones only RFC 7986.
    const std::string title = without_contacts(header.title);
    lines.add_text("NAME", title);
    lines.add_text("X-WR-CALNAME", title);
    if (!header.description.empty()) {
        lines.add_text("DESCRIPTION", header.description);
        lines.add_text("X-WR-CALDESC", header.description);
    }
    lines.add("X-WR-TIMEZONE", header.style.timezone);
    lines.add("REFRESH-INTERVAL;VALUE=DURATION", ical_duration(header.renewal));
    lines.add("X-PUBLISHED-TTL", ical_duration(header.renewal));
    lines.add("COLOR", kColorName);
    lines.add("X-APPLE-CALENDAR-COLOR", kColorHex);
}

}  // namespace

std::optional<Date> shown_until(const OccurrenceRecord& occurrence, std::string_view timezone) {
    return shown_until(occurrence.state == OccurrenceState::cancelled, occurrence.changed_at,
                       timezone);
}

std::optional<Date> shown_until(const Event& event, std::string_view timezone) {
    return shown_until(event.state == EventState::cancelled, event.changed_at, timezone);
}

std::string render_opening(const FeedHeader& header, const ZoneRanges& zones) {
    ContentLines lines;
    add_header(lines, header);
    // Always there: a calendar without entries needs one component (RFC 5545 section 3.6).
    ZoneRanges all{{header.style.timezone, {}}};
    for (const auto& [zone, range] : zones)
        all[zone].include(range);
    for (const auto& [zone, range] : all)
        add_zone(lines, zone, range);
    return lines.take();
}

std::string render_entry(const EntryStyle& style, const OccurrenceRecord& occurrence) {
    ContentLines lines;
    if (style.as_tasks) {
        add_task(lines, style, occurrence);
    } else {
        add_occurrence(lines, style, occurrence);
    }
    return lines.take();
}

std::string render_entry(const EntryStyle& style, const Event& event) {
    ContentLines lines;
    add_event(lines, event, [&](ContentLines& inside, const std::string& summary) {
        add_alarms(inside, style, summary, false);
    });
    return lines.take();
}

std::string render_feed(const FeedHeader& header, std::span<const OccurrenceRecord> occurrences,
                        std::span<const Event> events) {
    ZoneRanges zones;
    for (const Event& event : events) {
        if (is_shown(event, header)) include_zones(zones, event);
    }
    std::string bytes = render_opening(header, zones);
    for (const OccurrenceRecord& occurrence : occurrences) {
        if (is_shown(occurrence, header)) bytes += render_entry(header.style, occurrence);
    }
    for (const Event& event : events) {
        if (is_shown(event, header)) bytes += render_entry(header.style, event);
    }
    bytes += kFeedClosing;
    return bytes;
}

}  // namespace sroki::calendar
