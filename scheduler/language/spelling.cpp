#include "scheduler/language/spelling.h"

#include <algorithm>

#include "scheduler/language/utf8.h"

namespace sroki::scheduler::language {

namespace {

constexpr std::size_t kWordLettersMax = 48;
constexpr int kNumberDigitsMax = 9;

bool is_digit(char32_t c) {
    return c >= U'0' && c <= U'9';
}

bool is_latin(char32_t c) {
    return c >= U'a' && c <= U'z';
}

std::string_view store(Lexed& lexed, std::u32string_view letters) {
    const std::size_t begin = lexed.folded.size();
    if (lexed.folded.capacity() - begin < letters.size() * 4) return {};  // never reallocated
    for (const char32_t c : letters)
        append(lexed.folded, c);
    return std::string_view(lexed.folded).substr(begin);
}

class ChunkReader {
  public:
    ChunkReader(const Chunk& chunk, Lexed& lexed) : chunk_(chunk), lexed_(lexed) {}

    void read() {
        const std::u32string_view letters = chunk_.letters;
        const auto digits =
            static_cast<std::size_t>(std::count_if(letters.begin(), letters.end(), is_digit));
        if (digits == letters.size()) return add_number(0, letters.size(), letters);
        if (digits == 0) {
            if (!split_numeral()) add_word(0, letters.size());
            return;
        }
        if (add_mended_number() || add_mended_year() || add_roman() || add_mended_word()) return;
        split();
    }

  private:
    Token place(std::size_t begin, std::size_t end, Mark mark) const {
        Token token;
        token.mark = mark;
        token.begin = chunk_.offsets[begin];
        token.end = chunk_.offsets[end];
        if (begin == 0) {
            token.line_before = chunk_.line_before;
            token.space_before = chunk_.space_before;
            token.capital = chunk_.capital;
        }
        return token;
    }

    void add_number(std::size_t begin, std::size_t end, std::u32string_view digits) {
        Token token = place(begin, end, Mark::number);
        token.digits = static_cast<int>(digits.size());
        token.value = -1;
        if (token.digits <= kNumberDigitsMax) {
            token.value = 0;
            for (const char32_t digit : digits)
                token.value = token.value * 10 + static_cast<int>(digit - U'0');
        }
        if (digits.size() <= 3 && digits.find_first_not_of(U'1') == std::u32string_view::npos) {
            token.roman = static_cast<int>(digits.size());  // OCR of I, II, III
        }
        lexed_.tokens.push_back(token);
    }

    void add_word(std::size_t begin, std::size_t end) {
        Token token = place(begin, end, Mark::word);
        const auto letters = std::u32string_view(chunk_.letters).substr(begin, end - begin);
        if (letters == U"\u0437\u043E") return add_number(begin, end, U"30");  // OCR
        if (letters.size() > kWordLettersMax) {
            lexed_.tokens.push_back(token);
            return;
        }
        token.folded = store(lexed_, letters);
        token.sense = find_word(token.folded);
        if (letters.size() <= 4) token.roman = roman_value(token.folded);
        if (token.sense.word == Word::none) read_look_alikes(letters, token);
        lexed_.tokens.push_back(token);
    }

    // A Latin look-alike counts only when the whole word is one of ours.
    void read_look_alikes(std::u32string_view letters, Token& token) {
        if (token.roman > 0) return;  // "I" is no conjunction
        std::u32string mapped(letters);
        bool changed = false;
        for (char32_t& c : mapped) {
            if (c < 0x80 || c == U'\u0456' || c == U'\u0454') {
                const char32_t cyrillic = cyrillic_for(c);
                if (cyrillic == 0) return;
                c = cyrillic;
                changed = true;
            }
        }
        if (!changed) return;
        const std::string_view folded = store(lexed_, mapped);
        const Sense sense = find_word(folded);
        if (sense.word == Word::none && std::all_of(letters.begin(), letters.end(), is_latin)) {
            return;
        }
        token.sense = sense;
        token.folded = folded;
    }

