#pragma once
// One HTTP answer as a handler gives it, and the ways to make one.
// Thread contract: plain values and pure functions.

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace sroki::server {

struct Response {
    unsigned status = 200;
    std::string content_type = "text/html; charset=utf-8";
    std::string body{};
    std::vector<std::pair<std::string, std::string>> headers{};  // beside the usual ones
    std::string_view route{};  // the pattern that matched, for the log; static storage
};

[[nodiscard]] Response html_response(std::string body, unsigned status = 200);
[[nodiscard]] Response json_response(std::string body, unsigned status = 200);

// What is wrong with one member of a request: a JSON pointer (RFC 6901) into its body, or
// "?name" for a parameter of the address; a Russian sentence.
struct FieldError {
    std::string pointer;
    std::string detail;
};

// RFC 9457; `title` and `detail` are Russian, `code` is a word for programs.
struct Problem {
    unsigned status = 500;
    std::string code;
    std::string title;
    std::string detail{};
    std::vector<FieldError> errors{};
};

// {"type":"about:blank","title","status","code","request_id"} and, when there are any, "detail" and
// "errors":[{"pointer","detail"}].
[[nodiscard]] Response problem_response(const Problem& problem, std::string_view request_id);

// "Not Found" of 404; empty for a code we never send.
[[nodiscard]] std::string_view status_phrase(unsigned status);

// The status line and every header but Date, Connection and the empty line, which are the
// connection's own. Pages carry the security headers.
[[nodiscard]] std::string response_head(const Response& response, std::string_view request_id);

}  // namespace sroki::server
