#pragma once
// From a request to its handler: a table of routes, one line each (routes.cpp), searched in order.
// Thread contract: pure but for what handlers do with their own worker's database.

#include <functional>
#include <initializer_list>
#include <optional>
#include <span>
#include <string_view>
#include <variant>
#include <vector>

#include "calendar/feed_filter.h"
#include "calendar/store/database.h"
#include "calendar/store/token_store.h"
#include "server/config.h"
#include "server/feeds/feed_size.h"
#include "server/http/request.h"
#include "server/http/response.h"
#include "server/pages/page.h"

namespace sroki::server {

class Metrics;
class SignInDesk;

// What a handler works with. The clock was read once, at the edge.
struct Context {
    calendar::Database& database;
    const Site& site;
    const Config& config;
    calendar::Instant now;
    // Who asks; set before a handler that needs a scope is called.
    std::optional<calendar::TokenRecord> token{};
    const Metrics* metrics = nullptr;  // of the running server
    SignInDesk* sign_in = nullptr;     // the same
    // How large the feeds are that the running server gives out.
    std::function<FeedSizes(const std::vector<calendar::FeedRecord>&)> measure_feeds{};
    // Who looks at a page; set before its handler is called.
    std::optional<Visitor> visitor{};
};

using Handler = Response (*)(const Request&, Context&);

// The people whom a page is for, by their roles; no role: everybody, signed in or not.
class Viewers {
  public:
    constexpr Viewers() = default;
    constexpr Viewers(std::initializer_list<calendar::Role> roles) {
        for (const calendar::Role role : roles)
            roles_ |= bit(role);
    }

    [[nodiscard]] constexpr bool are_all() const { return roles_ == 0; }
    [[nodiscard]] constexpr bool include(calendar::Role role) const {
        return are_all() || (roles_ & bit(role)) != 0;
    }

  private:
    static constexpr unsigned bit(calendar::Role role) { return 1U << static_cast<unsigned>(role); }

    unsigned roles_ = 0;
};
inline constexpr Viewers kEverybody{};
inline constexpr Viewers kStaff{calendar::Role::administrator, calendar::Role::organizer,
                                calendar::Role::controller};

// Nobody is asked who it is: files, and what machines read.
struct Anybody {};

// Whom a route serves: anybody, the holder of a bearer token with a scope, or the viewers of a
// page. Only pages know who is signed in, and only their forms carry a token (docs/adr/0019).
using Audience = std::variant<Anybody, calendar::Scope, Viewers>;

// `pattern`: segments of a path; "{name}" takes one whole segment. GET serves HEAD too.
struct Route {
    Method method;
    std::string_view pattern;
    Handler handler;
    Audience audience{};
};

// The whole site and API, in routes.cpp.
[[nodiscard]] std::span<const Route> all_routes();

// Empty: the path is not of this pattern.
[[nodiscard]] std::optional<NamedValues> match(std::string_view pattern, std::string_view path);

// The answer of the first route that fits; else 404, or 405 with Allow; 401 or 403 without a token
// that allows the route's scope (RFC 6750 section 3); the way to sign in, or 403, for who may not
// see the page. An exception of a handler is told to `report` once, with the route, and becomes an
// answer with the request's id: 503 when the database is busy, 507 when the disk is full, else 500
// (machine_fault_ru.h). Under /api/ errors are
// application/problem+json, elsewhere pages. Doesn't throw unless `report` does.
using FaultReport = std::function<void(const Request&, std::string_view what)>;
[[nodiscard]] Response answer(std::span<const Route> routes, Request request, Context& context,
                              const FaultReport& report);

// A Russian error in the form the path calls for.
[[nodiscard]] Response error_response(unsigned status, const Request& request, const Site& site,
                                      const std::optional<Visitor>& visitor = std::nullopt);

}  // namespace sroki::server
