#pragma once
// Reads foreign iCalendar bytes as content lines (RFC 5545 section 3.1), as forgiving as readers
// have to be: LF or CR alone, a byte order mark, UTF-16 or Windows-1251, lines folded without the
// space or in the middle of a letter, a quote that is never closed. Written by hand because libical
// drops properties that it doesn't like (a BYYEARDAY beside BYMONTH, say) before anybody sees them;
// see docs/adr/0018. Limits: kFileBytesMax, kLineBytesMax, kLinesMax; what lies past them is left
// out and said so. Thread contract: pure functions.

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace sroki::calendar {

inline constexpr std::size_t kFileBytesMax = 10U << 20U;
inline constexpr std::size_t kLineBytesMax = 64U << 10U;
inline constexpr std::size_t kLinesMax = 700'000;  // twenty thousand long entries; a line is 150 B

struct ContentLine {
    std::string name;                                             // in capitals
    std::vector<std::pair<std::string, std::string>> parameters;  // names in capitals
    std::string value;                                            // as written

    // Trimmed and without quotes; empty: absent.
    [[nodiscard]] std::string parameter(std::string_view parameter_name) const;
};

struct ContentFile {
    std::vector<ContentLine> lines;
    std::size_t lines_left_out = 0;  // unreadable or too long
    bool has_too_many = false;       // those behind kLinesMax are not even counted
};

// UTF-8 from here on, whatever the file was; damaged letters become U+FFFD.
[[nodiscard]] ContentFile read_content_lines(std::string_view bytes);

// Without spaces around.
[[nodiscard]] std::string_view trimmed(std::string_view text);
[[nodiscard]] std::string in_capitals(std::string_view text);

// A TEXT value without its escapes (section 3.3.11).
[[nodiscard]] std::string unescaped(std::string_view value);
// At most so many bytes of it, ending at a whole letter.
[[nodiscard]] std::string cut_at_letter(std::string text, std::size_t bytes_max);
// The values of a list of TEXT, without escapes.
[[nodiscard]] std::vector<std::string> unescaped_list(std::string_view value);

}  // namespace sroki::calendar
