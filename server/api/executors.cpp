#include "server/api/executors.h"

#include <charconv>

#include "calendar/store/executor_store.h"
#include "server/api/api_words_ru.h"
#include "server/api/body_reader.h"
#include "server/json/executor_json.h"
#include "server/messages_ru.h"

namespace sroki::server {

namespace json = boost::json;

using calendar::ExecutorId;
using calendar::ExecutorStore;
using calendar::StoreErrorCode;

namespace {

constexpr std::size_t kAddressBytesMax = 254;
constexpr std::size_t kAliasBytesMax = 500;

ExecutorId id_of(const Request& request) {
    const std::string_view text = value_of(request.parameters, "id").value_or("");
    std::int64_t id = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), id);
    return ExecutorId{error == std::errc{} && end == text.data() + text.size() ? id : 0};
}

Response refused(const calendar::StoreError& error, std::string_view member,
                 const Request& request) {
    if (error.code == StoreErrorCode::not_found) {
        return problem_response(
            {404, "not_found", std::string(api_error_words(404).heading), message_ru(error)},
            request.id);
    }
    if (error.code == StoreErrorCode::name_taken) {
        return problem_response(
            {409, "name_taken", std::string(words::kApiConflict), message_ru(error)}, request.id);
    }
    return problem_response({422,
                             "invalid",
                             std::string(words::kApiInvalid),
                             {},
                             {{"/" + std::string(member), message_ru(error)}}},
                            request.id);
}

Response executor_response(ExecutorStore& store, ExecutorId id, const Request& request) {
    const auto executor = store.find(id);
    if (!executor) return refused({StoreErrorCode::not_found, {}}, {}, request);
    return json_response(json::serialize(executor_to_json(*executor)));
}

}  // namespace

Response list_executors(const Request&, Context& context) {
    return json_response(json::serialize(
        json::object{{"executors", executors_to_json(ExecutorStore(context.database).list())}}));
}

Response list_alike_executors(const Request&, Context& context) {
    return json_response(json::serialize(
        json::object{{"alike", alike_to_json(ExecutorStore(context.database).list_alike())}}));
}

Response answer_alike_executors(const Request& request, Context& context) {
    BodyReader body(request);
    for (const std::string_view name : {"keep", "other", "answer"})
        body.require(name);
    const auto keep = body.integer("keep");
    const auto other = body.integer("other");
    const auto answer = body.choice("answer", {"same", "different"});
    if (auto problem = body.problem()) return std::move(*problem);
    ExecutorStore store(context.database);
    const bool same = *answer == 0;
    const auto done = same ? store.merge(ExecutorId{*other}, ExecutorId{*keep}, context.now)
                           : store.set_distinct(ExecutorId{*keep}, ExecutorId{*other}, context.now);
    if (!done) return refused(done.error(), "other", request);
    return executor_response(store, ExecutorId{*keep}, request);
}

Response add_executor_email(const Request& request, Context& context) {
    BodyReader body(request);
    body.require("address");
    const auto address = body.text("address", kAddressBytesMax);
    if (auto problem = body.problem()) return std::move(*problem);
    ExecutorStore store(context.database);
    const auto added = store.add_email(id_of(request), *address);
    if (!added) return refused(added.error(), "address", request);
    return executor_response(store, id_of(request), request);
}

Response add_executor_alias(const Request& request, Context& context) {
    BodyReader body(request);
    body.require("alias");
    const auto alias = body.text("alias", kAliasBytesMax);
    if (auto problem = body.problem()) return std::move(*problem);
    ExecutorStore store(context.database);
    const auto added = store.add_alias(id_of(request), *alias);
    if (!added) return refused(added.error(), "alias", request);
    return executor_response(store, id_of(request), request);
}

}  // namespace sroki::server
