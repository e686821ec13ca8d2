// A foreign calendar, from bytes to instances and back to a feed.

#include <cstddef>
#include <cstdint>

#include "calendar/event_series.h"
#include "calendar/ical/feed.h"
#include "calendar/ical/layer_reader.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace sroki;
    const scheduler::Date today{std::chrono::year{2026} / 11 / 1};
    const auto reading =
        calendar::read_layer({reinterpret_cast<const char*>(data), size}, {"Europe/Moscow", today});
    if (!reading) return 0;
    const scheduler::Period year{today, today + std::chrono::days{366}};
    for (const calendar::Event& event : reading->events) {
        if (calendar::instances_between(event, year).size() > calendar::kInstancesMax) {
            __builtin_trap();
        }
    }
    calendar::FeedHeader header;
    header.style.timezone = "Europe/Moscow";
    header.today = today;
    static_cast<void>(calendar::render_feed(header, {}, reading->events));
    return 0;
}
