#pragma once
// Writes iCalendar content lines (RFC 5545 section 3.1): CRLF ends, folding at 75 octets that never
// splits a UTF-8 letter, escaped TEXT values, and no bytes that a reader may refuse.
// Written by hand, not by libical: the bytes must be the same on every render and its VTIMEZONE and
// order of properties can't be made so (docs/adr). Thread contract: one writer, one thread.

#include <string>
#include <string_view>
#include <vector>

namespace sroki::calendar {

class ContentLines {
  public:
    ContentLines() { bytes_.reserve(kEntryBytes); }

    // `value` as it is: dates, numbers, names of the standard, URIs.
    void add(std::string_view property, std::string_view value);
    // `value` is free text (section 3.3.11): escaped; damaged UTF-8 becomes U+FFFD and control
    // characters are left out.
    void add_text(std::string_view property, std::string_view value);
    // Several such values of one property; none: no line.
    void add_texts(std::string_view property, const std::vector<std::string>& values);

    [[nodiscard]] std::string take() { return std::move(bytes_); }

  private:
    // Enough for most entries of a calendar.
    static constexpr std::size_t kEntryBytes = 1'024;

    void fold(std::string_view line);

    std::string bytes_;
    std::string line_;
};

}  // namespace sroki::calendar
