#pragma once
// Characters of a document: cleaning, folding, words, and the joining of broken lines.
// Shapes: UTF-8 at the doors, code points inside, where Russian is looked at letter by letter.
// Thread contract: pure functions.

#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

namespace sroki::calendar {

// Whole words met in a document, folded; tells how a word broken over a line is to be joined.
using Vocabulary = std::unordered_set<std::u32string>;

[[nodiscard]] std::u32string decode(std::string_view utf8);  // bad bytes become U+FFFD
[[nodiscard]] std::string encode(std::u32string_view text);

[[nodiscard]] bool is_letter(char32_t c);
[[nodiscard]] bool is_upper(char32_t c);
[[nodiscard]] bool is_lower(char32_t c);
[[nodiscard]] bool is_digit(char32_t c);
[[nodiscard]] bool is_space(char32_t c);  // with line breaks
[[nodiscard]] bool is_dash(char32_t c);

// Lower case, and "yo" as "ye": for comparing, never for showing.
[[nodiscard]] std::u32string fold_case(std::u32string_view text);

// Soft hyphens and zero-width marks are dropped; all kinds of spaces become one kind, the
// non-breaking hyphen a hyphen, controls a space. Line breaks stay, as '\n'.
[[nodiscard]] std::string clean_text(std::string_view utf8);

// One line: breaks and runs of spaces become one space, ends are trimmed.
[[nodiscard]] std::string fold_spaces(std::string_view utf8);
[[nodiscard]] std::u32string trim(std::u32string_view text);

// Words of letters and digits with inner hyphens, dots and slashes, folded.
[[nodiscard]] std::vector<std::u32string> words_of(std::u32string_view text);

// Adds the whole words of a text: those that stand at neither end of a line.
void collect_words(std::string_view utf8, Vocabulary& vocabulary);

// Joins the lines of a cell: a word broken over a line becomes whole. A hyphen at the end of a line
// stays when the word has it elsewhere or its first part is a word of its own. `wrapped`: the line
// breaks come from the page's width, so that an unknown hyphenated word was broken by it.
[[nodiscard]] std::string join_lines(std::string_view utf8, const Vocabulary& vocabulary,
                                     bool wrapped = false);

// Text flattened from a page loses hyphens: compounds that exist with one only get it back.
[[nodiscard]] std::string restore_lost_hyphens(std::string_view utf8);

// Words that no document need contain: months, weekdays, first halves of compounds.
[[nodiscard]] bool is_common_word(std::u32string_view folded);

// The end of a long word and no word by itself.
[[nodiscard]] bool is_word_ending(std::u32string_view folded);

}  // namespace sroki::calendar
