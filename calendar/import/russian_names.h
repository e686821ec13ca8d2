#pragma once
// Russian names and posts from the accusative of an order ("возложить на ...") to the nominative.
// A form that may be read two ways stays as it is written.
// Thread contract: pure functions.

#include <string>
#include <string_view>

namespace sroki::calendar {

// "Ахахлину Галину Евгеньевну", "Иванову И.И.", "Н.А. Ворошкевич".
[[nodiscard]] std::u32string name_in_nominative(std::u32string_view name);

// "заместителя начальника ..." -> "заместитель начальника ...": the first noun and its adjectives.
[[nodiscard]] std::u32string position_in_nominative(std::u32string_view position);

}  // namespace sroki::calendar
