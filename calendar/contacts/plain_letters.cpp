#include "calendar/contacts/plain_letters.h"

#include <cstdint>

#include <unicode/uchar.h>
#include <unicode/utf8.h>

namespace sroki::calendar {

namespace {

constexpr UChar32 kAsciiEnd = 0x80;
constexpr UChar32 kRussianFirst = 0x401;
constexpr UChar32 kRussianLast = 0x451;
constexpr UChar32 kFullWidthFirst = 0xFF01;  // '!'
constexpr UChar32 kFullWidthLast = 0xFF5E;   // '~'

// Most texts are of these two, and each entry of a feed is asked.
bool is_of_ascii_or_russian(UChar32 code) {
    return code < kAsciiEnd || (code >= kRussianFirst && code <= kRussianLast);
}

bool is_shapeless(UChar32 code) {
    return !is_of_ascii_or_russian(code) &&
           u_hasBinaryProperty(code, UCHAR_DEFAULT_IGNORABLE_CODE_POINT) != 0;
}

// The ASCII character that this one stands for; '\0': none.
char plain_form(UChar32 code) {
    if (is_of_ascii_or_russian(code)) return '\0';
    if (code >= kFullWidthFirst && code <= kFullWidthLast) {
        return static_cast<char>(code - kFullWidthFirst + '!');
    }
    const std::int32_t digit = u_charDigitValue(code);
    return digit < 0 || digit > 9 ? '\0' : static_cast<char>('0' + digit);
}

// Calls visit(code, begin, end) for each letter, code < 0 for damaged bytes, while it says so.
template <class Visit>
void for_each_letter(std::string_view text, const Visit& visit) {
    const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
    const auto size = static_cast<std::int32_t>(text.size());
    for (std::int32_t at = 0; at < size;) {
        const std::int32_t begin = at;
        UChar32 code = 0;
        U8_NEXT(bytes, at, size, code);
        if (!visit(code, static_cast<std::size_t>(begin), static_cast<std::size_t>(at))) return;
    }
}

}  // namespace

TextSpan PlainLetters::in_original(const TextSpan& span) const {
    return {origins[span.begin], origins[span.end]};
}

bool has_only_plain_letters(std::string_view text) {
    bool is_plain = true;
    for_each_letter(text, [&](UChar32 code, std::size_t, std::size_t) {
        return is_plain = !is_shapeless(code) && plain_form(code) == '\0';
    });
    return is_plain;
}

PlainLetters in_plain_letters(std::string_view text, Shapeless shapeless) {
    PlainLetters plain;
    plain.text.reserve(text.size());
    plain.origins.reserve(text.size() + 1);
    for_each_letter(text, [&](UChar32 code, std::size_t begin, std::size_t end) {
        if (shapeless == Shapeless::dropped && is_shapeless(code)) return true;
        if (const char form = plain_form(code); form != '\0') {
            plain.text += form;
            plain.origins.push_back(begin);
            return true;
        }
        for (std::size_t at = begin; at < end; ++at) {
            plain.text += text[at];
            plain.origins.push_back(at);
        }
        return true;
    });
    plain.origins.push_back(text.size());
    return plain;
}

}  // namespace sroki::calendar
