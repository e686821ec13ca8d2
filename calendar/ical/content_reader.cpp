#include "calendar/ical/content_reader.h"

#include <algorithm>
#include <cctype>
#include <cstdint>

#include <unicode/unistr.h>
#include <unicode/utf8.h>

#include "calendar/import/encoding.h"

namespace sroki::calendar {

namespace {

bool is_name_letter(char c) {
    return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '-' || c == '_';
}

// A line that begins as a property does: a name, then ':' or ';'.
bool begins_a_property(std::string_view line) {
    const auto end = std::find_if_not(line.begin(), line.end(), is_name_letter);
    return end != line.begin() && end != line.end() && (*end == ':' || *end == ';');
}

// Where the value begins: the first ':' outside of quotes.
std::size_t find_outside_quotes(std::string_view text, std::string_view wanted) {
    bool is_quoted = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '"') is_quoted = !is_quoted;
        if (!is_quoted && wanted.find(text[i]) != std::string_view::npos) return i;
    }
    return std::string_view::npos;
}

// Joins physical lines to logical ones. A line that is none of a property goes on with the one
// before it: some writers fold without the space.
class Unfolder {
  public:
    explicit Unfolder(std::vector<std::string>& lines) : lines_(lines) {}

    void take(std::string_view line) {
        if (line.empty()) return;
        const bool is_folded = line.front() == ' ' || line.front() == '\t';
        if (!lines_.empty() && is_folded) {
            append(line.substr(1));
        } else if (!lines_.empty() && !begins_a_property(line)) {
            append(line);
        } else {
            lines_.emplace_back(line.substr(0, kLineBytesMax + 1));
        }
    }

  private:
    void append(std::string_view rest) {
        std::string& last = lines_.back();
        if (last.size() <= kLineBytesMax) last += rest.substr(0, kLineBytesMax + 1 - last.size());
    }

    std::vector<std::string>& lines_;
};