    // "2O21", "l5", "3O": digits with letters that look like digits.
    bool add_mended_number() {
        std::u32string digits;
        std::size_t mended = 0;
        for (const char32_t c : chunk_.letters) {
            if (is_digit(c)) {
                digits.push_back(c);
                continue;
            }
            const int digit = digit_for(c);
            if (digit < 0) return false;
            digits.push_back(static_cast<char32_t>(U'0' + static_cast<unsigned>(digit)));
            ++mended;
        }
        const bool is_number = digits.size() == 4 ? mended <= 2 : digits.size() == 2 && mended == 1;
        if (!is_number) return false;
        // "3b" is a class of a school, "1i" is a Roman two.
        const char32_t last = chunk_.letters.back();
        if (digits.size() == 2 && digit_for(last) != 0 && !is_digit(last)) return false;
        add_number(0, chunk_.letters.size(), digits);
        return true;
    }

    // "IIkvartal": a Roman numeral without its space
    bool split_numeral() {
        constexpr std::size_t kNumeralLettersMax = 4;
        const std::u32string_view letters = chunk_.letters;
        constexpr std::size_t kNounLettersMin = 7;
        if (letters.size() < kNounLettersMin + 1) return false;
        for (std::size_t at = 1; at <= kNumeralLettersMax; ++at) {
            if (letters.size() < at + kNounLettersMin) break;
            if (roman_value(store(lexed_, letters.substr(0, at))) == 0) break;
            const Word noun = find_word(store(lexed_, letters.substr(at))).word;
            if (noun != Word::quarter && noun != Word::half_year) continue;
            add_word(0, at);
            add_word(at, letters.size());
            return true;
        }
        return false;
    }

    // "2O23g."
    bool add_mended_year() {
        constexpr std::size_t kYearDigits = 4;
        const std::u32string_view letters = chunk_.letters;
        if (letters.size() <= kYearDigits) return false;
        std::u32string digits;
        std::size_t mended = 0;
        for (const char32_t c : letters.substr(0, kYearDigits)) {
            const int digit = is_digit(c) ? static_cast<int>(c - U'0') : digit_for(c);
            if (digit < 0) return false;
            mended += is_digit(c) ? 0U : 1U;
            digits.push_back(static_cast<char32_t>(U'0' + static_cast<unsigned>(digit)));
        }
        const std::u32string_view rest = letters.substr(kYearDigits);
        if (mended > 2 || std::any_of(rest.begin(), rest.end(), is_digit)) return false;
        if (find_word(store(lexed_, rest)).word != Word::year) return false;
        add_number(0, kYearDigits, digits);
        add_word(kYearDigits, letters.size());
        return true;
    }

    bool add_roman() {
        if (chunk_.letters.size() > 4) return false;
        const std::string_view folded = store(lexed_, chunk_.letters);
        const int value = roman_value(folded);
        if (value == 0) return false;
        Token token = place(0, chunk_.letters.size(), Mark::word);
        token.roman = value;
        token.folded = folded;
        lexed_.tokens.push_back(token);
        return true;
    }

    // A digit inside a word stands for a letter.
    bool add_mended_word() {
        std::u32string mapped;
        for (const char32_t c : chunk_.letters) {
            const char32_t cyrillic = c < 0x80 ? cyrillic_for(c) : c;
            if (cyrillic == 0) return false;
            mapped.push_back(cyrillic);
        }
        const std::string_view folded = store(lexed_, mapped);
        const Sense sense = find_word(folded);
        if (sense.word == Word::none || mapped.size() < 3) return false;
        Token token = place(0, chunk_.letters.size(), Mark::word);
        token.sense = sense;
        token.folded = folded;
        lexed_.tokens.push_back(token);
        return true;
    }

