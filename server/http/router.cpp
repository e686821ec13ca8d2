#include "server/http/router.h"

#include <exception>
#include <string>

#include <fmt/format.h>

#include "server/api/access.h"
#include "server/api/api_words_ru.h"
#include "server/machine_fault_ru.h"
#include "server/pages/words_ru.h"
#include "server/sign_in/visitors.h"

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

bool is_api(const Request& request) {
    return request.path.starts_with("/api/");
}

std::optional<Response> refuse(const Route& route, Request& request, Context& context) {
    if (const auto* scope = std::get_if<calendar::Scope>(&route.audience)) {
        return refuse_access(request, *scope, context);
    }
    if (const auto* viewers = std::get_if<Viewers>(&route.audience)) {
        recognise_visitor(request, context);
        if (auto refusal = refuse_visitor(request, *viewers, context)) return refusal;
        if (request.method == Method::post) return refuse_form(request, *viewers, context);
    }
    return std::nullopt;
}

// What one person saw must not be shown to the next one at the same computer.
void keep_private(Response& response) {
    std::erase_if(response.headers,
                  [](const auto& header) { return header.first == "Cache-Control"; });
    response.headers.emplace_back("Cache-Control", "private, no-store");
}

// `chosen`: the pattern of the route that fits, known even when its handler throws.
Response find_and_answer(std::span<const Route> routes, Request& request, Context& context,
                         std::string_view& chosen) {
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
        chosen = route.pattern;
        auto refusal = refuse(route, request, context);
        Response response = refusal ? std::move(*refusal) : route.handler(request, context);
        if (context.visitor) keep_private(response);
        return response;
    }
    if (!is_api(request)) recognise_visitor(request, context);
    if (allowed.empty()) return error_response(404, request, context.site, context.visitor);
    Response response = error_response(405, request, context.site, context.visitor);
    response.headers.emplace_back("Allow", allowed);
    return response;
}

Response answer_to_fault(const std::exception& fault, const Request& request,
                         const Context& context) {
    const auto words = machine_fault_ru(calendar::machine_fault_of(fault));
    if (!words) return error_response(500, request, context.site, context.visitor);
    Response response =
        is_api(request)
            ? problem_response({words->status, std::string(words->code),
                                std::string(words->heading), std::string(words->sentence)},
                               request.id)
            : error_page(words->status, {words->heading, words->sentence}, request.id, context.site,
                         context.visitor);
    if (!words->retry_after.empty()) {
        response.headers.emplace_back("Retry-After", words->retry_after);
    }
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
    std::string_view chosen;
    Response response;
    try {
        response = find_and_answer(routes, request, context, chosen);
    } catch (const std::exception& fault) {
        report(request, fmt::format("{}: {}", chosen.empty() ? "-" : chosen, fault.what()));
        response = answer_to_fault(fault, request, context);
    }
    response.route = chosen;
    return response;
}

Response error_response(unsigned status, const Request& request, const Site& site,
                        const std::optional<Visitor>& visitor) {
    if (is_api(request)) {
        const ErrorWords words = api_error_words(status);
        return problem_response({status, std::string(code_of(status)), std::string(words.heading),
                                 std::string(words.explanation)},
                                request.id);
    }
    return error_page(status, error_words(status), request.id, site, visitor);
}

}  // namespace sroki::server
