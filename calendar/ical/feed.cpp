#include "calendar/ical/feed.h"

#include <algorithm>

#include "calendar/ical/content_line.h"
#include "calendar/ical/feed_ru.h"
#include "calendar/russian_kinds.h"
#include "calendar/zones.h"

namespace sroki::calendar {

namespace {

using scheduler::Date;
using std::chrono::days;
using std::chrono::seconds;
using std::chrono::year_month_day;

constexpr std::string_view kProductId = "-//sroki//sroki//RU";
// A readable calendar blue; the name is of CSS3 (RFC 7986 section 5.9), the hex form is Apple's.
constexpr std::string_view kColorName = "steelblue";
constexpr std::string_view kColorHex = "#4682B4";

void append_padded(std::string& text, std::int64_t value, std::size_t width) {
    const std::string digits = std::to_string(value);
    if (digits.size() < width) text.append(width - digits.size(), '0');
    text += digits;
}

std::string ical_date(Date date) {
    const year_month_day parts{date};
    std::string text;
    append_padded(text, static_cast<int>(parts.year()), 4);
    append_padded(text, static_cast<unsigned>(parts.month()), 2);
    append_padded(text, static_cast<unsigned>(parts.day()), 2);
    return text;
}

std::string ical_time(seconds since_epoch) {
    const auto day = std::chrono::floor<days>(since_epoch);
    const std::chrono::hh_mm_ss time{since_epoch - day};
    std::string text = ical_date(Date{day}) + 'T';
    append_padded(text, time.hours().count(), 2);
    append_padded(text, time.minutes().count(), 2);
    append_padded(text, time.seconds().count(), 2);
    return text;
}

std::string ical_instant(Instant instant) {
    return ical_time(instant.time_since_epoch()) + 'Z';
}

std::string ical_duration(std::chrono::minutes length) {
    const std::int64_t minutes = std::max<std::int64_t>(length.count(), 1);
    if (minutes % 60 == 0) return "PT" + std::to_string(minutes / 60) + 'H';
    return "PT" + std::to_string(minutes) + 'M';
}

std::string ical_offset(seconds offset) {
    std::string text(1, offset < seconds{0} ? '-' : '+');
    const std::chrono::hh_mm_ss time{std::chrono::abs(offset)};
    append_padded(text, time.hours().count(), 2);
    append_padded(text, time.minutes().count(), 2);
    if (time.seconds().count() != 0) append_padded(text, time.seconds().count(), 2);
    return text;
}

// One block for each offset in force while the feed's timed entries last: one STANDARD for every
// Russian zone of today. No history: readers choke on it, and nothing here needs it.
void add_zone(ContentLines& lines, const std::string& zone, const InstantRange& range) {
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

void add_all_day(ContentLines& lines, Date first, Date last) {
    lines.add("DTSTART;VALUE=DATE", ical_date(first));
    lines.add("DTEND;VALUE=DATE", ical_date(last + days{1}));
}

// What takes its people's time, unlike a term for a paper.
bool is_gathering(Kind kind) {
    return kind == Kind::seminar || kind == Kind::methodical_day || kind == Kind::conference ||
           kind == Kind::meeting || kind == Kind::course;
}

void add_busy(ContentLines& lines, bool is_busy) {
    lines.add("TRANSP", is_busy ? "OPAQUE" : "TRANSPARENT");
    lines.add("X-MICROSOFT-CDO-BUSYSTATUS", is_busy ? "BUSY" : "FREE");
}

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

void open_entry(ContentLines& lines, std::string_view component, const std::string& uid,
                Instant changed_at, std::int64_t sequence) {
    lines.add("BEGIN", component);
    lines.add_text("UID", uid);
    lines.add("DTSTAMP", ical_instant(changed_at));
    lines.add("LAST-MODIFIED", ical_instant(changed_at));
    lines.add("SEQUENCE", std::to_string(sequence));
}

void add_item_link(ContentLines& lines, const EntryStyle& style, ItemId item) {
    if (style.item_url_base.empty()) return;
    lines.add("URL", style.item_url_base + std::to_string(static_cast<std::int64_t>(item)));
}

// What an obligation says in both of its forms.
void add_words(ContentLines& lines, const OccurrenceRecord& occurrence,
               const std::string& summary) {
    lines.add_text("SUMMARY", summary);
    lines.add_text("DESCRIPTION", description_ru(occurrence));
    lines.add_text("CATEGORIES", kind_in_russian(occurrence.kind));
}

void add_occurrence(ContentLines& lines, const EntryStyle& style,
                    const OccurrenceRecord& occurrence) {
    const bool is_window = occurrence.from && occurrence.due - *occurrence.from < kWindowDaysMax;
    const bool is_exact = occurrence.from == occurrence.due;
    const bool is_cancelled = occurrence.state == OccurrenceState::cancelled;
    const std::string summary = summary_ru(occurrence, !is_window);
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
    const std::string summary = summary_ru(occurrence, false);
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

void add_time(ContentLines& lines, const std::string& property, const std::string& zone,
              Instant instant) {
    const LocalTime local = to_local(zone, instant);
    lines.add(property + ";TZID=" + zone, ical_time(local.time_since_epoch()));
}

std::string_view status_of(EventState state) {
    if (state == EventState::cancelled) return "CANCELLED";
    return state == EventState::planned ? "TENTATIVE" : "CONFIRMED";
}

void add_event(ContentLines& lines, const EntryStyle& style, const Event& event) {
    open_entry(lines, "VEVENT", event.uid, event.changed_at, event.sequence);
    const auto* span = std::get_if<TimeSpan>(&event.when);
    if (span != nullptr) {
        // Shown in the feed's zone: one VTIMEZONE serves all of its entries.
        add_time(lines, "DTSTART", style.timezone, span->starts);
        if (span->ends > span->starts) add_time(lines, "DTEND", style.timezone, span->ends);
    } else {
        const auto& period = std::get<scheduler::Period>(event.when);
        add_all_day(lines, period.first, period.last);
    }
    const std::string summary = summary_ru(event);
    lines.add_text("SUMMARY", summary);
    const std::string description = description_ru(event);
    if (!description.empty()) lines.add_text("DESCRIPTION", description);
    if (!event.place.empty()) lines.add_text("LOCATION", event.place);
    lines.add_text("CATEGORIES", kind_in_russian(event.kind));
    lines.add("STATUS", status_of(event.state));
    const bool is_cancelled = event.state == EventState::cancelled;
    add_busy(lines, (span != nullptr || is_gathering(event.kind)) && !is_cancelled);
    if (!is_cancelled) add_alarms(lines, style, summary, false);
    lines.add("END", "VEVENT");
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
    lines.add_text("NAME", header.title);
    lines.add_text("X-WR-CALNAME", header.title);
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

InstantRange timed_range(const Event& event) {
    InstantRange range;
    if (const auto* span = std::get_if<TimeSpan>(&event.when)) {
        range.include(span->starts);
        range.include(span->ends);
    }
    return range;
}

std::optional<Date> shown_until(const OccurrenceRecord& occurrence, std::string_view timezone) {
    return shown_until(occurrence.state == OccurrenceState::cancelled, occurrence.changed_at,
                       timezone);
}

std::optional<Date> shown_until(const Event& event, std::string_view timezone) {
    return shown_until(event.state == EventState::cancelled, event.changed_at, timezone);
}

std::string render_opening(const FeedHeader& header, const InstantRange& timed) {
    ContentLines lines;
    add_header(lines, header);
    InstantRange range = timed;
    // A feed without timed entries takes the rule after the last transition that is known.
    if (range.first > range.last) range.include(Date{std::chrono::year{2037} / 12 / 31});
    // Always there: a calendar without entries needs one component (RFC 5545 section 3.6).
    add_zone(lines, header.style.timezone, range);
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
    add_event(lines, style, event);
    return lines.take();
}

std::string render_feed(const FeedHeader& header, std::span<const OccurrenceRecord> occurrences,
                        std::span<const Event> events) {
    InstantRange range;
    for (const Event& event : events)
        range.include(timed_range(event));
    std::string bytes = render_opening(header, range);
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
