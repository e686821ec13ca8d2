#include "server/json/executor_json.h"

#include "calendar/names.h"

namespace sroki::server {

namespace json = boost::json;

json::object executor_to_json(const calendar::ExecutorRecord& executor) {
    json::value position;
    if (executor.position) position = *executor.position;
    return {{"id", static_cast<std::int64_t>(executor.id)}, {"name", executor.name},
            {"kind", calendar::name_of(executor.kind)},     {"position", position},
            {"emails", json::value_from(executor.emails)},  {"items", executor.items}};
}

json::array executors_to_json(const std::vector<calendar::ExecutorRecord>& executors) {
    json::array rows;
    for (const calendar::ExecutorRecord& executor : executors)
        rows.push_back(executor_to_json(executor));
    return rows;
}

json::array alike_to_json(const std::vector<calendar::AlikeExecutors>& pairs) {
    json::array rows;
    for (const calendar::AlikeExecutors& pair : pairs) {
        const auto side = [](calendar::ExecutorId id, const std::string& name) {
            return json::object{{"id", static_cast<std::int64_t>(id)}, {"name", name}};
        };
        rows.push_back(
            json::array{side(pair.first, pair.first_name), side(pair.second, pair.second_name)});
    }
    return rows;
}

}  // namespace sroki::server
