#pragma once
// One component of a foreign calendar (VEVENT or VTODO) as an event. For layer_reader only.
// Thread contract: pure functions.

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include <tl/expected.hpp>

#include "calendar/event.h"
#include "calendar/ical/content_reader.h"
#include "calendar/ical/layer_reader.h"

namespace sroki::calendar {

// A zone of the file by its TZID; nothing when it means nothing.
using FindZone = std::function<std::optional<std::string>(const std::string& name)>;

struct LayerEntry {
    Event event;                               // `uid` is empty when the file gives none
    std::optional<LocalTime> recurrence_id{};  // an instance of the series of that UID
    bool is_id_a_day = false;                  // it names a day only
    std::string modified{};                    // LAST-MODIFIED, to tell revisions apart
};

// `own_zone`: of times without one.
[[nodiscard]] tl::expected<LayerEntry, LeftOutCode> read_entry(
    const std::vector<ContentLine>& lines, bool is_task, const std::string& own_zone,
    const FindZone& find_zone);

// The title of a component, for a report.
[[nodiscard]] std::string title_of(const std::vector<ContentLine>& lines);

}  // namespace sroki::calendar
