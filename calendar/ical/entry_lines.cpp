#include "calendar/ical/entry_lines.h"

#include "calendar/ical/ical_values.h"

namespace sroki::calendar {

void add_all_day(ContentLines& lines, scheduler::Date first, scheduler::Date last) {
    lines.add("DTSTART;VALUE=DATE", ical_date(first));
    lines.add("DTEND;VALUE=DATE", ical_date(last + std::chrono::days{1}));
}

bool is_gathering(Kind kind) {
    return kind == Kind::seminar || kind == Kind::methodical_day || kind == Kind::conference ||
           kind == Kind::meeting || kind == Kind::course;
}

void add_busy(ContentLines& lines, bool is_busy) {
    lines.add("TRANSP", is_busy ? "OPAQUE" : "TRANSPARENT");
    lines.add("X-MICROSOFT-CDO-BUSYSTATUS", is_busy ? "BUSY" : "FREE");
}

void open_entry(ContentLines& lines, std::string_view component, const std::string& uid,
                Instant changed_at, std::int64_t sequence) {
    lines.add("BEGIN", component);
    lines.add_text("UID", uid);
    const std::string stamp = ical_instant(changed_at);
    lines.add("DTSTAMP", stamp);
    lines.add("LAST-MODIFIED", stamp);
    lines.add("SEQUENCE", std::to_string(sequence));
}

}  // namespace sroki::calendar
