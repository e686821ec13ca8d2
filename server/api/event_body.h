#pragma once
// Reads an event, or what changes of it, from a request's body.
// Thread contract: pure functions; faults are noted in the reader.

#include "calendar/event.h"
#include "server/api/body_reader.h"

namespace sroki::server {

// Members that are present are laid over `event`.
void read_event(BodyReader& body, calendar::Event& event);

// The same of one instance; its time stays when none is given.
void read_override(BodyReader& body, const calendar::Event& series,
                   calendar::EventOverride& changed);

// "20261112T150000"; nothing for another form or a time in UTC.
[[nodiscard]] std::optional<calendar::LocalTime> moment_of(std::string_view text);

}  // namespace sroki::server
