#include "server/api/plans.h"

#include <boost/json.hpp>

#include "calendar/names.h"
#include "calendar/store/plan_store.h"
#include "server/json/plan_json.h"

namespace sroki::server {

namespace json = boost::json;

namespace {

json::object plan_to_json(const calendar::PlanRecord& plan) {
    return {{"id", static_cast<std::int64_t>(plan.id)},
            {"state", calendar::name_of(plan.state)},
            {"items", plan.items},
            {"plan", header_to_json(plan.header)}};
}

}  // namespace

Response list_plans(const Request&, Context& context) {
    json::array plans;
    for (const auto& plan : calendar::PlanStore(context.database).list_plans())
        plans.push_back(plan_to_json(plan));
    return json_response(json::serialize(json::object{{"plans", std::move(plans)}}));
}

}  // namespace sroki::server
