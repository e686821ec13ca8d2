#include "calendar/ical/content_line.h"

#include <optional>

#include <unicode/utf8.h>

namespace sroki::calendar {

namespace {

constexpr std::size_t kLineOctetsMax = 75;

bool is_continuation(char byte) {
    return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U;
}

// What is written instead of a letter; nothing: the letter itself.
std::optional<std::string_view> replacement_of(UChar32 letter) {
    switch (letter) {
        case '\\':
            return "\\\\";
        case ';':
            return "\\;";
        case ',':
            return "\\,";
        case '\n':
            return "\\n";
        case '\t':
            return std::nullopt;
        default:
            if (letter < 0) return "\xEF\xBF\xBD";
            // C0, DEL and C1 controls.
            if (letter < 0x20 || (letter >= 0x7F && letter < 0xA0)) return "";
            return std::nullopt;
    }
}

// How many bytes from `at` on are letters that stand as they are: the usual ones of Russian texts,
// which needn't be decoded one by one.
std::size_t plain_bytes(std::string_view value, std::size_t at) {
    const auto is_within = [&](std::size_t i, unsigned first, unsigned last) {
        const unsigned byte = i < value.size() ? static_cast<unsigned char>(value[i]) : 0;
        return first <= byte && byte <= last;
    };
    std::size_t i = at;
    while (i < value.size()) {
        const char c = value[i];
        if (is_within(i, 0x20, 0x7E)) {
            if (c == '\\' || c == ';' || c == ',') break;
            ++i;
        } else if (is_within(i, 0xD0, 0xD1) && is_within(i + 1, 0x80, 0xBF)) {
            i += 2;
        } else if (is_within(i, 0xE2, 0xE2) && is_within(i + 1, 0x80, 0xBF) &&
                   is_within(i + 2, 0x80, 0xBF)) {
            i += 3;
        } else {
            break;
        }
    }
    return i - at;
}

void append_text(std::string& line, std::string_view value) {
    const auto* bytes = reinterpret_cast<const std::uint8_t*>(value.data());
    const auto length = static_cast<std::int32_t>(value.size());
    std::int32_t kept_from = 0;  // letters from here on are appended together
    for (std::int32_t i = 0; i < length;) {
        i += static_cast<std::int32_t>(plain_bytes(value, static_cast<std::size_t>(i)));
        if (i == length) break;
        const std::int32_t start = i;
        UChar32 letter = 0;
        U8_NEXT(bytes, i, length, letter);
        const auto replacement = replacement_of(letter);
        if (!replacement) continue;
        line.append(value, static_cast<std::size_t>(kept_from),
                    static_cast<std::size_t>(start - kept_from));
        line += *replacement;
        kept_from = i;
    }
    line.append(value, static_cast<std::size_t>(kept_from));
}

}  // namespace

void ContentLines::add(std::string_view property, std::string_view value) {
    line_.assign(property);
    line_ += ':';
    line_ += value;
    fold(line_);
}

void ContentLines::add_text(std::string_view property, std::string_view value) {
    line_.assign(property);
    line_ += ':';
    append_text(line_, value);
    fold(line_);
}

void ContentLines::add_texts(std::string_view property, const std::vector<std::string>& values) {
    if (values.empty()) return;
    line_.assign(property);
    char separator = ':';
    for (const std::string& value : values) {
        line_ += separator;
        append_text(line_, value);
        separator = ',';
    }
    fold(line_);
}

void ContentLines::fold(std::string_view line) {
    std::size_t room = kLineOctetsMax;
    while (line.size() > room) {
        std::size_t cut = room;
        while (is_continuation(line[cut]))
            --cut;
        bytes_ += line.substr(0, cut);
        bytes_ += "\r\n ";
        line.remove_prefix(cut);
        room = kLineOctetsMax - 1;  // the space counts
    }
    bytes_ += line;
    bytes_ += "\r\n";
}

}  // namespace sroki::calendar
