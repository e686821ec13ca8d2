#pragma once
// Events of an invented department: a weekly seminar on Thursdays at 15:00 in Omsk.

#include "calendar/event.h"
#include "scheduler/recurrence.h"
#include "tests/support/sample.h"

namespace sroki::test {

inline calendar::LocalTime moment(std::string_view text) {
    return scheduler::parse_ical_moment(text).value().local;
}

inline calendar::TimeSpan span_at(std::string_view local, int hours, const char* zone) {
    const calendar::Instant starts = calendar::to_instant(zone, moment(local));
    return {starts, starts + std::chrono::hours{hours}};
}

inline calendar::Event weekly_seminar() {
    calendar::Event event;
    event.kind = calendar::Kind::seminar;
    event.title = "Школа молодого учителя";
    event.place = "Школа № 3";
    event.timezone = "Asia/Omsk";
    event.when = span_at("20260903T150000", 2, "Asia/Omsk");
    event.rule = "FREQ=WEEKLY;COUNT=6";
    return event;
}

inline calendar::EventOverride moved_to(std::string_view recurrence_id, std::string_view local) {
    calendar::EventOverride changed{moment(recurrence_id), span_at(local, 2, "Asia/Omsk")};
    changed.state = calendar::EventState::moved;
    return changed;
}

// The local starts of the instances, "20260903T150000 …".
template <class Instances>
std::string starts_of(const Instances& instances, const calendar::Event& event) {
    std::string text;
    for (const auto& instance : instances) {
        if (!text.empty()) text += ' ';
        text += scheduler::format_ical_moment(calendar::local_start(instance.when, event.timezone),
                                              !event.is_whole_days());
    }
    return text;
}

}  // namespace sroki::test
