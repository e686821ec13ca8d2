#include "server/json/plan_json.h"

#include <boost/json.hpp>

namespace sroki::server {

boost::json::object draft_to_json(const calendar::PlanDraft& /*draft*/) {
    return {};
}

}  // namespace sroki::server
