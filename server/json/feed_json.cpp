#include "server/json/feed_json.h"

#include "calendar/names.h"
#include "server/feeds/feed_address.h"
#include "server/moment.h"

namespace sroki::server {

namespace json = boost::json;

namespace {

template <class Values, class Convert>
json::array array_of(const Values& values, Convert convert) {
    json::array array;
    for (const auto& value : values)
        array.emplace_back(convert(value));
    return array;
}

json::value days_or_null(const std::optional<std::chrono::days>& days) {
    if (!days) return nullptr;
    return days->count();
}

template <class Id>
std::int64_t number_of(Id id) {
    return static_cast<std::int64_t>(id);
}

}  // namespace

json::object feed_to_json(const calendar::FeedRecord& feed, const std::optional<FeedSize>& size) {
    const calendar::FeedFilter& filter = feed.filter;
    const calendar::FeedOptions& options = feed.options;
    json::object row{
        {"name", feed.name},
        {"title", feed.title},
        {"kinds", array_of(filter.kinds, [](calendar::Kind kind) { return name_of(kind); })},
        {"subjects", json::value_from(filter.subjects)},
        {"institutions", json::value_from(filter.institutions)},
        {"executors", array_of(filter.executors, number_of<calendar::ExecutorId>)},
        {"plans", array_of(filter.plans, number_of<calendar::PlanId>)},
        {"deadlines", options.has_deadlines},
        {"events", options.has_events && !options.as_tasks},
        {"tasks", options.as_tasks},
        {"alarms", array_of(options.alarms, [](std::chrono::minutes m) { return m.count(); })},
        {"past_days", days_or_null(options.past)},
        {"future_days", days_or_null(options.future)},
        {"secret", feed.is_secret()},
        {"revoked", feed.is_revoked},
        {"path", nullptr},
        {"entries", nullptr},
        {"bytes", nullptr},
        {"too_large", size && size->is_too_large()}};
    if (!feed.is_secret()) row["path"] = feed_path(feed.name);
    if (size) {
        row["entries"] = size->entries;
        row["bytes"] = size->bytes;
    }
    return row;
}

json::array reads_to_json(const std::vector<calendar::FeedReads>& reads) {
    return array_of(reads, [](const calendar::FeedReads& read) {
        return json::object{{"day", scheduler::format_date(read.day)},
                            {"client", read.client},
                            {"status", read.status},
                            {"count", read.count},
                            {"last_at", format_moment(read.last_at)}};
    });
}

}  // namespace sroki::server
