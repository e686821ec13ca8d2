#include <array>

#include "server/api/editions.h"
#include "server/api/events.h"
#include "server/api/executors.h"
#include "server/api/feeds.h"
#include "server/api/layers.h"
#include "server/api/openapi.h"
#include "server/api/plan_documents.h"
#include "server/api/plans.h"
#include "server/http/router.h"
#include "server/pages/entry_file.h"
#include "server/pages/feeds.h"
#include "server/pages/health.h"
#include "server/pages/home.h"
#include "server/pages/login.h"
#include "server/pages/metrics.h"
#include "server/pages/month.h"
#include "server/pages/observatory.h"
#include "server/pages/plan.h"

namespace sroki::server {

namespace {

using calendar::Scope;

// Feeds that exist, style sheet, script, icon and robots.txt are ready content and never get here.
constexpr std::array kRoutes{
    Route{Method::get, "/", show_home, kEverybody},
    Route{Method::get, "/calendar", show_month, kEverybody},
    Route{Method::get, "/plans/{id}", show_plan, kEverybody},
    Route{Method::get, "/items/{id}", show_item, kEverybody},
    Route{Method::get, "/login", show_login, kEverybody},
    Route{Method::post, "/login", sign_in, kEverybody},
    Route{Method::post, "/logout", sign_out, kStaff},
    Route{Method::get, "/observatory", show_observatory, kStaff},
    Route{Method::get, "/occurrences/{file}", show_occurrence_file},
    Route{Method::get, "/events/{file}", show_event_file},
    Route{Method::get, "/feeds", show_feeds, kEverybody},
    Route{Method::get, "/feeds/{file}", show_missing_feed},
    Route{Method::get, "/feeds/{token}/{file}", show_missing_secret_feed},
    Route{Method::get, "/healthz", show_health},
    Route{Method::get, "/metrics", show_metrics},
    Route{Method::get, "/api/v1/openapi.json", show_openapi},
    Route{Method::get, "/api/v1/executors", list_executors, Scope::executors_read},
    Route{Method::get, "/api/v1/executors/alike", list_alike_executors, Scope::executors_read},
    Route{Method::post, "/api/v1/executors/alike", answer_alike_executors, Scope::executors_write},
    Route{Method::post, "/api/v1/executors/{id}/emails", add_executor_email,
          Scope::executors_write},
    Route{Method::post, "/api/v1/executors/{id}/aliases", add_executor_alias,
          Scope::executors_write},
    Route{Method::get, "/api/v1/plans", list_plans, Scope::plans_read},
    Route{Method::get, "/api/v1/feeds", list_feeds, Scope::feeds_read},
    Route{Method::post, "/api/v1/feeds", create_feed, Scope::feeds_write},
    Route{Method::remove, "/api/v1/feeds/{name}", revoke_feed, Scope::feeds_write},
    Route{Method::post, "/api/v1/feeds/{name}/rotate", rotate_feed, Scope::feeds_write},
    Route{Method::get, "/api/v1/feeds/{name}/stats", show_feed_stats, Scope::feeds_read},
    Route{Method::post, "/api/v1/plans", upload_plan, Scope::plans_write},
    Route{Method::get, "/api/v1/plans/{id}", show_plan_preview, Scope::plans_read},
    Route{Method::patch, "/api/v1/plans/{id}", correct_plan, Scope::plans_write},
    Route{Method::remove, "/api/v1/plans/{id}", discard_plan, Scope::plans_write},
    Route{Method::patch, "/api/v1/plans/{id}/items/{item}", correct_item, Scope::plans_write},
    Route{Method::post, "/api/v1/plans/{id}/approve", approve_plan, Scope::plans_write},
    Route{Method::get, "/api/v1/plans/{id}/edition", show_edition, Scope::plans_read},
    Route{Method::remove, "/api/v1/plans/{id}/edition", discard_edition, Scope::plans_write},
    Route{Method::post, "/api/v1/plans/{id}/edition/approve", approve_edition, Scope::plans_write},
    Route{Method::put, "/api/v1/plans/{id}/edition/pairs", decide_edition_pair, Scope::plans_write},
    Route{Method::put, "/api/v1/plans/{id}/edition/fields", decide_edition_field,
          Scope::plans_write},
    Route{Method::get, "/api/v1/plans/{id}/editions", list_editions, Scope::plans_read},
    Route{Method::get, "/api/v1/plans/{id}/tables", show_plan_tables, Scope::plans_read},
    Route{Method::put, "/api/v1/plans/{id}/columns", choose_columns, Scope::plans_write},
    Route{Method::post, "/api/v1/tables", show_document_tables, Scope::plans_read},
    Route{Method::get, "/api/v1/events", list_events, Scope::events_read},
    Route{Method::post, "/api/v1/events", create_event, Scope::events_write},
    Route{Method::get, "/api/v1/events/{id}", show_event, Scope::events_read},
    Route{Method::patch, "/api/v1/events/{id}", change_event, Scope::events_write},
    Route{Method::remove, "/api/v1/events/{id}", cancel_event, Scope::events_write},
    Route{Method::get, "/api/v1/events/{id}/instances", list_instances, Scope::events_read},
    Route{Method::put, "/api/v1/events/{id}/instances/{moment}", change_instance,
          Scope::events_write},
    Route{Method::remove, "/api/v1/events/{id}/instances/{moment}", restore_instance,
          Scope::events_write},
    Route{Method::post, "/api/v1/events/{id}/split", split_event, Scope::events_write},
    Route{Method::get, "/api/v1/events/{id}/history", show_event_history, Scope::events_read},
    Route{Method::get, "/api/v1/layers", list_layers, Scope::events_read},
    Route{Method::post, "/api/v1/layers", create_layer, Scope::events_write},
    Route{Method::remove, "/api/v1/layers/{name}", remove_layer, Scope::events_write},
};

}  // namespace

std::span<const Route> all_routes() {
    return kRoutes;
}

}  // namespace sroki::server
