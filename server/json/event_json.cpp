#include "server/json/event_json.h"

#include <fmt/format.h>

#include "calendar/names.h"
#include "server/moment.h"

namespace sroki::server {

namespace json = boost::json;

using calendar::Event;
using calendar::EventTime;

namespace {

json::value text_or_null(const std::string& text) {
    return text.empty() ? json::value(nullptr) : json::value(text);
}

json::array period_to_json(const scheduler::Period& period) {
    return {scheduler::format_date(period.first), scheduler::format_date(period.last)};
}

std::string local_text(const std::string& zone, calendar::Instant instant) {
    const calendar::LocalTime local = calendar::to_local(zone, instant);
    const auto day = std::chrono::floor<std::chrono::days>(local);
    const std::chrono::hh_mm_ss time{local - day};
    return fmt::format("{}T{:02}:{:02}",
                       scheduler::format_date(scheduler::Date{day.time_since_epoch()}),
                       time.hours().count(), time.minutes().count());
}

// "days", or "starts" and "ends"; the others null, and all of them without a time.
void set_time(json::object& object, const std::optional<EventTime>& when, const std::string& zone) {
    const auto* days = when ? std::get_if<scheduler::Period>(&*when) : nullptr;
    const auto* span = when ? std::get_if<calendar::TimeSpan>(&*when) : nullptr;
    object["days"] = days != nullptr ? json::value(period_to_json(*days)) : json::value(nullptr);
    object["starts"] =
        span != nullptr ? json::value(local_text(zone, span->starts)) : json::value(nullptr);
    object["ends"] =
        span != nullptr ? json::value(local_text(zone, span->ends)) : json::value(nullptr);
}

template <class Values, class Convert>
json::array array_of(const Values& values, Convert convert) {
    json::array array;
    for (const auto& value : values)
        array.push_back(convert(value));
    return array;
}

json::object override_to_json(const Event& event, const calendar::EventOverride& changed) {
    json::object object{
        {"recurrence_id", calendar::name_of_moment(event, changed.recurrence_id)},
        {"title", changed.title ? json::value(*changed.title) : json::value(nullptr)},
        {"place", changed.place ? json::value(*changed.place) : json::value(nullptr)},
        {"description",
         changed.description ? json::value(*changed.description) : json::value(nullptr)},
        {"state",
         changed.state ? json::value(calendar::name_of(*changed.state)) : json::value(nullptr)}};
    set_time(object, changed.when, event.timezone);
    return object;
}

}  // namespace

json::object event_to_json(const Event& event) {
    const auto itself = [](const std::string& text) { return json::value(text); };
    const auto moment = [&](calendar::LocalTime local) {
        return json::value(calendar::name_of_moment(event, local));
    };
    json::object object{
        {"id", static_cast<std::int64_t>(event.id)},
        {"uid", event.uid},
        {"title", event.title},
        {"kind", calendar::name_of(event.kind)},
        {"state", calendar::name_of(event.state)},
        {"timezone", event.timezone},
        {"place", event.place},
        {"institution", event.institution},
        {"subjects", array_of(event.subjects, itself)},
        {"audience", event.audience},
        {"link", text_or_null(event.link)},
        {"description", event.description},
        {"stages", array_of(event.stages,
                            [](const calendar::EventStage& stage) {
                                return json::value(
                                    json::object{{"uid", stage.uid},
                                                 {"title", stage.title},
                                                 {"days", period_to_json(stage.days)}});
                            })},
        {"rule", text_or_null(event.rule)},
        {"dates", array_of(event.dates, moment)},
        {"exceptions", array_of(event.exceptions, moment)},
        {"overrides", array_of(event.overrides,
                               [&](const calendar::EventOverride& changed) {
                                   return json::value(override_to_json(event, changed));
                               })},
        {"related_uids", array_of(event.related_uids, itself)},
        {"moved_from", event.moved_from ? json::value(scheduler::format_date(*event.moved_from))
                                        : json::value(nullptr)},
        {"sequence", event.sequence},
        {"revision", event.revision},
        {"changed_at", format_moment(event.changed_at)}};
    set_time(object, event.when, event.timezone);
    return object;
}

json::object instance_to_json(const Event& event, const calendar::EventInstance& instance) {
    json::object object{{"recurrence_id", calendar::name_of_moment(event, instance.recurrence_id)},
                        {"title", instance.title},
                        {"place", instance.place},
                        {"state", calendar::name_of(instance.state)},
                        {"is_changed", instance.is_override}};
    set_time(object, instance.when, event.timezone);
    return object;
}

json::object change_to_json(const Event& event, const calendar::EventHistoryEntry& entry) {
    const auto& moment = entry.change.recurrence_id;
    return {{"at", format_moment(entry.at)},
            {"author", entry.author},
            {"recurrence_id",
             moment ? json::value(calendar::name_of_moment(event, *moment)) : json::value(nullptr)},
            {"field", entry.change.field},
            {"old_value", entry.change.old_value},
            {"new_value", entry.change.new_value}};
}

json::object layer_to_json(const calendar::LayerRecord& layer) {
    return {{"name", layer.name},
            {"title", layer.title},
            {"path", "/feeds/" + layer.name + ".ics"},
            {"url", text_or_null(layer.url)},
            {"fetched_at", layer.fetched_at ? json::value(format_moment(*layer.fetched_at))
                                            : json::value(nullptr)},
            {"failures", layer.failures},
            {"last_error", text_or_null(layer.last_error)}};
}

}  // namespace sroki::server
