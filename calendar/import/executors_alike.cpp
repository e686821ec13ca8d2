#include "calendar/import/executors_alike.h"

#include <algorithm>

#include "calendar/import/alike_words.h"
#include "calendar/import/executor_words.h"
#include "calendar/import/person_name.h"
#include "calendar/import/russian_names.h"
#include "calendar/import/text.h"

namespace sroki::calendar {

namespace {

using Word = ComparableName::Word;

constexpr std::size_t kWordsMax = 24;
constexpr std::size_t kWordLettersMax = 48;   // the rest of a longer word is not compared
constexpr std::size_t kTypoLettersMin = 5;    // a word with one slip
constexpr std::size_t kTypo2LettersMin = 10;  // a word with two
constexpr std::size_t kStemLettersMin = 4;
constexpr std::size_t kEndingLettersMax = 3;
constexpr std::size_t kExtraWordsMax = 6;

bool is_roman(std::u32string_view word) {
    return std::all_of(word.begin(), word.end(),
                       [](char32_t c) { return c == U'I' || c == U'V' || c == U'X'; });
}

Word word_of(std::u32string_view text) {
    Word word;
    word.folded = fold_case(text);
    const auto capitals =
        static_cast<std::size_t>(std::count_if(text.begin(), text.end(), is_upper));
    word.is_exact = std::any_of(text.begin(), text.end(), is_digit) || is_roman(text);
    word.is_abbreviation = capitals >= 2 && capitals * 2 >= text.size();
    word.is_name = !word.is_abbreviation && is_upper(text.front());
    return word;
}

std::vector<Word> words_of_name(std::u32string_view text) {
    std::vector<Word> words;
    std::u32string word;
    const auto finish = [&] {
        if (!word.empty() && words.size() < kWordsMax) words.push_back(word_of(word));
        word.clear();
    };
    for (const char32_t c : text) {
        if (is_letter(c) || is_digit(c)) {
            if (word.size() < kWordLettersMax) word.push_back(c);
        } else {
            finish();
        }
    }
    finish();
    return words;
}

// Letters to change, add, drop or swap with their neighbour; `max` + 1 when there are more.
std::size_t distance(std::u32string_view left, std::u32string_view right, std::size_t max) {
    if (left.size() > right.size()) std::swap(left, right);
    if (right.size() - left.size() > max) return max + 1;
    std::vector<std::vector<std::size_t>> cost(left.size() + 1,
                                               std::vector<std::size_t>(right.size() + 1));
    for (std::size_t i = 0; i <= left.size(); ++i) {
        for (std::size_t j = 0; j <= right.size(); ++j) {
            if (i == 0 || j == 0) {
                cost[i][j] = i + j;
                continue;
            }
            const std::size_t change = cost[i - 1][j - 1] + (left[i - 1] != right[j - 1] ? 1U : 0U);
            cost[i][j] = std::min({change, cost[i - 1][j] + 1, cost[i][j - 1] + 1});
            if (i > 1 && j > 1 && left[i - 1] == right[j - 2] && left[i - 2] == right[j - 1])
                cost[i][j] = std::min(cost[i][j], cost[i - 2][j - 2] + 1);
        }
    }
    return cost[left.size()][right.size()];
}

bool is_typo(std::u32string_view left, std::u32string_view right) {
    const std::size_t letters = std::min(left.size(), right.size());
    if (letters < kTypoLettersMin || left.front() != right.front()) return false;
    const std::size_t slips = letters >= kTypo2LettersMin ? 2 : 1;
    return distance(left, right, slips) <= slips;
}

// "department" in the nominative and in the genitive: one stem, short endings.
bool has_same_stem(std::u32string_view left, std::u32string_view right) {
    const auto [l, r] = std::mismatch(left.begin(), left.end(), right.begin(), right.end());
    const auto common = static_cast<std::size_t>(l - left.begin());
    return common >= kStemLettersMin && left.size() - common <= kEndingLettersMax &&
           right.size() - common <= kEndingLettersMax;
}

// How two words agree: 0 not at all, 1 by a slip of the pen, 2 by stem or letter by letter.
int agreement(const Word& left, const Word& right) {
    if (left.folded == right.folded) return 2;
    if (left.is_exact || right.is_exact || left.is_abbreviation || right.is_abbreviation) return 0;
    if (has_same_stem(left.folded, right.folded)) return 2;
    return is_typo(left.folded, right.folded) ? 1 : 0;
}

class Alignment {
  public:
    Alignment(const std::vector<Word>& left, const std::vector<Word>& right)
        : left_(left), right_(right) {}

    // Word against word, an abbreviation against the words it is made of; at the end of one side
    // the other may go on with its owner.
    [[nodiscard]] bool matches() const { return matches(0, 0, 0); }

  private:
    [[nodiscard]] bool matches(std::size_t i, std::size_t j, int slips) const {
        if (i == left_.size() && j == right_.size()) return true;
        if (i == left_.size()) return is_owner(left_, right_, j);
        if (j == right_.size()) return is_owner(right_, left_, i);
        const int same = agreement(left_[i], right_[j]);
        if (same == 2 && matches(i + 1, j + 1, slips)) return true;
        if (same == 1 && slips == 0 && matches(i + 1, j + 1, 1)) return true;
        const std::size_t after_right = end_of_expansion(left_[i], right_, j);
        if (after_right > 0 && matches(i + 1, after_right, slips)) return true;
        const std::size_t after_left = end_of_expansion(right_[j], left_, i);
        return after_left > 0 && matches(after_left, j + 1, slips);
    }

