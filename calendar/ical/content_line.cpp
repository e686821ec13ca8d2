#include "calendar/ical/content_line.h"

#include <unicode/utf8.h>

namespace sroki::calendar {

namespace {

constexpr std::size_t kLineOctetsMax = 75;

bool is_continuation(char byte) {
    return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U;
}

void append_text_byte(std::string& line, char byte) {
    switch (byte) {
        case '\\':
        case ';':
        case ',':
            line += '\\';
            line += byte;
            break;
        case '\n':
            line += "\\n";
            break;
        case '\t':
            line += byte;
            break;
        default:
            if (static_cast<unsigned char>(byte) >= 0x20U && byte != '\x7F') line += byte;
    }
}

void append_text(std::string& line, std::string_view value) {
    const auto* bytes = reinterpret_cast<const std::uint8_t*>(value.data());
    const auto length = static_cast<std::int32_t>(value.size());
    for (std::int32_t i = 0; i < length;) {
        const std::int32_t start = i;
        UChar32 letter = 0;
        U8_NEXT(bytes, i, length, letter);
        if (letter < 0) {
            line += "\xEF\xBF\xBD";
        } else if (letter < 0x80) {
            append_text_byte(line, value[static_cast<std::size_t>(start)]);
        } else if (letter >= 0xA0) {  // below stand the C1 controls
            line +=
                value.substr(static_cast<std::size_t>(start), static_cast<std::size_t>(i - start));
        }
    }
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