    void split() {
        const std::u32string_view letters = chunk_.letters;
        for (std::size_t begin = 0; begin < letters.size();) {
            std::size_t end = begin + 1;
            while (end < letters.size() && is_digit(letters[end]) == is_digit(letters[begin]))
                ++end;
            if (is_digit(letters[begin])) {
                add_number(begin, end, letters.substr(begin, end - begin));
            } else {
                add_word(begin, end);
            }
            begin = end;
        }
    }

    const Chunk& chunk_;
    Lexed& lexed_;
};

bool is_known(const Token& token) {
    return token.sense.word != Word::none;
}

bool is_word(const Token& token) {
    return token.mark == Mark::word;
}

// "sen-/tyabr": one word when the joined word is one of ours and the parts are not.
bool join(Lexed& lexed, Token& left, const Token& right, bool hyphen) {
    if (!is_word(right) || left.folded.empty() || right.folded.empty()) return false;
    if (right.capital && !left.capital) return false;
    const bool whole = is_known(left) && !left.sense.abbreviated;
    if (whole && is_known(right)) return false;
    if (!hyphen && left.stop_after) return false;
    const std::size_t begin = lexed.folded.size();
    if (lexed.folded.capacity() - begin < left.folded.size() + right.folded.size()) return false;
    lexed.folded += left.folded;
    lexed.folded += right.folded;
    const std::string_view joined = std::string_view(lexed.folded).substr(begin);
    const Sense sense = find_word(joined);
    if (sense.word == Word::none || joined.size() < 8) {
        lexed.folded.resize(begin);
        return false;
    }
    left.sense = sense;
    left.folded = joined;
    left.end = right.end;
    left.roman = 0;
    left.stop_after = right.stop_after;
    return true;
}

void join_broken_words(Lexed& lexed) {
    auto& tokens = lexed.tokens;
    std::size_t kept = 0;
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        tokens[kept] = tokens[i];
        Token& token = tokens[kept++];
        if (!is_word(token)) continue;
        if (i + 2 < tokens.size() && tokens[i + 1].mark == Mark::slash && is_word(tokens[i + 2])) {
            const Sense sense = slashed_sense(token.folded, tokens[i + 2].folded);
            if (sense.word != Word::none) {
                token.sense = sense;
                token.roman = 0;
                token.end = tokens[i + 2].end;
                i += 2;
                continue;
            }
            if (token.sense.word == Word::school && tokens[i + 2].sense.word == Word::year) {
                ++i;  // "uch/g": the slash says nothing
            }
        }
        if (i + 1 < tokens.size() && join(lexed, token, tokens[i + 1], false)) {
            i += 1;
        } else if (i + 2 < tokens.size() && tokens[i + 1].mark == Mark::dash &&
                   !tokens[i + 1].space_before && join(lexed, token, tokens[i + 2], true)) {
            i += 2;
        }
    }
    tokens.resize(kept);
}

// "3-go", "I-y", "15go": the ending belongs to the number.
std::size_t ending_length(const std::vector<Token>& tokens, std::size_t i) {
    const Token& number = tokens[i];
    if (number.mark != Mark::number &&
        !(is_word(number) && number.roman > 0 && !is_known(number))) {
        return 0;
    }
    std::size_t next = i + 1;
    const bool dashed = next < tokens.size() && tokens[next].mark == Mark::dash;
    if (dashed) ++next;
    if (next >= tokens.size() || !is_word(tokens[next])) return 0;
    if (!is_number_ending(tokens[next].folded)) return 0;
    if (tokens[i + 1].space_before || tokens[next].space_before) return 0;
    const bool joins_numbers = next + 1 < tokens.size() && tokens[next + 1].mark == Mark::number &&
                               !dashed && tokens[next].sense.word == Word::and_;
    return joins_numbers ? 0 : next - i;
}

bool is_doubled(const Token& left, const Token& right) {
    return is_word(left) && is_word(right) && is_known(left) && left.folded == right.folded &&
           !left.stop_after;
}

// "2b maya": a letter behind a digit that only a day number can have.
bool is_mended_day(const std::vector<Token>& tokens, std::size_t i) {
    if (i + 2 >= tokens.size() || tokens[i].mark != Mark::number || tokens[i].digits != 1) {
        return false;
    }
    const Token& letter = tokens[i + 1];
    if (!is_word(letter) || letter.space_before || letter.folded.size() > 2) return false;
    const char32_t c = letter.folded.empty() ? 0 : decode(letter.folded, 0).value;
    return digit_for(c) >= 0 && tokens[i + 2].sense.word == Word::month;
}

void fold_endings_and_doubles(std::vector<Token>& tokens) {
    std::size_t kept = 0;
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        if (kept > 0 && is_doubled(tokens[kept - 1], tokens[i])) {
            tokens[kept - 1].end = tokens[i].end;
            continue;
        }
        const std::size_t ending = ending_length(tokens, i);
        tokens[kept] = tokens[i];
        if (is_mended_day(tokens, i)) {
            tokens[kept].value =
                tokens[i].value * 10 + digit_for(decode(tokens[i + 1].folded, 0).value);
            tokens[kept].digits = 2;
            tokens[kept].end = tokens[i + 1].end;
            ++i;
            ++kept;
            continue;
        }
        if (ending > 0) {
            tokens[kept].end = tokens[i + ending].end;
            tokens[kept].ended = true;
            i += ending;
        }
        ++kept;
    }
    tokens.resize(kept);
}

