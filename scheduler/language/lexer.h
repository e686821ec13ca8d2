#pragma once
// Text -> tokens. What never matters is gone after this step: case, yo, dash forms, soft hyphens,
// broken lines, look-alike letters, abbreviation dots; every token keeps its bytes in the text.
// Thread contract: pure; linear in the length of the text.

#include <string>
#include <string_view>
#include <vector>

#include "scheduler/language/vocabulary.h"

namespace sroki::scheduler::language {

enum class Mark : std::uint8_t {
    word,
    number,
    comma,
    semicolon,
    dash,
    slash,
    dot,
    colon,
    open,
    close,
    number_sign,
    other,  // anything that no term contains
    end,
};

struct Token {
    Mark mark = Mark::end;
    Sense sense{};
    int value = 0;   // of a number
    int digits = 0;  // how many it was written with
    int roman = 0;   // the word read as a Roman numeral, 0 if it is none
    std::size_t begin = 0;
    std::size_t end = 0;
    bool line_before = false;
    bool space_before = false;
    bool mended = false;      // a guess among spellings: costs the flag `check`
    bool capital = false;     // starts with a capital letter
    bool stop_after = false;  // a full stop or an abbreviation's dot follows
    bool ended = false;       // a number written with an ending: "3rd"
    int quote = 0;            // which pair of quotes it stands in, 0: none
    std::string_view folded{};
};

struct Lexed {
    std::string folded;  // what the tokens' views point into
    std::vector<Token> tokens;
    bool hostile = false;  // markup, a formula, an address: no term at all
};

void tokenize(std::string_view text, Lexed& lexed);

}  // namespace sroki::scheduler::language
