#pragma once
// Events, their instances, history and layers as JSON of the API.
// Shapes: times are local to the event's zone, "2026-11-12T15:00"; moments of a series are
// iCalendar's, "20261112T150000".
// Thread contract: pure functions.

#include <boost/json.hpp>

#include "calendar/event_series.h"
#include "calendar/store/event_store.h"
#include "calendar/store/layer_store.h"

namespace sroki::server {

[[nodiscard]] boost::json::object event_to_json(const calendar::Event& event);
[[nodiscard]] boost::json::object instance_to_json(const calendar::Event& event,
                                                   const calendar::EventInstance& instance);
[[nodiscard]] boost::json::object change_to_json(const calendar::Event& event,
                                                 const calendar::EventHistoryEntry& entry);
[[nodiscard]] boost::json::object layer_to_json(const calendar::LayerRecord& layer);

}  // namespace sroki::server
