#include "calendar/import/html_tokens.h"

#include <array>

#include "calendar/import/text.h"

namespace sroki::calendar {

namespace {

constexpr std::array<std::pair<std::string_view, char32_t>, 26> kEntities{
    {{"amp", U'&'},      {"lt", U'<'},      {"gt", U'>'},       {"quot", U'"'},
     {"apos", U'\''},    {"nbsp", 0x00A0},  {"shy", 0x00AD},    {"laquo", 0x00AB},
     {"raquo", 0x00BB},  {"mdash", 0x2014}, {"ndash", 0x2013},  {"hellip", 0x2026},
     {"numero", 0x2116}, {"bull", 0x2022},  {"middot", 0x00B7}, {"ldquo", 0x201C},
     {"rdquo", 0x201D},  {"bdquo", 0x201E}, {"lsquo", 0x2018},  {"rsquo", 0x2019},
     {"minus", 0x2212},  {"ensp", 0x2002},  {"emsp", 0x2003},   {"thinsp", 0x2009},
     {"zwnj", 0x200C},   {"sect", 0x00A7}}};

char small(char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

bool is_name_character(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
           c == ':' || c == '_';
}

bool is_blank(char c) {
    return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f';
}

// The letter of "&#1075;", "&#xAB;" or "&nbsp;"; 0 when it is none.
char32_t entity(std::string_view name) {
    if (name.size() > 1 && name[0] == '#') {
        const bool hex = name[1] == 'x' || name[1] == 'X';
        char32_t value = 0;
        for (const char digit : name.substr(hex ? 2 : 1)) {
            const char c = small(digit);
            char32_t number = 16;
            if (c >= '0' && c <= '9') number = static_cast<char32_t>(c - '0');
            if (hex && c >= 'a' && c <= 'f') number = static_cast<char32_t>(c - 'a' + 10);
            if (number >= (hex ? 16U : 10U) || value > 0x10FFFF) return 0;
            value = value * (hex ? 16U : 10U) + number;
        }
        return value <= 0x10FFFF ? value : 0;
    }
    for (const auto& [known, letter] : kEntities) {
        if (known == name) return letter;
    }
    return 0;
}

std::string resolve_entities(std::string_view text) {
    constexpr std::size_t kNameMax = 10;
    std::string resolved;
    resolved.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '&') {
            const auto end = text.substr(i + 1, kNameMax + 1).find(';');
            if (end != std::string_view::npos) {
                const char32_t letter = entity(text.substr(i + 1, end));
                if (letter != 0) {
                    resolved += encode(std::u32string(1, letter));
                    i += end + 1;
                    continue;
                }
            }
        }
        resolved.push_back(text[i]);
    }
    return resolved;
}

}  // namespace

void HtmlTokens::skip_to(std::string_view end) {
    const auto found = html_.find(end, at_);
    at_ = found == std::string_view::npos ? html_.size() : found + end.size();
}

HtmlToken HtmlTokens::next() {
    while (at_ < html_.size()) {
        if (html_[at_] != '<') {
            const std::size_t end = std::min(html_.find('<', at_), html_.size());
            HtmlToken token{
                HtmlToken::Type::text, resolve_entities(html_.substr(at_, end - at_)), {}};
            at_ = end;
            return token;
        }
        const std::string_view rest = html_.substr(at_);
        if (rest.starts_with("<!--")) {
            skip_to("-->");
        } else if (rest.starts_with("<!") || rest.starts_with("<?")) {
            skip_to(">");
        } else if (rest.size() > 1 && (is_name_character(rest[1]) || rest[1] == '/')) {
            return read_tag();
        } else {
            ++at_;
            return {HtmlToken::Type::text, "<", {}};
        }
    }
    return {};
}

HtmlToken HtmlTokens::read_tag() {
    HtmlToken tag;
    ++at_;
    tag.type = HtmlToken::Type::open;
    if (html_[at_] == '/') {
        tag.type = HtmlToken::Type::close;
        ++at_;
    }
    while (at_ < html_.size() && is_name_character(html_[at_]))
        tag.text.push_back(small(html_[at_++]));
    read_attributes(tag);
    const bool raw = tag.text == "script" || tag.text == "style" || tag.text == "title";
    if (raw && tag.type == HtmlToken::Type::open) {
        // Their content is no markup: on to the closing tag, whatever stands between.
        const std::string closing = "</" + tag.text;
        while (at_ < html_.size()) {
            skip_to("</");
            if (at_ >= html_.size()) break;
            std::string name;
            for (std::size_t i = at_;
                 i < html_.size() && is_name_character(html_[i]) && name.size() < tag.text.size();
                 ++i)
                name.push_back(small(html_[i]));
            if (name == tag.text) {
                skip_to(">");
                break;
            }
        }
        return next();
    }
    return tag;
}

void HtmlTokens::read_attributes(HtmlToken& tag) {
    constexpr std::size_t kAttributesMax = 64;
    while (at_ < html_.size() && html_[at_] != '>') {
        if (is_blank(html_[at_]) || html_[at_] == '/') {
            ++at_;
            continue;
        }
        std::string name;
        while (at_ < html_.size() && html_[at_] != '=' && html_[at_] != '>' && html_[at_] != '/' &&
               !is_blank(html_[at_]))
            name.push_back(small(html_[at_++]));
        while (at_ < html_.size() && is_blank(html_[at_]))
            ++at_;
        std::string value;
        if (at_ < html_.size() && html_[at_] == '=') {
            ++at_;
            while (at_ < html_.size() && is_blank(html_[at_]))
                ++at_;
            const char quote = at_ < html_.size() ? html_[at_] : '\0';
            if (quote == '"' || quote == '\'') {
                const std::size_t end = std::min(html_.find(quote, at_ + 1), html_.size());
                value = html_.substr(at_ + 1, end - at_ - 1);
                at_ = std::min(end + 1, html_.size());
            } else {
                while (at_ < html_.size() && html_[at_] != '>' && !is_blank(html_[at_]))
                    value.push_back(html_[at_++]);
            }
        } else if (name.empty() && at_ < html_.size() && html_[at_] != '>') {
            ++at_;
        }
        if (!name.empty() && tag.attributes.size() < kAttributesMax)
            tag.attributes.emplace(std::move(name), std::move(value));
    }
    if (at_ < html_.size()) ++at_;
}

}  // namespace sroki::calendar
