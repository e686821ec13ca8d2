#include "scheduler/language/lexer.h"

#include <algorithm>

#include <unicode/uchar.h>

#include "scheduler/language/spelling.h"
#include "scheduler/language/utf8.h"

namespace sroki::scheduler::language {

namespace {

constexpr char32_t kCombiningBreve = U'\u0306';
constexpr char32_t kShortI = U'\u0439';
constexpr char32_t kPlainI = U'\u0438';

enum class Kind { letter, digit, space, line, nothing, punctuation };

bool is_between(char32_t value, char32_t first, char32_t last) {
    return value >= first && value <= last;
}

bool is_dash(char32_t c) {
    return c == U'-' || is_between(c, U'\u2010', U'\u2015') || c == U'\u2212' || c == U'\u00AC' ||
           c == U'\uFE58' || c == U'\uFE63' || c == U'\uFF0D';
}

bool is_nothing(char32_t c) {
    return c == U'\u00AD' || is_between(c, U'\u200B', U'\u200F') || c == U'\u2060' ||
           c == U'\uFEFF' || is_between(c, U'\uFE00', U'\uFE0F') ||
           is_between(c, U'\u202A', U'\u202E');
}

Kind kind_of(char32_t c) {
    if (is_between(c, U'0', U'9')) return Kind::digit;
    if (is_between(c, U'a', U'z') || is_between(c, U'A', U'Z')) return Kind::letter;
    if (is_between(c, U'\u0410', U'\u044F')) return Kind::letter;
    if (c == U'\n' || c == U'\r' || c == U'\v' || c == U'\f' || c == U'\u0085' || c == U'\u2028' ||
        c == U'\u2029') {
        return Kind::line;
    }
    if (c <= U' ' || c == U'\u007F' || c == U'\u00A0') return Kind::space;
    if (c < 0x80) return Kind::punctuation;
    if (is_nothing(c)) return Kind::nothing;
    const auto point = static_cast<UChar32>(c);
    if (u_isUWhiteSpace(point) || u_iscntrl(point)) return Kind::space;
    if (u_charDigitValue(point) >= 0) return Kind::digit;
    if (u_isUAlphabetic(point)) return Kind::letter;
    if ((U_GET_GC_MASK(point) & U_GC_M_MASK) != 0) return Kind::nothing;
    return Kind::punctuation;
}

char32_t fold(char32_t c) {
    if (is_between(c, U'\u0410', U'\u042F') || is_between(c, U'A', U'Z')) return c + 32;
    if (c == U'\u0401' || c == U'\u0451') return U'\u0435';  // yo
    if (c < 0x80 || is_between(c, U'\u0430', U'\u044F')) return c;
    return static_cast<char32_t>(u_tolower(static_cast<UChar32>(c)));
}

bool is_capital(char32_t c) {
    return fold(c) != c;
}

class Lexer {
  public:
    Lexer(std::string_view text, Lexed& lexed) : text_(text), lexed_(lexed) {}

    void run() {
        while (position_ < text_.size()) {
            const CodePoint point = decode(text_, position_);
            take(point);
            position_ += point.size;
        }
        end_chunk(position_);
    }

  private:
    void take(CodePoint point) {
        switch (kind_of(point.value)) {
            case Kind::nothing:
                combine(point.value);
                return;
            case Kind::letter:
            case Kind::digit:
                if (chunk_.letters.empty()) chunk_.capital = is_capital(point.value);
                add_to_chunk(point.value);
                return;
            case Kind::line:
                end_chunk(position_);
                line_before_ = true;
                return;
            case Kind::space:
                end_chunk(position_);
                space_before_ = true;
                return;
            case Kind::punctuation:
                end_chunk(position_);
                punctuate(point);
                return;
        }
    }

    // PDF text writes the short i as two code points.
    void combine(char32_t mark) {
        if (mark == kCombiningBreve && !chunk_.letters.empty() &&
            chunk_.letters.back() == kPlainI) {
            chunk_.letters.back() = kShortI;
        }
    }

    void add_to_chunk(char32_t c) {
        constexpr char32_t kRomanOne = U'\u2160';
        constexpr char32_t kRomanTwelve = U'\u216B';
        if (is_between(c, kRomanOne, kRomanTwelve) || is_between(c, U'\u2170', U'\u217B')) {
            const auto value = static_cast<std::size_t>((c & 0x0FU) + 1);
            for (const char letter : roman_letters(value))
                push(static_cast<char32_t>(letter));
            return;
        }
        const int digit = c < 0x80 ? -1 : u_charDigitValue(static_cast<UChar32>(c));
        push(digit >= 0 ? static_cast<char32_t>(U'0' + static_cast<unsigned>(digit)) : fold(c));
    }

