#include "calendar/import/text.h"

#include <unicode/uchar.h>
#include <unicode/unistr.h>

namespace sroki::calendar {

namespace {

constexpr char32_t kReplacement = 0xFFFD;

bool is_dropped(char32_t c) {
    return c == 0x00AD || (c >= 0x200B && c <= 0x200F) || c == 0x2060 || c == 0xFEFF ||
           (c >= 0x202A && c <= 0x202E);
}

bool is_wide_space(char32_t c) {
    return c == U' ' || c == U'\t' || c == 0x00A0 || (c >= 0x2000 && c <= 0x200A) || c == 0x202F ||
           c == 0x205F || c == 0x3000;
}

bool is_word_character(char32_t c) {
    return is_letter(c) || is_digit(c);
}

// Where the word that ends at `end` begins.
std::size_t word_begin(std::u32string_view text, std::size_t end) {
    std::size_t begin = end;
    while (begin > 0 && (is_word_character(text[begin - 1]) ||
                         (is_dash(text[begin - 1]) && begin < end && begin > 1))) {
        --begin;
    }
    while (begin < end && is_dash(text[begin]))
        ++begin;
    return begin;
}

std::size_t word_end(std::u32string_view text, std::size_t begin) {
    std::size_t end = begin;
    while (end < text.size() && is_word_character(text[end]))
        ++end;
    return end;
}

std::u32string last_part(const std::u32string& word) {
    const auto dash = word.find_last_of(U'-');
    return dash == std::u32string::npos ? word : word.substr(dash + 1);
}

bool knows(const Vocabulary& vocabulary, const std::u32string& word) {
    return vocabulary.contains(word) || is_common_word(word);
}

enum class Join { space, hyphen, nothing };

// How a line that ends with a hyphen goes on.
Join join_after_hyphen(const std::u32string& left, const std::u32string& right,
                       const Vocabulary& vocabulary, bool wrapped) {
    constexpr std::size_t kPartMin = 4;
    if (knows(vocabulary, left + right)) return Join::nothing;
    if (knows(vocabulary, left + U"-" + right)) return Join::hyphen;
    const std::u32string part = last_part(left);
    if (!wrapped) return Join::hyphen;
    // A page breaks words anywhere: only two whole words make a compound.
    const bool right_whole =
        is_common_word(right) ||
        (right.size() >= kPartMin && (is_common_word(part) || knows(vocabulary, right)));
    const bool left_whole =
        is_common_word(part) || (part.size() >= kPartMin && knows(vocabulary, part));
    const bool whole = left_whole && right_whole;
    return whole ? Join::hyphen : Join::nothing;
}

// How two lines meet, the first without a hyphen at its end.
Join join_plain(const std::u32string& left, const std::u32string& right,
                const Vocabulary& vocabulary) {
    if (left.size() < 2 || right.empty()) return Join::space;
    const bool both_whole = knows(vocabulary, left) && knows(vocabulary, right);
    return !both_whole && !knows(vocabulary, left) && knows(vocabulary, left + right)
               ? Join::nothing
               : Join::space;
}

}  // namespace

std::u32string decode(std::string_view utf8) {
    const auto wide = icu::UnicodeString::fromUTF8(
        icu::StringPiece(utf8.data(), static_cast<int32_t>(utf8.size())));
    std::u32string text;
    text.reserve(static_cast<std::size_t>(wide.length()));
    for (int32_t at = 0; at < wide.length(); at = wide.moveIndex32(at, 1))
        text.push_back(static_cast<char32_t>(wide.char32At(at)));
    return text;
}

std::string encode(std::u32string_view text) {
    std::string utf8;
    utf8.reserve(text.size() * 2);
    const auto put = [&](char32_t byte) {
        utf8.push_back(static_cast<char>(static_cast<unsigned char>(byte)));
    };
    for (char32_t c : text) {
        if (c > 0x10FFFF || (c >= 0xD800 && c <= 0xDFFF)) c = kReplacement;
        if (c < 0x80) {
            put(c);
            continue;
        }
        const int tail = c < 0x800 ? 1 : c < 0x10000 ? 2 : 3;
        constexpr std::array<char32_t, 4> kLead{0, 0xC0, 0xE0, 0xF0};
        put(kLead.at(static_cast<std::size_t>(tail)) | (c >> (6 * tail)));
        for (int i = tail - 1; i >= 0; --i)
            put(0x80 | ((c >> (6 * i)) & 0x3F));
    }
    return utf8;
}

bool is_letter(char32_t c) {
    return u_isalpha(static_cast<UChar32>(c)) != 0;
}
bool is_upper(char32_t c) {
    return u_isupper(static_cast<UChar32>(c)) != 0;
}
bool is_lower(char32_t c) {
    return u_islower(static_cast<UChar32>(c)) != 0;
}
bool is_digit(char32_t c) {
    return c >= U'0' && c <= U'9';
}
bool is_space(char32_t c) {
    return is_wide_space(c) || c == U'\n' || c == U'\r';
}
bool is_dash(char32_t c) {
    return c == U'-' || (c >= 0x2010 && c <= 0x2015) || c == 0x2212;
}

std::u32string fold_case(std::u32string_view text) {
    std::u32string folded;
    folded.reserve(text.size());
    for (const char32_t c : text) {
        const auto small = static_cast<char32_t>(u_tolower(static_cast<UChar32>(c)));
        folded.push_back(small == 0x0451 ? char32_t{0x0435} : small);
    }
    return folded;
}

std::string clean_text(std::string_view utf8) {
    std::u32string clean;
    const std::u32string text = decode(utf8);
    clean.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char32_t c = text[i];
        if (is_dropped(c)) continue;
        if (c == U'\n' || c == 0x2028 || c == 0x2029 || c == 0x0B || c == 0x0C) {
            clean.push_back(U'\n');
        } else if (c == U'\r') {
            if (i + 1 == text.size() || text[i + 1] != U'\n') clean.push_back(U'\n');
        } else if (is_wide_space(c) || c < 0x20 || (c >= 0x7F && c < 0xA0)) {
            clean.push_back(U' ');
        } else if (c == 0x2010 || c == 0x2011) {
            clean.push_back(U'-');
        } else {
            clean.push_back(c);
        }
    }
    return encode(clean);
}

