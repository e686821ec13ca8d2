#include "server/pages/health.h"

#include <exception>

#include <boost/json.hpp>

#include "calendar/store/department_store.h"

namespace sroki::server {

Response show_health(const Request&, Context& context) {
    bool is_readable = false;
    try {
        is_readable = !calendar::DepartmentStore(context.database).list().empty();
    } catch (const std::exception&) {
        is_readable = false;  // the answer itself is the report
    }
    const boost::json::object body{{"status", is_readable ? "ok" : "fault"},
                                   {"database", is_readable},
                                   {"version", context.site.version}};
    Response response = json_response(boost::json::serialize(body), is_readable ? 200 : 503);
    response.headers.emplace_back("Cache-Control", "no-store");
    return response;
}

}  // namespace sroki::server
