#include "server/http/request.h"

#include <unicode/ustring.h>

#include <algorithm>

#include <boost/url/params_view.hpp>
#include <boost/url/parse.hpp>
#include <boost/url/parse_query.hpp>
#include <boost/url/url_view.hpp>

namespace sroki::server {

namespace {

bool has_control(std::string_view text) {
    return std::any_of(text.begin(), text.end(),
                       [](char c) { return static_cast<unsigned char>(c) < ' ' || c == 0x7F; });
}

bool is_utf8(std::string_view text) {
    UErrorCode error = U_ZERO_ERROR;
    std::int32_t units = 0;  // only counted
    u_strFromUTF8(nullptr, 0, &units, text.data(), static_cast<std::int32_t>(text.size()), &error);
    return error != U_INVALID_CHAR_FOUND;
}

// "application/x-www-form-urlencoded; charset=UTF-8"; types have no case.
bool is_form_type(std::string_view content_type) {
    constexpr std::string_view kType = "application/x-www-form-urlencoded";
    std::string_view type = content_type.substr(0, content_type.find(';'));
    while (type.ends_with(' '))
        type.remove_suffix(1);
    return std::equal(type.begin(), type.end(), kType.begin(), kType.end(), [](char a, char b) {
        return (a >= 'A' && a <= 'Z' ? static_cast<char>(a - 'A' + 'a') : a) == b;
    });
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

std::optional<NamedValues> parse_form(std::string_view content_type, std::string_view body) {
    if (!is_form_type(content_type) || body.size() > kFormBytesMax) return std::nullopt;
    const auto parsed = boost::urls::parse_query({body.data(), body.size()});
    if (!parsed || parsed->size() > kFormFieldsMax) return std::nullopt;
    boost::urls::encoding_opts options;
    options.space_as_plus = true;
    NamedValues fields;
    for (const auto& field : boost::urls::params_view(parsed->buffer(), options)) {
        for (const std::string* text : {&field.key, &field.value}) {
            if (has_control(*text) || !is_utf8(*text)) return std::nullopt;
        }
        fields.emplace_back(field.key, field.value);
    }
    return fields;
}

}  // namespace sroki::server