bool is_glue(Word word) {
    return word == Word::in || word == Word::from || word == Word::towards || word == Word::before;
}

bool may_be_glued(Word word) {
    return word == Word::during || word == Word::school || word == Word::year ||
           word == Word::month || word == Word::frequency || word == Word::whole ||
           word == Word::quarter;
}

// A lost space between two words: "vtechenie goda", "uchebnogogoda".
bool split_words(const Token& token, Token& left, Token& right) {
    for (std::size_t at = 2; at + 6 <= token.folded.size(); at += 2) {
        const Sense first = find_word(token.folded.substr(0, at));
        if (first.word == Word::none) continue;
        if (!(is_glue(first.word) || (may_be_glued(first.word) && at >= 8))) continue;
        const Sense second = find_word(token.folded.substr(at));
        if (!may_be_glued(second.word) || second.abbreviated) continue;
        if (is_glue(first.word) && second.word == Word::year) continue;
        const std::size_t middle = token.begin + std::min(at, token.end - token.begin);
        left = right = token;
        left.sense = first;
        left.folded = token.folded.substr(0, at);
        left.end = middle;
        left.stop_after = false;
        right.sense = second;
        right.folded = token.folded.substr(at);
        right.begin = middle;
        right.line_before = right.space_before = right.capital = false;
        return true;
    }
    return false;
}

void mend_unknown_words(std::vector<Token>& tokens) {
    std::vector<Token> settled;
    settled.reserve(tokens.size() + 8);
    for (Token& token : tokens) {
        if (!is_word(token) || is_known(token) || token.folded.size() < 10) {
            settled.push_back(token);
            continue;
        }
        Token left;
        Token right;
        if (split_words(token, left, right)) {
            settled.push_back(left);
            settled.push_back(right);
            continue;
        }
        if (const auto sense = find_near_word(token.folded)) {
            token.sense = *sense;
            token.mended = true;
        }
        settled.push_back(token);
    }
    tokens.swap(settled);
}

}  // namespace

void append_chunk(const Chunk& chunk, Lexed& lexed) {
    ChunkReader(chunk, lexed).read();
}

void settle_spelling(Lexed& lexed) {
    join_broken_words(lexed);
    mend_unknown_words(lexed.tokens);
    fold_endings_and_doubles(lexed.tokens);
    lexed.tokens.push_back(Token{});
    lexed.tokens.back().begin = lexed.tokens.back().end =
        lexed.tokens.size() > 1 ? lexed.tokens[lexed.tokens.size() - 2].end : 0;
}

}  // namespace sroki::scheduler::language
