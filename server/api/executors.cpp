#include "server/api/executors.h"

#include "calendar/store/executor_store.h"
#include "server/api/body_reader.h"
#include "server/api/parameters.h"
#include "server/json/executor_json.h"

namespace sroki::server {

namespace json = boost::json;

using calendar::ExecutorId;
using calendar::ExecutorStore;

namespace {

constexpr std::size_t kAddressBytesMax = 254;
constexpr std::size_t kAliasBytesMax = 500;

Response executor_response(ExecutorStore& store, ExecutorId id, const Request& request) {
    const auto executor = store.find(id);
    if (!executor) return not_found(request);
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
    if (!done) return store_problem(done.error(), request, "/other");
    return executor_response(store, ExecutorId{*keep}, request);
}

Response add_executor_email(const Request& request, Context& context) {
    BodyReader body(request);
    body.require("address");
    const auto address = body.text("address", kAddressBytesMax);
    if (auto problem = body.problem()) return std::move(*problem);
    ExecutorStore store(context.database);
    const auto added = store.add_email(id_parameter<ExecutorId>(request, "id"), *address);
    if (!added) return store_problem(added.error(), request, "/address");
    return executor_response(store, id_parameter<ExecutorId>(request, "id"), request);
}

Response add_executor_alias(const Request& request, Context& context) {
    BodyReader body(request);
    body.require("alias");
    const auto alias = body.text("alias", kAliasBytesMax);
    if (auto problem = body.problem()) return std::move(*problem);
    ExecutorStore store(context.database);
    const auto added = store.add_alias(id_parameter<ExecutorId>(request, "id"), *alias);
    if (!added) return store_problem(added.error(), request, "/alias");
    return executor_response(store, id_parameter<ExecutorId>(request, "id"), request);
}

}  // namespace sroki::server
