#include "calendar/import/doubts.h"

#include <algorithm>
#include <map>
#include <set>
#include <unordered_map>

#include "calendar/import/term_words.h"

namespace sroki::calendar {

namespace {

constexpr char32_t kOpeningQuote = 0x00AB;
constexpr char32_t kClosingQuote = 0x00BB;
constexpr char32_t kBullet = 0x2022;
constexpr char32_t kNumberSign = 0x2116;
constexpr char32_t kCyrillicFirst = 0x0400;
constexpr char32_t kCyrillicLast = 0x04FF;
constexpr char32_t kSmallYo = 0x0451;
constexpr std::size_t kYoWordMin = 8;
constexpr std::size_t kMissingNumbersMax = 20;
constexpr int kNumberJumpMax = 20;

bool is_cyrillic(char32_t c) {
    return c >= kCyrillicFirst && c <= kCyrillicLast;
}

// Quotes and brackets that are closed inside the cell.
bool is_balanced(std::string_view utf8) {
    int brackets = 0;
    int quotes = 0;
    int straight = 0;
    for (const char32_t c : decode(utf8)) {
        brackets += (c == U'(') - (c == U')');
        quotes += (c == kOpeningQuote) - (c == kClosingQuote);
        straight += c == U'"';
        if (quotes < 0) return false;
    }
    // A pair of nested quotes is often closed by one mark, and "a)" opens no bracket.
    return brackets <= 0 && quotes <= 1 && straight % 2 == 0;
}

std::vector<std::u32string> tokens_of(std::string_view utf8) {
    std::vector<std::u32string> tokens(1);
    for (const char32_t c : decode(utf8)) {
        if (!is_space(c)) {
            tokens.back().push_back(c);
        } else if (!tokens.back().empty()) {
            tokens.emplace_back();
        }
    }
    if (tokens.back().empty()) tokens.pop_back();
    return tokens;
}

// What only a scan leaves: a lone mark or foreign letter, a word of two alphabets.
bool is_scan_mark(const std::u32string& token) {
    const bool cyrillic = std::any_of(token.begin(), token.end(), is_cyrillic);
    const auto is_latin = [](char32_t c) { return is_letter(c) && c < 0x80; };
    const bool latin = std::any_of(token.begin(), token.end(), is_latin);
    if (token.find(U'-') == std::u32string::npos && cyrillic && latin) return true;
    if (cyrillic) return false;
    if (latin)
        return token.size() == 1 &&
               std::u32string_view(U"IVX").find(token[0]) == std::u32string_view::npos;
    const bool speaks = std::any_of(token.begin(), token.end(), is_digit);
    const char32_t first = token.front();
    return !speaks && !is_dash(first) && first != kBullet && first != kNumberSign;
}

// A lone comma between words is a slip of the typist; elsewhere it is dirt.
bool bears_scan_marks(std::string_view utf8) {
    const auto tokens = tokens_of(utf8);
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        const bool comma_inside =
            tokens[i] == U"," && i > 0 && i + 1 < tokens.size() && is_letter(tokens[i + 1].front());
        if (!comma_inside && is_scan_mark(tokens[i])) return true;
    }
    return false;
}

// 1: begins with a capital, -1: with a small letter, 0: with no letter.
int first_case(std::string_view utf8) {
    for (const char32_t c : decode(utf8)) {
        if (is_letter(c)) return is_upper(c) ? 1 : -1;
        if (is_digit(c)) return 0;
    }
    return 0;
}

// A result that begins with the end of a term: "- December 2021 ...".
bool begins_with_term(std::string_view utf8) {
    const auto words = words_of(decode(utf8));
    return first_case(utf8) < 0 && !words.empty() && term_word(words.front()) == TermWord::strong;
}

bool names_somebody_twice(const std::vector<ExecutorName>& executors) {
    std::set<std::string> names;
    return std::any_of(executors.begin(), executors.end(), [&](const ExecutorName& executor) {
        return !names.insert(executor.name).second;
    });
}

// How the executors of a document usually look.
class ExecutorShape {
  public:
    explicit ExecutorShape(const std::vector<RowItem>& items) {
        std::vector<std::size_t> sizes;
        int capitals = 0;
        int small = 0;
        for (const RowItem& row : items) {
            if (row.item.executors_text.empty()) continue;
            sizes.push_back(words_of(decode(row.item.executors_text)).size());
            capitals += first_case(row.item.executors_text) > 0;
            small += first_case(row.item.executors_text) < 0;
        }
        begins_with_capital_ = small > 0 && capitals >= 9 * small;
        if (sizes.size() < kEnough) return;
        std::nth_element(sizes.begin(),
                         sizes.begin() + static_cast<std::ptrdiff_t>(sizes.size() / 2),
                         sizes.end());
        words_max_ = std::max(kLongCell, 4 * sizes[sizes.size() / 2]);
    }