std::vector<std::string> logical_lines(std::string_view text) {
    std::vector<std::string> lines;
    Unfolder unfolder(lines);
    while (!text.empty() && lines.size() <= kLinesMax) {
        const std::size_t end = std::min(text.find_first_of("\r\n"), text.size());
        unfolder.take(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return lines;
}

// Letters of several bytes in the lines, and bytes that are none of any.
struct Letters {
    std::size_t whole = 0;
    std::size_t damaged = 0;
};

Letters letters_of(std::string_view line) {
    const auto* bytes = reinterpret_cast<const std::uint8_t*>(line.data());
    const auto size = static_cast<std::int32_t>(line.size());
    Letters letters;
    for (std::int32_t at = 0; at < size;) {
        UChar32 letter = 0;
        U8_NEXT(bytes, at, size, letter);
        if (letter < 0) ++letters.damaged;
        if (letter >= 0x80) ++letters.whole;
    }
    return letters;
}

// Windows-1251 hardly ever looks like UTF-8; UTF-8 with a damaged letter still looks like it.
void decode(std::vector<std::string>& lines) {
    Letters all;
    for (const std::string& line : lines) {
        const Letters letters = letters_of(line);
        all.whole += letters.whole;
        all.damaged += letters.damaged;
    }
    if (all.damaged == 0) return;
    for (std::string& line : lines) {
        const bool is_utf8 = all.whole >= all.damaged;
        const auto size = static_cast<std::int32_t>(line.size());
        const auto text = is_utf8
                              ? icu::UnicodeString::fromUTF8(icu::StringPiece(line.data(), size))
                              : icu::UnicodeString(line.data(), size, "windows-1251");
        line.clear();
        text.toUTF8String(line);
    }
}

// UTF-16 says so by a mark, or shows by its second byte.
std::vector<std::string> lines_of(std::string_view bytes) {
    constexpr std::string_view kMark = "\xEF\xBB\xBF";
    if (bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF")) {
        return logical_lines(to_utf8(bytes));
    }
    if (bytes.size() > 1 && bytes[0] != '\0' && bytes[1] == '\0') {
        return logical_lines(to_utf8("\xFF\xFE" + std::string(bytes)));
    }
    if (bytes.starts_with(kMark)) bytes.remove_prefix(kMark.size());
    // Joined before they are decoded: a line may have been folded within a letter.
    std::vector<std::string> lines = logical_lines(bytes);
    decode(lines);
    return lines;
}

bool parse_line(std::string_view line, ContentLine& parsed) {
    const std::size_t name_end = line.find_first_of(":;");
    if (name_end == std::string_view::npos || !begins_a_property(line)) return false;
    parsed.name = in_capitals(line.substr(0, name_end));
    line.remove_prefix(name_end);
    while (line.starts_with(';')) {
        line.remove_prefix(1);
        std::size_t end = find_outside_quotes(line, ":;");
        if (end == std::string_view::npos) end = line.find_first_of(":;");
        if (end == std::string_view::npos) return false;
        const std::string_view parameter = line.substr(0, end);
        const std::size_t equals = std::min(parameter.find('='), parameter.size());
        parsed.parameters.emplace_back(
            in_capitals(trimmed(parameter.substr(0, equals))),
            std::string(parameter.substr(std::min(equals + 1, parameter.size()))));
        line.remove_prefix(end);
    }
    parsed.value = line.substr(1);
    return true;
}

void append_unescaped(std::string& text, std::string_view value, std::size_t& i) {
    if (value[i] != '\\' || i + 1 == value.size()) {
        text += value[i];
        return;
    }
    ++i;
    text += value[i] == 'n' || value[i] == 'N' ? '\n' : value[i];
}

}  // namespace

std::string in_capitals(std::string_view text) {
    std::string capitals(text);
    std::transform(capitals.begin(), capitals.end(), capitals.begin(),
                   [](unsigned char c) { return static_cast<char>(std::toupper(c)); });
    return capitals;
}

std::string_view trimmed(std::string_view text) {
    while (!text.empty() && (text.front() == ' ' || text.front() == '\t'))
        text.remove_prefix(1);
    while (!text.empty() && (text.back() == ' ' || text.back() == '\t'))
        text.remove_suffix(1);
    return text;
}

std::string ContentLine::parameter(std::string_view parameter_name) const {
    for (const auto& [name_of_it, text] : parameters) {
        if (name_of_it != parameter_name) continue;
        std::string_view found = trimmed(text);
        if (found.starts_with('"')) found.remove_prefix(1);
        if (found.ends_with('"')) found.remove_suffix(1);
        return std::string(trimmed(found));
    }
    return {};
}

ContentFile read_content_lines(std::string_view bytes) {
    ContentFile file;
    for (std::string& line : lines_of(bytes.substr(0, kFileBytesMax))) {
        if (file.lines.size() == kLinesMax) {
            file.has_too_many = true;
            break;
        }
        ContentLine parsed;
        if (line.size() <= kLineBytesMax && parse_line(line, parsed)) {
            file.lines.push_back(std::move(parsed));
        } else {
            ++file.lines_left_out;
        }
        std::string().swap(line);  // a file of short lines takes room enough once
    }
    return file;
}

std::string unescaped(std::string_view value) {
    std::string text;
    for (std::size_t i = 0; i < value.size(); ++i)
        append_unescaped(text, value, i);
    return text;
}

std::string cut_at_letter(std::string text, std::size_t bytes_max) {
    if (text.size() <= bytes_max) return text;
    std::size_t end = bytes_max;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U)
        --end;
    text.resize(end);
    return text;
}

std::vector<std::string> unescaped_list(std::string_view value) {
    std::vector<std::string> values(1);
    for (std::size_t i = 0; i < value.size(); ++i) {
        if (value[i] == ',') {
            values.emplace_back();
        } else {
            append_unescaped(values.back(), value, i);
        }
    }
    std::erase(values, "");
    return values;
}

}  // namespace sroki::calendar
