#pragma once
// Our own strict reading of iCalendar bytes: what RFC 5545 demands of every line, and the lines
// unfolded for a look.

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <unicode/utf8.h>

namespace sroki::test {

inline bool is_utf8(std::string_view bytes) {
    const auto* data = reinterpret_cast<const std::uint8_t*>(bytes.data());
    const auto length = static_cast<std::int32_t>(bytes.size());
    for (std::int32_t i = 0; i < length;) {
        UChar32 letter = 0;
        U8_NEXT(data, i, length, letter);
        if (letter < 0) return false;
    }
    return true;
}

// Physical lines without their CRLF; a bare CR or LF stays inside and is found by the checks.
inline std::vector<std::string> physical_lines(std::string_view bytes) {
    std::vector<std::string> lines;
    while (!bytes.empty()) {
        const std::size_t end = bytes.find("\r\n");
        lines.emplace_back(bytes.substr(0, end));
        bytes.remove_prefix(end == std::string_view::npos ? bytes.size() : end + 2);
    }
    return lines;
}

inline std::vector<std::string> unfolded_lines(std::string_view bytes) {
    std::vector<std::string> lines;
    for (const std::string& line : physical_lines(bytes)) {
        if (!lines.empty() && line.starts_with(' ')) {
            lines.back() += line.substr(1);
        } else {
            lines.push_back(line);
        }
    }
    return lines;
}

inline bool is_name_letter(char letter) {
    return (letter >= 'A' && letter <= 'Z') || (letter >= '0' && letter <= '9') || letter == '-';
}

// Every fault of the form, in words; empty: none.
inline std::vector<std::string> form_faults(std::string_view bytes) {
    std::vector<std::string> faults;
    if (!bytes.ends_with("\r\n")) faults.emplace_back("no CRLF at the end");
    for (const std::string& line : physical_lines(bytes)) {
        if (line.size() > 75) faults.push_back("over 75 octets: " + line);
        if (!is_utf8(line)) faults.push_back("a letter is split: " + line);
        if (line.empty()) faults.emplace_back("an empty line");
        for (const char byte : line) {
            const auto code = static_cast<unsigned char>(byte);
            if ((code < 0x20 && byte != '\t') || code == 0x7F) {
                faults.push_back("a control character: " + line);
            }
        }
    }
    std::vector<std::string> open;
    for (const std::string& line : unfolded_lines(bytes)) {
        const std::size_t name_end = line.find_first_of(":;");
        if (name_end == std::string::npos || name_end == 0 ||
            !std::all_of(line.begin(), line.begin() + static_cast<std::ptrdiff_t>(name_end),
                         is_name_letter)) {
            faults.push_back("no content line: " + line);
        }
        if (line.starts_with("BEGIN:")) open.push_back(line.substr(6));
        if (line.starts_with("END:")) {
            if (open.empty() || open.back() != line.substr(4)) {
                faults.push_back("ends what is not open: " + line);
            } else {
                open.pop_back();
            }
        }
    }
    if (!open.empty()) faults.push_back("never ended: " + open.back());
    return faults;
}

// The unfolded lines of the component that has this UID.
inline std::vector<std::string> entry_lines(std::string_view bytes, const std::string& uid) {
    std::vector<std::string> entry;
    for (const std::string& line : unfolded_lines(bytes)) {
        if (line == "BEGIN:VEVENT") entry.clear();
        entry.push_back(line);
        if (line == "END:VEVENT" &&
            std::find(entry.begin(), entry.end(), "UID:" + uid) != entry.end()) {
            return entry;
        }
    }
    return {};
}

}  // namespace sroki::test
