#include "server/api/events.h"

#include <algorithm>

#include <fmt/format.h>

#include "calendar/event_series.h"
#include "calendar/names.h"
#include "calendar/store/event_store.h"
#include "server/api/api_words_ru.h"
#include "server/api/event_body.h"
#include "server/api/event_faults_ru.h"
#include "server/api/parameters.h"
#include "server/api/preconditions.h"
#include "server/json/event_json.h"
#include "server/pages/home.h"

namespace sroki::server {

namespace json = boost::json;

using calendar::Event;
using calendar::EventFault;
using calendar::EventFaultCode;
using calendar::EventId;
using calendar::EventStore;

namespace {

constexpr std::chrono::days kRangeMax{400};

std::string tag_of(const Event& event) {
    return '"' + std::to_string(event.revision) + '"';
}

Response event_response(const Event& event, unsigned status = 200) {
    Response response = json_response(json::serialize(event_to_json(event)), status);
    response.headers.emplace_back("ETag", tag_of(event));
    return response;
}

Response fault_response(const EventFault& fault, const Request& request) {
    if (fault.code == EventFaultCode::not_found) return not_found(request);
    if (fault.code == EventFaultCode::changed_meanwhile) return overtaken(request);
    return problem_response({422,
                             "invalid",
                             std::string(words::kApiInvalid),
                             {},
                             {{'/' + fault.field, fault_ru(fault)}}},
                            request.id);
}

Response answer_with(const tl::expected<Event, EventFault>& done, const Request& request,
                     unsigned status = 200) {
    return done ? event_response(*done, status) : fault_response(done.error(), request);
}

std::string author_of(const Context& context) {
    return context.token ? context.token->name : std::string();
}

Response save(Event event, const Request& request, Context& context) {
    EventStore store(context.database);
    return answer_with(store.update(std::move(event), context.now, author_of(context)), request);
}

// The event of the path, when it is ours and the copy that If-Match names.
tl::expected<Event, Response> find_event(const Request& request, Context& context) {
    const auto event = EventStore(context.database).find(id_parameter<EventId>(request, "id"));
    if (!event || event->layer) return tl::unexpected(not_found(request));
    if (!if_match_allows(request.if_match, tag_of(*event))) {
        return tl::unexpected(overtaken(request));
    }
    return *event;
}

// Whether what stands in an address may be repeated as it is: it needn't be UTF-8, nor short.
bool is_plain(std::string_view text) {
    constexpr std::size_t kBytesMax = 32;
    return text.size() <= kBytesMax &&
           std::all_of(text.begin(), text.end(), [](char c) { return c >= ' ' && c <= '~'; });
}

Response no_instance(std::string sentence, const Request& request) {
    return problem_response(
        {404, "not_found", std::string(words::kEventNoInstance), std::move(sentence)}, request.id);
}

// The instance of the path; 404 when the series has none that begins then.
tl::expected<calendar::LocalTime, Response> find_moment(const Request& request,
                                                        const Event& event) {
    const std::string text(value_of(request.parameters, "moment").value_or(""));
    const auto moment = moment_of(text);
    if (!moment) {
        const std::string_view shown = is_plain(text) ? std::string_view(text) : "…";
        return tl::unexpected(no_instance(fmt::format(words::kEventMomentUnread, shown), request));
    }
    if (!event.is_series()) {
        return tl::unexpected(no_instance(fmt::format(words::kEventNoSeries, text), request));
    }
    if (!calendar::has_instance(event, *moment)) {
        const std::string known =
            calendar::name_of_moment(event, calendar::local_start(event.when, event.timezone));
        return tl::unexpected(
            no_instance(fmt::format(words::kEventMomentUnknown, text, known), request));
    }
    return *moment;
}

std::optional<scheduler::Period> range_of(const Request& request) {
    const auto first = scheduler::parse_date(value_of(request.query, "from").value_or(""));
    const auto last = scheduler::parse_date(value_of(request.query, "to").value_or(""));
    if (!first || !last || *last < *first || *last - *first > kRangeMax) return std::nullopt;
    return scheduler::Period{*first, *last};
}

}  // namespace

Response list_events(const Request& request, Context& context) {
    std::optional<calendar::Kind> kind;
    if (const auto name = value_of(request.query, "kind")) {
        kind = calendar::kind_of(*name);
        if (!kind) return parameter_problem("kind", words::kEventUnknownKind, request);
    }
    json::array events;
    const auto department = first_department(context.database).id;
    for (const Event& event : EventStore(context.database).list(department, kind))
        events.push_back(event_to_json(event));
    return json_response(json::serialize(json::object{{"events", std::move(events)}}));
}

Response create_event(const Request& request, Context& context) {
    const auto department = first_department(context.database);
    Event event;
    event.department = department.id;
    event.timezone = department.timezone;
    BodyReader body(request);
    body.require("title");
    if (!body.has("starts") || body.is_null("starts")) body.require("days");
    read_event(body, event);
    if (auto problem = body.problem()) return std::move(*problem);
    const auto added =
        EventStore(context.database).add(std::move(event), context.now, author_of(context));
    Response response = answer_with(added, request, 201);
    if (added) {
        response.headers.emplace_back(
            "Location", "/api/v1/events/" + std::to_string(static_cast<std::int64_t>(added->id)));
    }
    return response;
}

Response show_event(const Request& request, Context& context) {
    auto event = find_event(request, context);
    return event ? event_response(*event) : std::move(event.error());
}

Response change_event(const Request& request, Context& context) {
    auto event = find_event(request, context);
    if (!event) return std::move(event.error());
    BodyReader body(request);
    read_event(body, *event);
    if (auto problem = body.problem()) return std::move(*problem);
    return save(std::move(*event), request, context);
}

Response cancel_event(const Request& request, Context& context) {
    auto event = find_event(request, context);
    if (!event) return std::move(event.error());
    event->state = calendar::EventState::cancelled;
    return save(std::move(*event), request, context);
}

Response list_instances(const Request& request, Context& context) {
    auto event = find_event(request, context);
    if (!event) return std::move(event.error());
    const auto range = range_of(request);
    if (!range) return parameter_problem("from", words::kEventNoRange, request);
    json::array instances;
    for (const auto& instance : calendar::instances_between(*event, *range))
        instances.push_back(instance_to_json(*event, instance));
    return json_response(json::serialize(json::object{{"instances", std::move(instances)}}));
}

Response change_instance(const Request& request, Context& context) {
    auto event = find_event(request, context);
    if (!event) return std::move(event.error());
    auto moment = find_moment(request, *event);
    if (!moment) return std::move(moment.error());
    const calendar::EventOverride* known = calendar::find_override(*event, *moment);
    calendar::EventOverride changed = known != nullptr ? *known : calendar::EventOverride{*moment};
    BodyReader body(request);
    read_override(body, *event, changed);
    if (auto problem = body.problem()) return std::move(*problem);
    std::erase_if(event->overrides,
                  [&](const auto& other) { return other.recurrence_id == *moment; });
    event->overrides.push_back(std::move(changed));
    return save(std::move(*event), request, context);
}

Response restore_instance(const Request& request, Context& context) {
    auto event = find_event(request, context);
    if (!event) return std::move(event.error());
    auto moment = find_moment(request, *event);
    if (!moment) return std::move(moment.error());
    std::erase_if(event->overrides,
                  [&](const auto& other) { return other.recurrence_id == *moment; });
    return save(std::move(*event), request, context);
}

Response split_event(const Request& request, Context& context) {
    auto event = find_event(request, context);
    if (!event) return std::move(event.error());
    BodyReader body(request);
    body.require("from");
    const auto from = moment_of(body.text("from").value_or(""));
    if (!from) body.refuse("from", words::kEventNotMoment);
    // What goes on begins when the series has it then, unless the body says otherwise.
    if (from) event->when = calendar::time_at(*event, *from);
    read_event(body, *event);
    if (auto problem = body.problem()) return std::move(*problem);
    return answer_with(EventStore(context.database)
                           .split(std::move(*event), *from, context.now, author_of(context)),
                       request, 201);
}

Response show_event_history(const Request& request, Context& context) {
    auto event = find_event(request, context);
    if (!event) return std::move(event.error());
    json::array changes;
    for (const auto& entry : EventStore(context.database).history(event->id))
        changes.push_back(change_to_json(*event, entry));
    return json_response(json::serialize(json::object{{"changes", std::move(changes)}}));
}

}  // namespace sroki::server
