#include "server/api/event_body.h"

#include <fmt/format.h>

#include "calendar/event_rules.h"
#include "calendar/names.h"
#include "calendar/series_following.h"
#include "scheduler/recurrence.h"
#include "server/api/api_words_ru.h"
#include "server/api/event_faults_ru.h"

namespace sroki::server {

using calendar::Event;
using calendar::LocalTime;

namespace {

constexpr std::size_t kListMax = 500;

// "2026-11-12T15:00" as iCalendar writes it.
std::optional<LocalTime> local_time_of(std::string_view text) {
    if (text.size() != 16 || text[4] != '-' || text[7] != '-' || text[13] != ':') {
        return std::nullopt;
    }
    std::string compact(text);
    std::erase(compact, '-');
    std::erase(compact, ':');
    const auto moment = scheduler::parse_ical_moment(compact + "00");
    if (!moment || !moment->has_time) return std::nullopt;
    return moment->local;
}

std::optional<calendar::Instant> read_instant(BodyReader& body, std::string_view name,
                                              const std::string& zone) {
    const auto text = body.text(name);
    if (!text) return std::nullopt;
    const auto local = local_time_of(*text);
    if (!local) {
        body.refuse(name, words::kEventNotTime);
        return std::nullopt;
    }
    return calendar::to_instant(zone, *local);
}

// Nothing when the body says nothing of a time, or says it wrongly.
std::optional<calendar::EventTime> read_time(BodyReader& body, const std::string& zone) {
    const auto days = body.period("days");
    const auto starts = read_instant(body, "starts", zone);
    const auto ends = read_instant(body, "ends", zone);
    if (days && (starts || ends)) {
        body.refuse("days", words::kEventTwoTimes);
        return std::nullopt;
    }
    if (days) return *days;
    if (starts && ends) return calendar::TimeSpan{*starts, *ends};
    if (starts || ends) body.refuse(starts ? "ends" : "starts", words::kEventNoTime);
    return std::nullopt;
}

void read_text(BodyReader& body, std::string_view name, std::string& target) {
    if (body.is_null(name)) target.clear();
    if (auto text = body.text(name, 20'000)) target = std::move(*text);
}

std::optional<calendar::EventState> read_state(BodyReader& body) {
    const auto name = [](calendar::EventState each) { return calendar::name_of(each); };
    using enum calendar::EventState;
    const auto chosen =
        body.choice("state", {name(planned), name(confirmed), name(moved), name(cancelled)});
    if (!chosen) return std::nullopt;
    return static_cast<calendar::EventState>(*chosen);
}

// In the form of the event: hours or whole days.
void read_moments(BodyReader& body, std::string_view name, bool is_whole_days,
                  std::vector<LocalTime>& moments) {
    const auto texts = body.texts(name, kListMax);
    if (!texts) return;
    moments.clear();
    for (std::size_t i = 0; i < texts->size(); ++i) {
        const auto moment = scheduler::parse_ical_moment((*texts)[i]);
        if (!moment || moment->is_utc) {
            body.refuse(fmt::format("{}/{}", name, i), words::kEventNotMoment);
        } else if (moment->has_time == is_whole_days) {
            body.refuse(fmt::format("{}/{}", name, i),
                        fault_ru({calendar::EventFaultCode::mixed_forms}));
        } else {
            moments.push_back(moment->local);
        }
    }
}

// Another zone alone means the same hours on the clock there.
void read_zone_and_time(BodyReader& body, Event& event) {
    std::string zone = event.timezone;
    read_text(body, "timezone", zone);
    const bool is_known = calendar::is_zone(zone);
    if (!is_known) {
        body.refuse("timezone",
                    fault_ru({calendar::EventFaultCode::unknown_timezone, "timezone", zone}));
    }
    const auto when = read_time(body, is_known ? zone : "UTC");
    if (!is_known) return;
    if (when) {
        event.when = *when;
        event.timezone = std::move(zone);
    } else if (zone != event.timezone) {
        calendar::keep_hours_in_zone(event, zone);
    }
}

void read_stages(BodyReader& body, std::vector<calendar::EventStage>& stages) {
    std::vector<calendar::EventStage> given;
    const auto read_stage = [&](BodyReader& stage) {
        stage.require("title");
        stage.require("days");
        const auto uid = stage.text("uid");
        const auto title = stage.text("title");
        const auto days = stage.period("days");
        if (title && days) given.push_back({uid.value_or(""), *title, *days});
    };
    if (body.objects("stages", calendar::kStagesMax, read_stage)) stages = std::move(given);
}

void read_override_text(BodyReader& body, std::string_view name,
                        std::optional<std::string>& target) {
    if (body.is_null(name)) target.reset();
    if (auto text = body.text(name, 20'000)) target = std::move(*text);
}

}  // namespace

std::optional<LocalTime> moment_of(std::string_view text) {
    const auto moment = scheduler::parse_ical_moment(text);
    if (!moment || moment->is_utc) return std::nullopt;
    return moment->local;
}

void read_event(BodyReader& body, Event& event) {
    read_text(body, "title", event.title);
    read_text(body, "description", event.description);
    read_text(body, "place", event.place);
    read_text(body, "institution", event.institution);
    read_text(body, "audience", event.audience);
    read_text(body, "link", event.link);
    read_text(body, "rule", event.rule);
    std::vector<std::string_view> kinds;
    for (std::size_t i = 0; i < calendar::kKindCount; ++i)
        kinds.push_back(calendar::name_of(static_cast<calendar::Kind>(i)));
    if (const auto kind = body.choice("kind", kinds)) {
        event.kind = static_cast<calendar::Kind>(*kind);
    }
    event.state = read_state(body).value_or(event.state);
    if (auto subjects = body.texts("subjects")) event.subjects = std::move(*subjects);
    read_stages(body, event.stages);
    read_zone_and_time(body, event);
    read_moments(body, "dates", event.is_whole_days(), event.dates);
    read_moments(body, "exceptions", event.is_whole_days(), event.exceptions);
}

void read_override(BodyReader& body, const Event& series, calendar::EventOverride& changed) {
    read_override_text(body, "title", changed.title);
    read_override_text(body, "place", changed.place);
    read_override_text(body, "description", changed.description);
    if (body.is_null("state")) changed.state.reset();
    if (const auto state = read_state(body)) changed.state = *state;
    const auto when = read_time(body, series.timezone);
    if (when) {
        changed.when = *when;
    } else if (body.is_null("days") || body.is_null("starts")) {
        changed.when.reset();
    }
}

}  // namespace sroki::server
