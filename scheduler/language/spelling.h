#pragma once
// From runs of letters and digits to words and numbers: missing spaces, look-alike letters, words
// broken over a line, words doubled, near words. Internal to the lexer.
// Thread contract: pure.

#include <string>
#include <vector>

#include "scheduler/language/lexer.h"

namespace sroki::scheduler::language {

// Letters and digits with nothing between, folded; offsets has one entry more: the end.
struct Chunk {
    std::u32string letters;
    std::vector<std::size_t> offsets;
    bool line_before = false;
    bool space_before = false;
    bool capital = false;
};

// Appends the words and numbers the chunk is made of.
void append_chunk(const Chunk& chunk, Lexed& lexed);

// What needs neighbours: joins broken words, reads number endings, mends near words.
void settle_spelling(Lexed& lexed);

}  // namespace sroki::scheduler::language
