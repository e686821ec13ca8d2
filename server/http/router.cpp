#include "server/http/router.h"

#include <exception>
#include <string>

#include "server/api/access.h"
#include "server/api/api_words_ru.h"
#include "server/pages/words_ru.h"

namespace sroki::server {

namespace {

// Cuts the next segment off a path that starts with '/'.
std::string_view next_segment(std::string_view& path) {
    path.remove_prefix(1);
    const std::size_t slash = path.find('/');
    const std::string_view segment = path.substr(0, slash);
    path = slash == std::string_view::npos ? std::string_view{} : path.substr(slash);
    return segment;
}

bool serves(const Route& route, Method method) {
    return route.method == method || (route.method == Method::get && method == Method::head);
}

std::string_view name_of(Method method) {
    switch (method) {
        case Method::get:
            return "GET, HEAD";
        case Method::head:
            return "HEAD";
        case Method::post:
            return "POST";
        case Method::put:
            return "PUT";
        case Method::patch:
            return "PATCH";
        case Method::remove:
            return "DELETE";
        case Method::other:
            return "";
    }
    return "";
}

std::string_view code_of(unsigned status) {
    switch (status) {
        case 400:
            return "bad_request";
        case 404:
            return "not_found";
        case 405:
            return "method_not_allowed";
        default:
            return "internal";
    }
}

Response find_and_answer(std::span<const Route> routes, Request& request, Context& context) {
    std::string allowed;
    for (const Route& route : routes) {
        auto parameters = match(route.pattern, request.path);
        if (!parameters) continue;
        if (!serves(route, request.method)) {
            if (!allowed.empty()) allowed += ", ";
            allowed += name_of(route.method);
            continue;
        }
        request.parameters = std::move(*parameters);
        if (route.scope) {
            if (auto refusal = refuse_access(request, *route.scope, context)) {
                refusal->route = route.pattern;
                return std::move(*refusal);
            }
        }
        Response response = route.handler(request, context);
        response.route = route.pattern;
        return response;
    }
    if (allowed.empty()) return error_response(404, request, context.site);
    Response response = error_response(405, request, context.site);
    response.headers.emplace_back("Allow", allowed);
    return response;
}

}  // namespace

std::optional<NamedValues> match(std::string_view pattern, std::string_view path) {
    NamedValues parameters;
    while (!pattern.empty() && !path.empty()) {
        const std::string_view expected = next_segment(pattern);
        const std::string_view given = next_segment(path);
        if (expected.starts_with('{')) {
            if (given.empty()) return std::nullopt;
            parameters.emplace_back(expected.substr(1, expected.size() - 2), given);
        } else if (expected != given) {
            return std::nullopt;
        }
    }
    if (!pattern.empty() || !path.empty()) return std::nullopt;
    return parameters;
}

Response answer(std::span<const Route> routes, Request request, Context& context,
                const FaultReport& report) {
    try {
        return find_and_answer(routes, request, context);
    } catch (const std::exception& fault) {
        report(request, fault.what());
        return error_response(500, request, context.site);
    }
}

Response error_response(unsigned status, const Request& request, const Site& site) {
    if (request.path.starts_with("/api/")) {
        const ErrorWords words = api_error_words(status);
        return problem_response({status, std::string(code_of(status)), std::string(words.heading),
                                 std::string(words.explanation)},
                                request.id);
    }
    return error_page(status, request.id, site);
}

}  // namespace sroki::server
