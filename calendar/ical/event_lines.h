#pragma once
// An event as entries of a calendar: one VEVENT; of a series the master with RRULE, RDATE and
// EXDATE, and a VEVENT of the same UID with RECURRENCE-ID for every instance that differs (RFC 5545
// section 3.8.4.4); of a contest one more for each stage. Times stand in the event's own zone, for
// a rule is iterated there.
// RANGE=THISANDFUTURE is never written, for readers ignore it: a series that goes on otherwise is a
// new one, RELATED-TO the old.
// Thread contract: pure functions (the tz database is read). Errors: an unknown zone throws.

#include <functional>

#include "calendar/event.h"
#include "calendar/ical/content_line.h"

namespace sroki::calendar {

// Called inside every entry that takes place, with its title: the place of alarms.
using AddToEntry = std::function<void(ContentLines& lines, const std::string& summary)>;

void add_event(ContentLines& lines, const Event& event, const AddToEntry& add_more = {});

}  // namespace sroki::calendar
