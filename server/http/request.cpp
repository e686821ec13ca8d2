#include "server/http/request.h"

#include <algorithm>

#include <boost/url/parse.hpp>
#include <boost/url/url_view.hpp>

namespace sroki::server {

namespace {

bool has_control(std::string_view text) {
    return std::any_of(text.begin(), text.end(),
                       [](char c) { return static_cast<unsigned char>(c) < ' ' || c == 0x7F; });
}

}  // namespace

std::optional<std::string_view> value_of(const NamedValues& values, std::string_view name) {
    const auto found = std::find_if(values.begin(), values.end(),
                                    [&](const auto& value) { return value.first == name; });
    if (found == values.end()) return std::nullopt;
    return found->second;
}

std::optional<Target> parse_target(std::string_view target) {
    const boost::core::string_view text(target.data(), target.size());
    const auto url = target.starts_with('/') ? boost::urls::parse_origin_form(text)
                                             : boost::urls::parse_absolute_uri(text);
    if (!url) return std::nullopt;
    Target parsed{url->path(), {}};
    if (parsed.path.empty()) parsed.path = "/";
    if (has_control(parsed.path)) return std::nullopt;
    for (const auto& parameter : url->params()) {
        if (has_control(parameter.value)) return std::nullopt;
        parsed.query.emplace_back(parameter.key, parameter.value);
    }
    return parsed;
}

}  // namespace sroki::server
