#include "server/pages/entry_file.h"

#include <charconv>

#include "calendar/ical/feed.h"
#include "calendar/store/event_store.h"
#include "calendar/store/plan_store.h"
#include "server/pages/home.h"

namespace sroki::server {

namespace {

// "17.ics"
std::optional<std::int64_t> number_of(const Request& request) {
    std::string_view file = value_of(request.parameters, "file").value_or("");
    if (!file.ends_with(".ics")) return std::nullopt;
    file.remove_suffix(4);
    std::int64_t number = 0;
    const auto [end, error] = std::from_chars(file.data(), file.data() + file.size(), number);
    if (error != std::errc{} || end != file.data() + file.size()) return std::nullopt;
    return number;
}

template <class Entry>
Response file_of(const Entry& entry, const calendar::ZoneRanges& zones, Context& context) {
    const calendar::Department department = first_department(context.database);
    calendar::FeedHeader header;
    header.title = department.name;
    header.style = {department.timezone, context.site.public_url + "/items/"};
    std::string body = calendar::render_opening(header, zones);
    body += calendar::render_entry(header.style, entry);
    body += calendar::kFeedClosing;
    Response response{200, "text/calendar; charset=utf-8", std::move(body)};
    response.headers.emplace_back("Content-Disposition", "attachment; filename=\"sroki.ics\"");
    response.headers.emplace_back("Cache-Control", "public, max-age=300");
    return response;
}

}  // namespace

Response show_occurrence_file(const Request& request, Context& context) {
    const auto number = number_of(request);
    if (!number) return error_response(404, request, context.site);
    calendar::OccurrenceQuery query;
    query.id = calendar::OccurrenceId{*number};
    const auto found = calendar::PlanStore(context.database).list_occurrences(query);
    if (found.empty()) return error_response(404, request, context.site);
    return file_of(found.front(), {}, context);
}

Response show_event_file(const Request& request, Context& context) {
    const auto number = number_of(request);
    const auto event = number
                           ? calendar::EventStore(context.database).find(calendar::EventId{*number})
                           : std::nullopt;
    if (!event) return error_response(404, request, context.site);
    calendar::ZoneRanges zones;
    calendar::include_zones(zones, *event);
    return file_of(*event, zones, context);
}

}  // namespace sroki::server
