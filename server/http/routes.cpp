#include <array>

#include "server/http/router.h"
#include "server/pages/feeds.h"
#include "server/pages/health.h"
#include "server/pages/home.h"
#include "server/pages/month.h"
#include "server/pages/plan.h"

namespace sroki::server {

namespace {

// Feeds that exist, style sheet, script, icon and robots.txt are ready content and never get here.
constexpr std::array kRoutes{
    Route{Method::get, "/", show_home},
    Route{Method::get, "/calendar", show_month},
    Route{Method::get, "/plans/{id}", show_plan},
    Route{Method::get, "/items/{id}", show_item},
    Route{Method::get, "/feeds", show_feeds},
    Route{Method::get, "/feeds/{file}", show_missing_feed},
    Route{Method::get, "/healthz", show_health},
};

}  // namespace

std::span<const Route> all_routes() {
    return kRoutes;
}

}  // namespace sroki::server
