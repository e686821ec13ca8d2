#pragma once
// One HTTP request as a handler sees it: plain values, nothing of Asio or Beast.
// Thread contract: plain values.

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace sroki::server {

enum class Method { get, head, post, put, patch, remove, other };

using NamedValues = std::vector<std::pair<std::string, std::string>>;

struct Request {
    Method method = Method::get;
    std::string path = "/";    // percent-decoded, without the query
    NamedValues query{};       // decoded
    NamedValues parameters{};  // what the route's pattern took from the path
    std::string content_type{};
    std::string authorization{};  // the header as it came; never logged
    std::string if_match{};
    std::string body{};
    std::string id{};  // stands in the log and on an error page
};

// The first value of that name.
[[nodiscard]] std::optional<std::string_view> value_of(const NamedValues& values,
                                                       std::string_view name);

struct Target {
    std::string path;
    NamedValues query;
};

// Origin form ("/a?b=c") or absolute form ("http://host/a?b=c"), RFC 9112 section 3.2; nothing when
// it is neither, has a broken escape or a control character.
[[nodiscard]] std::optional<Target> parse_target(std::string_view target);

}  // namespace sroki::server
