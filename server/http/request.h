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
    std::string cookie{};          // the header as it came; never logged
    std::string client_address{};  // whose request it is; empty: of this machine; never logged
    std::string body{};
    NamedValues form{};  // of a page's POST, once its token was checked
    std::string id{};    // stands in the log and on an error page
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

inline constexpr std::size_t kFormBytesMax = 16'384;
inline constexpr std::size_t kFormFieldsMax = 32;

// The fields of a form as browsers send it (application/x-www-form-urlencoded, WHATWG URL section
// 5); nothing when it is of another type, too large, broken, not UTF-8 or has control characters.
[[nodiscard]] std::optional<NamedValues> parse_form(std::string_view content_type,
                                                    std::string_view body);

}  // namespace sroki::server
