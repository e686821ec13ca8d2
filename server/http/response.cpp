#include "server/http/response.h"

#include <fmt/format.h>
#include <boost/json.hpp>

namespace sroki::server {

namespace {

// Pages load only our own style sheet and script, run nothing inline, and stand in no frame.
// no-referrer: the address of a page may hold a token.
constexpr std::string_view kSecurityHeaders =
    "Content-Security-Policy: default-src 'none'; style-src 'self'; script-src 'self'; "
    "img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'\r\n"
    "X-Content-Type-Options: nosniff\r\n"
    "X-Frame-Options: DENY\r\n"
    "Referrer-Policy: no-referrer\r\n";

}  // namespace

Response html_response(std::string body, unsigned status) {
    return {status, "text/html; charset=utf-8", std::move(body)};
}

Response json_response(std::string body, unsigned status) {
    return {status, "application/json", std::move(body)};
}

Response problem_response(const Problem& problem, std::string_view request_id) {
    boost::json::object body{{"type", "about:blank"},
                             {"title", problem.title},
                             {"status", problem.status},
                             {"code", problem.code},
                             {"request_id", request_id}};
    if (!problem.detail.empty()) body["detail"] = problem.detail;
    if (!problem.errors.empty()) {
        auto& errors = body["errors"].emplace_array();
        for (const FieldError& error : problem.errors) {
            errors.push_back(
                boost::json::object{{"pointer", error.pointer}, {"detail", error.detail}});
        }
    }
    return {problem.status, "application/problem+json", boost::json::serialize(body)};
}

std::string_view status_phrase(unsigned status) {
    switch (status) {
        case 200:
            return "OK";
        case 201:
            return "Created";
        case 204:
            return "No Content";
        case 303:
            return "See Other";
        case 304:
            return "Not Modified";
        case 400:
            return "Bad Request";
        case 401:
            return "Unauthorized";
        case 403:
            return "Forbidden";
        case 404:
            return "Not Found";
        case 405:
            return "Method Not Allowed";
        case 408:
            return "Request Timeout";
        case 409:
            return "Conflict";
        case 410:
            return "Gone";
        case 412:
            return "Precondition Failed";
        case 413:
            return "Content Too Large";
        case 415:
            return "Unsupported Media Type";
        case 422:
            return "Unprocessable Content";
        case 429:
            return "Too Many Requests";
        case 431:
            return "Request Header Fields Too Large";
        case 500:
            return "Internal Server Error";
        case 503:
            return "Service Unavailable";
        case 507:
            return "Insufficient Storage";
        default:
            return "";
    }
}

std::string response_head(const Response& response, std::string_view request_id) {
    std::string head = fmt::format(
        "HTTP/1.1 {} {}\r\nServer: sroki\r\nContent-Type: {}\r\nContent-Length: {}\r\n"
        "X-Request-Id: {}\r\n{}",
        response.status, status_phrase(response.status), response.content_type,
        response.body.size(), request_id, kSecurityHeaders);
    bool has_cache_control = false;
    for (const auto& [name, value] : response.headers) {
        head.append(name).append(": ").append(value).append("\r\n");
        has_cache_control = has_cache_control || name == "Cache-Control";
    }
    if (!has_cache_control) head += "Cache-Control: no-cache\r\n";
    return head;
}

}  // namespace sroki::server