    static std::string_view roman_letters(std::size_t value) {
        constexpr std::string_view kLetters[] = {"i",   "ii",   "iii", "iv", "v",  "vi",
                                                 "vii", "viii", "ix",  "x",  "xi", "xii"};
        return kLetters[value - 1];
    }

    void push(char32_t c) {
        chunk_.letters.push_back(c);
        chunk_.offsets.push_back(position_);
    }

    void end_chunk(std::size_t end) {
        if (chunk_.letters.empty()) return;
        chunk_.offsets.push_back(end);
        chunk_.line_before = line_before_;
        chunk_.space_before = space_before_ || line_before_;
        line_before_ = space_before_ = false;
        append_chunk(chunk_, lexed_);
        chunk_.letters.clear();
        chunk_.offsets.clear();
    }

    void punctuate(CodePoint point) {
        const bool glued = !space_before_ && !line_before_;
        switch (point.value) {
            case U',':
            case U'|':
                return mark(Mark::comma, point.size);
            case U';':
                return mark(Mark::semicolon, point.size);
            case U':':
                return mark(Mark::colon, point.size);
            case U'/':
            case U'\\':
                return mark(Mark::slash, point.size);
            case U'(':
            case U'[':
                return mark(Mark::open, point.size);
            case U')':
            case U']':
                return mark(Mark::close, point.size);
            case U'\u2116':
                return mark(Mark::number_sign, point.size);
            case U'.':
                return full_stop(glued);
            case U'<':
            case U'>':
            case U'=':
            case U'@':
            case U'{':
            case U'}':
            case U'#':
            case U'&':
                lexed_.hostile = true;
                return mark(Mark::other, point.size);
            case U'+':
            case U'?':
            case U'~':
            case U'%':
            case U'$':
            case U'^':
            case U'_':
                return mark(Mark::other, point.size);
            case U'"':
            case U'\u00AB':
            case U'\u00BB':
            case U'\u201C':
            case U'\u201D':
            case U'\u201E':
                return quote(point.value);
            default:
                if (is_dash(point.value)) mark(Mark::dash, point.size);
        }
    }

    // Only a pair of quotes marks what it holds.
    void quote(char32_t mark) {
        const bool opens = mark == U'\u00AB' || mark == U'\u201E';
        const bool closes = mark == U'\u00BB' || mark == U'\u201D';
        if (!opens && (closes || quote_open_)) {
            if (quote_open_) {
                ++quotes_;
                for (std::size_t i = quote_begin_; i < lexed_.tokens.size(); ++i)
                    lexed_.tokens[i].quote = quotes_;
            }
            quote_open_ = false;
            return;
        }
        quote_open_ = true;
        quote_begin_ = lexed_.tokens.size();
    }

    // After a word it ends an abbreviation or a sentence; after a number it may be part of a date.
    void full_stop(bool glued) {
        if (lexed_.tokens.empty()) return;
        Token& last = lexed_.tokens.back();
        if (last.mark == Mark::word) {
            if (glued) last.stop_after = true;
        } else if (last.mark == Mark::number) {
            mark(Mark::dot, 1);
        }
    }

    void mark(Mark mark, std::size_t size) {
        auto& tokens = lexed_.tokens;
        if (mark == Mark::dash && !tokens.empty() && tokens.back().mark == Mark::dash) {
            tokens.back().end = position_ + size;
            return;
        }
        Token token;
        token.mark = mark;
        token.begin = position_;
        token.end = position_ + size;
        token.line_before = line_before_;
        token.space_before = space_before_ || line_before_;
        line_before_ = space_before_ = false;
        tokens.push_back(token);
    }

    std::string_view text_;
    Lexed& lexed_;
    std::size_t position_ = 0;
    bool line_before_ = false;
    bool space_before_ = false;
    bool quote_open_ = false;
    std::size_t quote_begin_ = 0;
    int quotes_ = 0;
    Chunk chunk_;
};

}  // namespace

void tokenize(std::string_view text, Lexed& lexed) {
    lexed.tokens.clear();
    lexed.hostile = false;
    lexed.folded.clear();
    // Views point into it, so it must never move: folding, joining and mending at most triple it.
    lexed.folded.reserve(text.size() * 8 + 256);
    Lexer(text, lexed).run();
    settle_spelling(lexed);
}

}  // namespace sroki::scheduler::language
