#include "server/api/feeds.h"

#include <boost/json.hpp>

#include "calendar/names.h"
#include "calendar/store/feed_store.h"
#include "server/api/api_words_ru.h"
#include "server/api/body_reader.h"
#include "server/feeds/feed_address.h"
#include "server/feeds/feed_reading.h"
#include "server/json/feed_json.h"
#include "server/messages_ru.h"
#include "server/secret_token.h"

namespace sroki::server {

namespace json = boost::json;

namespace {

using calendar::FeedRecord;
using calendar::FeedStore;
using calendar::StoreErrorCode;

constexpr std::size_t kTitleBytesMax = 500;

Response problem_of(const calendar::StoreError& error, const Request& request) {
    const std::string detail = message_ru(error);
    if (error.code == StoreErrorCode::name_taken) {
        return problem_response({409, "name_taken", std::string(words::kApiConflict), detail},
                                request.id);
    }
    if (error.code == StoreErrorCode::not_found) {
        return problem_response(
            {404, "not_found", std::string(api_error_words(404).heading), detail}, request.id);
    }
    return problem_response({422, "invalid", std::string(words::kApiInvalid), detail}, request.id);
}

Response unread(std::string body, unsigned status) {
    Response response = json_response(std::move(body), status);
    response.headers.emplace_back("Cache-Control", "no-store");
    return response;
}

// A list of whole numbers; what is wrong with it is noted.
std::vector<std::int64_t> integers(BodyReader& body, std::string_view name) {
    std::vector<std::int64_t> numbers;
    const json::array* list = body.list(name, calendar::kFeedCriteriaMax);
    if (list == nullptr) return numbers;
    for (const json::value& value : *list) {
        if (!value.is_int64()) {
            body.refuse(name, words::kApiNotInteger);
            break;
        }
        numbers.push_back(value.get_int64());
    }
    return numbers;
}

template <class Id>
std::vector<Id> ids(BodyReader& body, std::string_view name) {
    std::vector<Id> found;
    for (const std::int64_t number : integers(body, name))
        found.push_back(Id{number});
    return found;
}

std::vector<calendar::Kind> kinds(BodyReader& body) {
    std::vector<calendar::Kind> found;
    for (const std::string& name : body.texts("kinds").value_or(std::vector<std::string>{})) {
        const auto kind = calendar::kind_of(name);
        if (!kind) {
            body.refuse("kinds", words::kApiUnknownKind);
            break;
        }
        found.push_back(*kind);
    }
    return found;
}

std::optional<std::chrono::days> horizon(BodyReader& body, std::string_view name) {
    const auto number = body.integer(name);
    if (!number) return std::nullopt;
    if (*number < 0 || *number > calendar::kFeedHorizonMax.count()) {
        body.refuse(name, words::kApiHorizon);
        return std::nullopt;
    }
    return std::chrono::days{*number};
}

FeedRecord feed_of(BodyReader& body) {
    FeedRecord feed;
    body.require("name");
    feed.name = body.text("name").value_or("");
    feed.title = body.text("title", kTitleBytesMax).value_or(feed.name);
    feed.filter.kinds = kinds(body);
    feed.filter.subjects = body.texts("subjects").value_or(std::vector<std::string>{});
    feed.filter.institutions = body.texts("institutions").value_or(std::vector<std::string>{});
    feed.filter.executors = ids<calendar::ExecutorId>(body, "executors");
    feed.filter.plans = ids<calendar::PlanId>(body, "plans");
    feed.options.has_deadlines = body.boolean("deadlines").value_or(true);
    feed.options.has_events = body.boolean("events").value_or(true);
    feed.options.as_tasks = body.boolean("tasks").value_or(false);
    for (const std::int64_t minutes : integers(body, "alarms"))
        feed.options.alarms.emplace_back(minutes);
    feed.options.past = horizon(body, "past_days");
    feed.options.future = horizon(body, "future_days");
    return feed;
}

std::optional<FeedSize> size_in(const std::map<calendar::FeedId, FeedSize>& sizes,
                                const FeedRecord& feed) {
    const auto found = sizes.find(feed.id);
    if (found == sizes.end()) return std::nullopt;
    return found->second;
}

std::string_view name_in(const Request& request) {
    return value_of(request.parameters, "name").value_or("");
}

}  // namespace

Response list_feeds(const Request&, Context& context) {
    const auto feeds = FeedStore(context.database).list();
    const auto sizes = measure_feeds(context.database, feeds, context.now);
    json::array rows;
    for (const FeedRecord& feed : feeds)
        rows.push_back(feed_to_json(feed, size_in(sizes, feed)));
    return json_response(json::serialize(json::object{{"feeds", std::move(rows)}}));
}

Response create_feed(const Request& request, Context& context) {
    BodyReader body(request);
    FeedRecord feed = feed_of(body);
    feed.department = context.token->department;
    const bool is_secret = body.boolean("secret").value_or(false);
    if (auto problem = body.problem()) return std::move(*problem);
    std::string token;
    if (is_secret) {
        token = new_secret_token();
        feed.token_hash = hash_secret_token(token);
    }
    const auto created = FeedStore(context.database).create(feed, context.now);
    if (!created) return problem_of(created.error(), request);
    feed.id = *created;
    const auto sizes = measure_feeds(context.database, {feed}, context.now);
    json::object answer = feed_to_json(feed, size_in(sizes, feed));
    answer["path"] = feed_path(feed.name, token);
    return unread(json::serialize(answer), 201);
}

Response revoke_feed(const Request& request, Context& context) {
    const auto done = FeedStore(context.database).revoke(name_in(request), context.now);
    if (!done) return problem_of(done.error(), request);
    return {204, "text/plain; charset=utf-8", {}};
}

Response rotate_feed(const Request& request, Context& context) {
    const std::string token = new_secret_token();
    const auto done =
        FeedStore(context.database).rotate(name_in(request), hash_secret_token(token));
    if (!done) return problem_of(done.error(), request);
    return unread(json::serialize(json::object{{"name", name_in(request)},
                                               {"path", feed_path(name_in(request), token)}}),
                  200);
}

Response show_feed_stats(const Request& request, Context& context) {
    FeedStore store(context.database);
    const auto feed = store.find(name_in(request));
    if (!feed) return error_response(404, request, context.site);
    return json_response(json::serialize(
        json::object{{"name", feed->name}, {"reads", reads_to_json(store.reads_of(feed->id))}}));
}

}  // namespace sroki::server
