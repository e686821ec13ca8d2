#pragma once
// One entry as an .ics, for who wants it once in a calendar of one's own. It doesn't follow later
// changes: that is what feeds are for.

#include "server/http/router.h"

namespace sroki::server {

// /occurrences/ID.ics and /events/ID.ics; a cancelled entry says so, however long ago.
[[nodiscard]] Response show_occurrence_file(const Request& request, Context& context);
[[nodiscard]] Response show_event_file(const Request& request, Context& context);

}  // namespace sroki::server
