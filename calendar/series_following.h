#pragma once
// What goes along when a series begins at another time, in another zone or form (hours, whole
// days): how its instances are named and how long its rule lasts are written in terms of its start
// (RFC 5545 sections 3.3.10, 3.8.4.4, 3.8.5.1).
// Thread contract: pure functions (the tz database is read).

#include "calendar/event.h"

namespace sroki::calendar {

// `before`: the series as it was. Only what `event` still has as it was there goes along: dates,
// exceptions or a rule that are other ones were named for the new start.
// - An instance keeps its day and gets the new hour, where the rule still gives it on that day
//   (another hour; the first meetings left out); else it moves by as many days as the start does
//   (Tuesdays that become Wednesdays).
// - A further date keeps its day, and its hour when that was its own.
// - UNTIL keeps the last day on which an instance could be.
void follow_start(const Event& before, Event& event);

// The same hours on the clock in another zone, of the event and of its overrides.
void keep_hours_in_zone(Event& event, const std::string& timezone);

}  // namespace sroki::calendar