std::u32string trim(std::u32string_view text) {
    while (!text.empty() && is_space(text.front()))
        text.remove_prefix(1);
    while (!text.empty() && is_space(text.back()))
        text.remove_suffix(1);
    return std::u32string(text);
}

std::string fold_spaces(std::string_view utf8) {
    std::string folded;
    folded.reserve(utf8.size());
    for (const char c : utf8) {
        const bool space = c == ' ' || c == '\n' || c == '\t' || c == '\r';
        if (!space) {
            folded.push_back(c);
        } else if (!folded.empty() && folded.back() != ' ') {
            folded.push_back(' ');
        }
    }
    if (!folded.empty() && folded.back() == ' ') folded.pop_back();
    return folded;
}

std::vector<std::u32string> words_of(std::u32string_view text) {
    const std::u32string folded = fold_case(text);
    std::vector<std::u32string> words;
    std::u32string word;
    for (std::size_t i = 0; i < folded.size(); ++i) {
        const char32_t c = folded[i];
        const bool inner = !word.empty() && i + 1 < folded.size() &&
                           is_word_character(folded[i + 1]) &&
                           (is_dash(c) || c == U'/' || (c == U'.' && is_digit(folded[i + 1])));
        if (is_word_character(c) || c == 0x2116 || inner) {
            word.push_back(is_dash(c) ? U'-' : c);
        } else if (!word.empty()) {
            words.push_back(std::move(word));
            word.clear();
        }
    }
    if (!word.empty()) words.push_back(std::move(word));
    return words;
}

void collect_words(std::string_view utf8, Vocabulary& vocabulary) {
    constexpr std::size_t kWordsMax = 100'000;
    std::size_t from = 0;
    while (from <= utf8.size() && vocabulary.size() < kWordsMax) {
        const std::size_t to = std::min(utf8.find('\n', from), utf8.size());
        const auto words = words_of(decode(utf8.substr(from, to - from)));
        for (std::size_t i = 1; i + 1 < words.size(); ++i)
            vocabulary.insert(words[i]);
        from = to + 1;
    }
}

std::string join_lines(std::string_view utf8, const Vocabulary& vocabulary, bool wrapped) {
    const std::u32string text = decode(utf8);
    std::u32string joined;
    joined.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] != U'\n') {
            joined.push_back(text[i]);
            continue;
        }
        std::size_t next = i + 1;
        while (next < text.size() && is_space(text[next]))
            ++next;
        while (!joined.empty() && is_space(joined.back()))
            joined.pop_back();
        i = next - 1;
        if (next == text.size() || joined.empty()) continue;
        if (wrapped && (text[next] == U')' || text[next] == U',' || text[next] == U'.' ||
                        text[next] == U';' || text[next] == 0x00BB)) {
            continue;
        }
        const bool dash =
            is_dash(joined.back()) && joined.size() > 1 && is_letter(joined[joined.size() - 2]);
        if (wrapped && dash && joined.back() != U'-') continue;
        const bool hyphen = joined.back() == U'-';
        const std::size_t left_end = joined.size() - (hyphen ? 1U : 0U);
        const std::size_t left_begin = word_begin(joined, left_end);
        Join join = Join::space;
        if (left_begin < left_end && is_letter(joined[left_end - 1]) && is_lower(text[next])) {
            const std::u32string left =
                fold_case(std::u32string_view(joined).substr(left_begin, left_end - left_begin));
            const std::u32string right =
                fold_case(std::u32string_view(text).substr(next, word_end(text, next) - next));
            join = hyphen ? join_after_hyphen(left, right, vocabulary, wrapped)
                          : join_plain(left, right, vocabulary);
        } else if (hyphen && left_begin < left_end && is_word_character(text[next])) {
            join = Join::hyphen;
        }
        if (hyphen && join == Join::nothing) joined.pop_back();
        if (join == Join::space) joined.push_back(U' ');
    }
    return fold_spaces(encode(joined));
}

}  // namespace sroki::calendar
