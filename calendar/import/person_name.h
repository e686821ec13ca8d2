#pragma once
// Names of people in running text: surname and initials on either side, or three full names.
// Thread contract: pure functions.

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace sroki::calendar {

struct FoundPerson {
    std::size_t begin = 0;  // code points
    std::size_t end = 0;
    std::u32string name;  // spaces folded, initials without a space between them
};

// The first name that begins at or after `from`.
[[nodiscard]] std::optional<FoundPerson> find_person(std::u32string_view text,
                                                     std::size_t from = 0);

}  // namespace sroki::calendar