    [[nodiscard]] bool fits(const std::string& text) const {
        return !(begins_with_capital_ && first_case(text) < 0) &&
               words_of(decode(text)).size() <= words_max_;
    }

  private:
    static constexpr std::size_t kEnough = 5;
    static constexpr std::size_t kLongCell = 16;
    bool begins_with_capital_ = false;
    std::size_t words_max_ = 1'000;
};

// Words spelled with "yo" here and without it elsewhere: scans put the dots on at random.
class YoWords {
  public:
    explicit YoWords(const std::vector<RowItem>& items) {
        for (const RowItem& row : items)
            for_words(row.item.title, [&](const std::u32string& folded, bool yo) {
                auto& [with, without] = counts_[folded];
                ++(yo ? with : without);
            });
    }

    [[nodiscard]] bool holds_rare_one(const std::string& title) const {
        bool rare = false;
        for_words(title, [&](const std::u32string& folded, bool yo) {
            const auto& [with, without] = counts_.at(folded);
            rare |= yo && without > with;
        });
        return rare;
    }

  private:
    template <class Visit>
    static void for_words(const std::string& title, const Visit& visit) {
        for (const std::u32string& token : tokens_of(title)) {
            const auto words = words_of(token);
            if (words.size() != 1 || words.front().size() < kYoWordMin) continue;
            visit(words.front(), token.find(kSmallYo) != std::u32string::npos);
        }
    }

    std::map<std::u32string, std::pair<int, int>> counts_;
};

// "2.11" -> {2, 11}; empty for what isn't counted in digits.
std::vector<int> levels_of(const std::string& number) {
    std::vector<int> levels;
    int value = -1;
    for (const char c : number + '.') {
        if (c == '.') {
            if (value < 0) return {};
            levels.push_back(std::exchange(value, -1));
        } else if (c >= '0' && c <= '9' && value < 1'000) {
            value = std::max(value, 0) * 10 + (c - '0');
        } else {
            return {};
        }
    }
    return levels;
}

// The numbers that ought to stand between two neighbours of one level: "2.3" and "2.5".
std::vector<std::string> numbers_between(const std::vector<int>& above,
                                         const std::vector<int>& below) {
    if (above.empty() || above.size() != below.size() ||
        !std::equal(above.begin(), above.end() - 1, below.begin()))
        return {};
    if (below.back() - above.back() > kNumberJumpMax) return {};
    std::string prefix;
    for (std::size_t i = 0; i + 1 < above.size(); ++i)
        prefix += std::to_string(above[i]) + '.';
    std::vector<std::string> missing;
    for (int number = above.back() + 1; number < below.back(); ++number)
        missing.push_back(prefix + std::to_string(number));
    return missing;
}

void find_missing_numbers(std::vector<RowItem>& items, std::vector<Problem>& problems) {
    std::set<std::string> present;
    for (const RowItem& row : items)
        present.insert(row.item.number.value_or(""));
    std::size_t reported = 0;
    for (std::size_t i = 1; i < items.size(); ++i) {
        const auto missing = numbers_between(levels_of(items[i - 1].item.number.value_or("")),
                                             levels_of(items[i].item.number.value_or("")));
        for (const std::string& number : missing) {
            // Pages may come in another order; only a number found nowhere is lost.
            if (present.contains(number) || ++reported > kMissingNumbersMax) continue;
            items[i - 1].doubtful = true;
            problems.push_back({items[i].row, 0, ProblemCode::number_missing, number, i});
        }
    }
}

}  // namespace

void mark_doubts(std::vector<RowItem>& items, std::vector<Problem>& problems) {
    const ExecutorShape shape(items);
    const YoWords yo_words(items);
    for (std::size_t i = 0; i < items.size(); ++i) {
        RowItem& row = items[i];
        const DraftItem& item = row.item;
        if (names_somebody_twice(item.executors)) {
            row.doubtful = true;
            problems.push_back({row.row, 0, ProblemCode::rows_merged, item.title, i});
        }
        for (const std::string* text : {&item.title, &item.executors_text, &item.term_text})
            row.doubtful |= !is_balanced(*text) || bears_scan_marks(*text);
        row.doubtful |= begins_with_term(item.result) || !shape.fits(item.executors_text) ||
                        yo_words.holds_rare_one(item.title);
    }
    find_missing_numbers(items, problems);
}

}  // namespace sroki::calendar
