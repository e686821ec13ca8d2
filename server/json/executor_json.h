#pragma once
// Executors as JSON: what `sroki executor … --json` and the API answer.
// Thread contract: pure functions.

#include <boost/json.hpp>

#include "calendar/records.h"

namespace sroki::server {

[[nodiscard]] boost::json::object executor_to_json(const calendar::ExecutorRecord& executor);
[[nodiscard]] boost::json::array executors_to_json(
    const std::vector<calendar::ExecutorRecord>& executors);
// [[{"id","name"},{"id","name"}], …]
[[nodiscard]] boost::json::array alike_to_json(const std::vector<calendar::AlikeExecutors>& pairs);

}  // namespace sroki::server
