#pragma once
// From a request to its handler: a table of routes, one line each (routes.cpp), searched in order.
// Thread contract: pure but for what handlers do with their own worker's database.

#include <functional>
#include <optional>
#include <span>
#include <string_view>

#include "calendar/store/database.h"
#include "calendar/store/token_store.h"
#include "server/config.h"
#include "server/http/request.h"
#include "server/http/response.h"
#include "server/pages/page.h"

namespace sroki::server {

class Metrics;

// What a handler works with. The clock was read once, at the edge.
struct Context {
    calendar::Database& database;
    const Site& site;
    const Config& config;
    calendar::Instant now;
    // Who asks; set before a handler that needs a scope is called.
    std::optional<calendar::TokenRecord> token{};
    const Metrics* metrics = nullptr;  // of the running server
};

using Handler = Response (*)(const Request&, Context&);

// `pattern`: segments of a path; "{name}" takes one whole segment. GET serves HEAD too.
// `scope`: what a bearer token must allow; empty: open to everybody.
struct Route {
    Method method;
    std::string_view pattern;
    Handler handler;
    std::optional<calendar::Scope> scope{};
};

// The whole site and API, in routes.cpp.
[[nodiscard]] std::span<const Route> all_routes();

// Empty: the path is not of this pattern.
[[nodiscard]] std::optional<NamedValues> match(std::string_view pattern, std::string_view path);

// The answer of the first route that fits; else 404, or 405 with Allow; 401 or 403 without a token
// that allows the route's scope (RFC 6750 section 3). An exception of a handler
// is told to `report` once and becomes a 500 with the request's id. Under /api/ errors are
// application/problem+json, elsewhere pages. Doesn't throw unless `report` does.
using FaultReport = std::function<void(const Request&, std::string_view what)>;
[[nodiscard]] Response answer(std::span<const Route> routes, Request request, Context& context,
                              const FaultReport& report);

// A Russian error in the form the path calls for.
[[nodiscard]] Response error_response(unsigned status, const Request& request, const Site& site);

}  // namespace sroki::server
