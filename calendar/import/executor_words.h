#pragma once
// The vocabulary of executors, as data: what a word at the beginning of a name says about it.

#include <string>
#include <string_view>

namespace sroki::calendar {

// All take one folded word or text.
[[nodiscard]] bool is_position_word(std::u32string_view word);    // "methodist": one person's post
[[nodiscard]] bool is_position_prefix(std::u32string_view word);  // "leading", "deputy", "acting"
[[nodiscard]] bool is_plural_word(std::u32string_view word);      // a plural and nothing else
[[nodiscard]] bool is_group_word(std::u32string_view word);       // "teachers", "organizations"
[[nodiscard]] bool is_group_abbreviation(std::u32string_view word);  // schools, kindergartens
[[nodiscard]] bool is_unit_word(std::u32string_view word);           // "department", "centre"
[[nodiscard]] bool is_unit_abbreviation(std::u32string_view word);   // legal forms, known bodies
[[nodiscard]] bool is_legal_form(std::u32string_view word);
[[nodiscard]] bool is_plural_adjective(std::u32string_view word);
[[nodiscard]] bool is_nominative_adjective(std::u32string_view word);
// An adjective that can only stand before its noun: "municipal" in the genitive.
[[nodiscard]] bool is_oblique_adjective(std::u32string_view word);
[[nodiscard]] bool is_dependent_word(std::u32string_view word);  // a genitive, a preposition
[[nodiscard]] bool is_patronymic(std::u32string_view word);
// "acting", of whose abbreviation only two letters are left.
[[nodiscard]] bool is_acting(std::u32string_view first, std::u32string_view second);
[[nodiscard]] bool is_named_after(std::u32string_view word);  // a school bears a person's name
[[nodiscard]] bool is_conjunction_and(std::u32string_view word);
[[nodiscard]] bool ends_open(std::u32string_view text);  // a line that must go on

// Slips of character recognition that can mean one thing only ("00" for the schools).
[[nodiscard]] std::u32string mend_abbreviation(const std::u32string& token);

}  // namespace sroki::calendar