    // Where the words of an abbreviation end that begin at `at`; 0: they are other words.
    [[nodiscard]] static std::size_t end_of_expansion(const Word& abbreviation,
                                                      const std::vector<Word>& words,
                                                      std::size_t at) {
        if (!abbreviation.is_abbreviation || words[at].is_abbreviation) return 0;
        std::size_t letters = 0;
        std::size_t i = at;
        for (; i < words.size() && letters < abbreviation.folded.size(); ++i) {
            if (words[i].folded.front() == abbreviation.folded[letters]) {
                ++letters;
            } else if (!is_small_word(words[i].folded)) {
                return 0;
            }
        }
        return letters == abbreviation.folded.size() && i - at > 1 ? i : 0;
    }

    // `shorter` says which body it is, and the rest of `longer` only says whose.
    [[nodiscard]] static bool is_owner(const std::vector<Word>& shorter,
                                       const std::vector<Word>& longer, std::size_t from) {
        const bool says_which = std::any_of(shorter.begin(), shorter.end(), [](const Word& word) {
            return !is_generic_word(word.folded) && !is_small_word(word.folded);
        });
        if (!says_which || longer.size() - from > kExtraWordsMax) return false;
        bool owner = false;
        for (std::size_t i = from; i < longer.size(); ++i) {
            const Word& word = longer[i];
            if (word.is_exact || is_small_word(word.folded)) return false;
            owner |= word.is_abbreviation || is_owner_word(word.folded);
        }
        const Word& first = longer[from];
        return owner && (first.is_abbreviation || is_owner_word(first.folded) || first.is_name);
    }

    const std::vector<Word>& left_;
    const std::vector<Word>& right_;
};

// The same words in another order, "education and culture" for "culture and education".
bool are_reordered(std::vector<Word> left, std::vector<Word> right) {
    if (left.size() != right.size() || left.size() < 3) return false;
    const auto by_word = [](const Word& a, const Word& b) { return a.folded < b.folded; };
    std::sort(left.begin(), left.end(), by_word);
    std::sort(right.begin(), right.end(), by_word);
    return std::equal(left.begin(), left.end(), right.begin(),
                      [](const Word& a, const Word& b) { return a.folded == b.folded; });
}

bool same_surname(const std::u32string& left, const std::u32string& right) {
    if (left == right || name_in_nominative(left + U" .") == name_in_nominative(right + U" ."))
        return true;
    return is_typo(left, right) ||
           (std::min(left.size(), right.size()) >= kTypoLettersMin && has_same_stem(left, right));
}

// "Anna" and "A." agree; so do "A." and nothing.
bool same_given(const std::vector<std::u32string>& left, const std::vector<std::u32string>& right,
                std::size_t at) {
    if (at >= left.size() || at >= right.size()) return true;
    const bool short_one = left[at].size() == 1 || right[at].size() == 1;
    return short_one ? left[at].front() == right[at].front()
                     : left[at] == right[at] || has_same_stem(left[at], right[at]) ||
                           is_typo(left[at], right[at]);
}

bool people_look_alike(const ComparableName& left, const ComparableName& right) {
    const std::u32string& surname = left.words.front().folded;
    const std::u32string& other = right.words.front().folded;
    if (!same_surname(surname, other)) return false;
    const bool first = same_given(left.given, right.given, 0);
    const bool second = same_given(left.given, right.given, 1);
    if (first && second) return true;
    if (surname != other) return false;
    // One wrong initial behind the same surname, or the two of them swapped.
    if (first) return true;
    return left.given.size() == 2 && right.given.size() == 2 &&
           left.given[0].front() == right.given[1].front() &&
           left.given[1].front() == right.given[0].front();
}

// A double surname becomes one word, with or without spaces around its hyphen.
std::u32string without_dashes(std::u32string_view text) {
    std::u32string joined;
    bool after_dash = false;
    for (const char32_t c : text) {
        if (is_dash(c)) {
            while (!joined.empty() && is_space(joined.back()))
                joined.pop_back();
            after_dash = true;
        } else if (!after_dash || !is_space(c)) {
            joined.push_back(c);
            after_dash = false;
        }
    }
    return joined;
}

std::u32string spelling_of(const std::vector<Word>& words) {
    std::u32string spelling;
    for (const Word& word : words)
        spelling += word.folded + U' ';
    return spelling;
}

ComparableName comparable_person(std::u32string_view text) {
    ComparableName person;
    person.is_person = true;
    std::vector<Word> words = words_of_name(text);
    std::stable_partition(words.begin(), words.end(),
                          [](const Word& word) { return word.folded.size() > 1; });
    person.spelling = spelling_of(words);
    // The surname is the first word that is no initial.
    for (Word& word : words) {
        if (person.words.empty() && word.folded.size() > 1) {
            person.words.push_back(std::move(word));
        } else {
            person.given.push_back(std::move(word.folded));
        }
    }
    return person;
}

}  // namespace

ComparableName comparable_name(const ExecutorName& name) {
    const std::u32string text = decode(clean_text(name.name));
    if (name.kind == ExecutorKind::person) {
        ComparableName person = comparable_person(without_dashes(text));
        if (!person.words.empty()) return person;
    }
    ComparableName unit;
    unit.words = words_of_name(text);
    unit.spelling = spelling_of(unit.words);
    const bool all_legal = std::all_of(unit.words.begin(), unit.words.end(),
                                       [](const Word& word) { return is_legal_form(word.folded); });
    if (!all_legal)
        std::erase_if(unit.words, [](const Word& word) { return is_legal_form(word.folded); });
    return unit;
}

bool look_alike(const ComparableName& left, const ComparableName& right) {
    if (left.words.empty() || right.words.empty() || left.is_person != right.is_person)
        return false;
    if (left.is_person) return people_look_alike(left, right);
    return Alignment(left.words, right.words).matches() || are_reordered(left.words, right.words);
}

}  // namespace sroki::calendar
