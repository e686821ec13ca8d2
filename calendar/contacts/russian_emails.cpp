#include "calendar/contacts/russian_emails.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <cstdint>
#include <optional>

#include <unicode/uchar.h>
#include <unicode/utf8.h>

namespace sroki::calendar {

namespace {

constexpr std::size_t kLocalBytesMax = 128;  // 64 letters of two bytes
constexpr std::size_t kDomainBytesMax = 255;

// How "@" is written: plain, full width, within an URL, and to mislead collectors of addresses.
constexpr std::array<std::string_view, 9> kAtSigns{
    "@", "\xEF\xBC\xA0", "%40", "&#64;", "(at)", "[at]", "{at}", "(собака)", "[собака]"};
constexpr std::string_view kMailto = "mailto:";
// The query of such a link holds the address of the calendar's owner, in base64.
constexpr std::string_view kGoogleEvent = "google.com/calendar/event?";

struct Letter {
    UChar32 code = 0;
    std::size_t begin = 0;
    std::size_t end = 0;
};

Letter letter_at(std::string_view text, std::size_t at) {
    const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
    auto i = static_cast<std::int32_t>(at);
    UChar32 code = 0;
    U8_NEXT(bytes, i, static_cast<std::int32_t>(text.size()), code);
    return {code, at, static_cast<std::size_t>(i)};
}

Letter letter_before(std::string_view text, std::size_t at) {
    std::size_t begin = at - 1;
    while (begin > 0 && at - begin < 4 &&
           (static_cast<unsigned char>(text[begin]) & 0xC0U) == 0x80U)
        --begin;
    const Letter letter = letter_at(text, begin);
    return letter.end == at ? letter : Letter{-1, at - 1, at};
}

bool is_letter_or_digit(UChar32 code) {
    return code > 0 && u_isalnum(code) != 0;
}

bool is_local_letter(UChar32 code) {
    constexpr std::string_view kMarks = "!#$%&'*+/=?^_`{|}~-.";
    const bool is_mark =
        code > 0 && code < 0x80 && kMarks.find(static_cast<char>(code)) != std::string_view::npos;
    return is_mark || is_letter_or_digit(code);
}

bool starts_with_folded(std::string_view text, std::string_view lower) {
    return text.size() >= lower.size() &&
           std::equal(lower.begin(), lower.end(), text.begin(), [](char wanted, char found) {
               return wanted == static_cast<char>(std::tolower(static_cast<unsigned char>(found)));
           });
}

bool is_ascii(std::string_view text) {
    return std::all_of(text.begin(), text.end(),
                       [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

// "name" or "\"a name\"" that ends at `end`; its begin, or `end` when there is none.
std::size_t local_begin(std::string_view text, std::size_t end, std::size_t lowest) {
    lowest = std::max(lowest, end > kLocalBytesMax ? end - kLocalBytesMax : 0);
    if (end > lowest + 2 && text[end - 1] == '"') {
        const std::size_t quote = text.rfind('"', end - 2);
        const bool is_name = quote != std::string_view::npos && quote >= lowest &&
                             text.substr(quote, end - quote).find('\n') == std::string_view::npos;
        return is_name ? quote : end;
    }
    std::size_t begin = end;
    while (begin > lowest) {
        const Letter letter = letter_before(text, begin);
        if (letter.begin < lowest || !is_local_letter(letter.code)) break;
        begin = letter.begin;
    }
    // What stands before these belongs to an URL.
    const std::size_t mark = text.substr(begin, end - begin).find_last_of("/=?&{}|");
    if (mark != std::string_view::npos) begin += mark + 1;
    while (begin < end && text[begin] != '_' && !is_letter_or_digit(letter_at(text, begin).code))
        begin = letter_at(text, begin).end;
    return begin;
}

struct Label {
    std::size_t end = 0;
    bool may_be_top = false;  // as "ru", "рф", "xn--p1ai"
    bool is_capital = false;
};

std::optional<Label> label_at(std::string_view text, std::size_t begin) {
    Label label{begin};
    std::size_t letters = 0;
    bool has_digit = false;
    for (std::size_t at = begin; at < text.size() && at - begin < kDomainBytesMax;) {
        const Letter letter = letter_at(text, at);
        if (!is_letter_or_digit(letter.code) && letter.code != '-') break;
        at = letter.end;
        if (letter.code == '-') continue;  // none at the end of a label
        if (letters == 0) label.is_capital = u_isupper(letter.code) != 0;
        has_digit = has_digit || u_isdigit(letter.code) != 0;
        ++letters;
        label.end = at;
    }
    if (letters == 0) return std::nullopt;
    label.may_be_top =
        letters > 1 && (!has_digit || starts_with_folded(text.substr(begin), "xn--"));
    return label;
}

// "mail.example.ru", "школа.рф", "[192.0.2.1]"; its end, or `begin` when there is none.
std::size_t domain_end(std::string_view text, std::size_t begin) {
    if (begin < text.size() && text[begin] == '[') {
        const std::size_t close = text.find_first_not_of("0123456789.:abcdefABCDEFIPv", begin + 1);
        const bool is_literal = close != std::string_view::npos && text[close] == ']' &&
                                close > begin + 3 && close - begin < kDomainBytesMax;
        return is_literal ? close + 1 : begin;
    }
    std::size_t end = begin;
    std::optional<Label> label = label_at(text, begin);
    const bool may_be_capital = label && label->is_capital;
    bool is_first = true;
    while (label && label->end - begin <= kDomainBytesMax) {
        // "mail.ru.Ждём": the next sentence has begun.
        if (end > begin && label->is_capital && !may_be_capital) break;
        if (!is_first && label->may_be_top) end = label->end;
        if (label->end == text.size() || text[label->end] != '.') break;
        label = label_at(text, label->end + 1);
        is_first = false;
    }
    return end;
}

// With the scheme before and the query behind.
TextSpan as_link(std::string_view text, TextSpan span) {
    span.begin -= kMailto.size();
    if (span.end < text.size() && text[span.end] == '?') {
        span.end = std::min(text.find_first_of(" \t\n\"'<>)", span.end), text.size());
    }
    return span;
}

// The address around a sign that stands from `at` to `after`; `lowest`: where the text begins.
std::optional<TextSpan> address_at(std::string_view text, std::size_t lowest, TextSpan sign) {
    const bool is_spaced = sign.begin > lowest && text[sign.begin - 1] == ' ' &&
                           sign.end < text.size() && text[sign.end] == ' ';
    const std::size_t local_end = sign.begin - (is_spaced ? 1 : 0);
    const std::size_t domain = sign.end + (is_spaced ? 1 : 0);
    TextSpan span{local_begin(text, local_end, lowest), domain_end(text, domain)};
    if (span.begin == local_end) return std::nullopt;
    const bool is_link = span.begin >= lowest + kMailto.size() &&
                         starts_with_folded(text.substr(span.begin - kMailto.size()), kMailto);
    if (is_link && span.end == domain) {
        // A name within an office network has no dots.
        if (const auto label = label_at(text, domain)) span.end = label->end;
    }
    if (span.end == domain) return std::nullopt;
    // "Встреча @ school.ru" is a place.
    const bool is_plain = is_ascii(text.substr(span.begin, local_end - span.begin)) &&
                          is_ascii(text.substr(domain, span.end - domain));
    if (is_spaced && !is_plain) return std::nullopt;
    return is_link ? as_link(text, span) : span;
}

std::optional<TextSpan> google_link_at(std::string_view text, std::size_t lowest, std::size_t at) {
    if (!text.substr(at).starts_with(kGoogleEvent)) return std::nullopt;
    std::size_t begin = at;
    while (begin > lowest && at - begin < kDomainBytesMax &&
           std::string_view(" \t\n\"'<>(").find(text[begin - 1]) == std::string_view::npos) {
        --begin;
    }
    return TextSpan{begin, std::min(text.find_first_of(" \t\n\"'<>)", at), text.size())};
}

// Where a sign or a link may begin: most texts have neither, and each entry of a feed is asked.
std::size_t next_mark(std::string_view text, std::size_t at) {
    constexpr auto kMarks = [] {
        std::array<bool, 256> marks{};
        for (const unsigned char mark : {'@', '%', '&', '(', '[', '{', 'g', '\xEF'})
            marks.at(mark) = true;
        return marks;
    }();
    const auto is_mark = [&](char c) { return kMarks.at(static_cast<unsigned char>(c)); };
    return static_cast<std::size_t>(
        std::find_if(text.begin() + static_cast<std::ptrdiff_t>(at), text.end(), is_mark) -
        text.begin());
}

}  // namespace

std::vector<TextSpan> email_spans(std::string_view text) {
    std::vector<TextSpan> spans;
    std::size_t lowest = 0;
    for (std::size_t at = 0; at < text.size(); ++at) {
        at = next_mark(text, at);
        if (at == text.size()) break;
        std::optional<TextSpan> span = google_link_at(text, lowest, at);
        for (const std::string_view sign : kAtSigns) {
            if (span || !starts_with_folded(text.substr(at), sign)) continue;
            span = address_at(text, lowest, {at, at + sign.size()});
        }
        if (!span) continue;
        spans.push_back(*span);
        lowest = span->end;
        at = span->end - 1;
    }
    return spans;
}

}  // namespace sroki::calendar
