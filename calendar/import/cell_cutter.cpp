#include "calendar/import/cell_cutter.h"

#include <limits>

#include "calendar/import/executor_words.h"
#include "calendar/import/executors.h"
#include "calendar/import/person_name.h"
#include "calendar/import/term_words.h"
#include "calendar/import/text.h"
#include "scheduler/term.h"

namespace sroki::calendar {

namespace {

constexpr std::size_t kCutWordsMax = 160;
constexpr std::size_t kTermWordsMax = 16;
constexpr std::size_t kExecutorWordsMax = 40;
constexpr double kImpossible = -1e9;

struct Word {
    std::u32string text;
    std::u32string folded;  // without punctuation
    bool begins_line = false;
};

std::vector<Word> words_of_lines(const std::vector<std::string>& lines) {
    std::vector<Word> words;
    for (const std::string& line : lines) {
        bool first = true;
        std::u32string text;
        for (const char32_t c : decode(line) + U" ") {
            if (!is_space(c)) {
                text.push_back(c);
            } else if (!text.empty()) {
                const auto folded = words_of(text);
                words.push_back({text, folded.empty() ? U"" : folded.front(), first});
                first = false;
                text.clear();
            }
        }
    }
    return words;
}

class Cutter {
  public:
    Cutter(std::vector<Word> words, const std::vector<ColumnRole>& roles)
        : words_(std::move(words)), roles_(roles) {}

    CutItem cut() {
        const std::size_t places = words_.size() + 1;
        // best[k][p]: the first k cells take the words before p.
        std::vector<std::vector<double>> best(roles_.size() + 1,
                                              std::vector<double>(places, kImpossible));
        std::vector<std::vector<std::size_t>> from(roles_.size() + 1,
                                                   std::vector<std::size_t>(places, 0));
        best[0][0] = 0;
        for (std::size_t k = 0; k < roles_.size(); ++k) {
            for (std::size_t begin = 0; begin < places; ++begin) {
                if (best[k][begin] <= kImpossible) continue;
                for (std::size_t end = begin; end < places; ++end) {
                    if (!may_cut(end) || (k + 1 == roles_.size() && end + 1 != places)) continue;
                    const double weight =
                        best[k][begin] + weigh(roles_[k], begin, end) + weigh_cut(end);
                    if (weight <= best[k + 1][end]) continue;
                    best[k + 1][end] = weight;
                    from[k + 1][end] = begin;
                }
            }
        }
        CutItem item;
        item.cells.resize(roles_.size());
        std::size_t end = places - 1;
        for (std::size_t k = roles_.size(); k > 0; --k) {
            const std::size_t begin = from[k][end];
            item.cells[k - 1] = text_of(begin, end);
            item.doubtful |= is_doubtful(roles_[k - 1], begin, end);
            end = begin;
        }
        return item;
    }

  private:
    [[nodiscard]] bool may_cut(std::size_t at) const {
        return words_.size() <= kCutWordsMax || at == words_.size() || words_[at].begins_line;
    }

    [[nodiscard]] double weigh_cut(std::size_t at) const {
        if (at == 0 || at == words_.size()) return 0;
        return words_[at].begins_line ? 3 : -2;
    }

    [[nodiscard]] std::string text_of(std::size_t begin, std::size_t end) const {
        std::u32string text;
        for (std::size_t i = begin; i < end; ++i) {
            if (i > begin) text.push_back(words_[i].begins_line ? U'\n' : U' ');
            text += words_[i].text;
        }
        return encode(text);
    }

    [[nodiscard]] char32_t first_letter(std::size_t at) const {
        for (const char32_t c : words_[at].text) {
            if (is_letter(c) || is_digit(c)) return c;
        }
        return words_[at].text.front();
    }

    [[nodiscard]] bool ends_open(std::size_t end) const {
        const std::u32string& text = words_[end - 1].text;
        return text.back() == U',' || text.back() == U'-' || text.back() == U':' ||
               sroki::calendar::ends_open(words_[end - 1].folded);
    }

    [[nodiscard]] bool is_balanced(std::size_t begin, std::size_t end) const {
        int brackets = 0;
        int quotes = 0;
        for (std::size_t i = begin; i < end; ++i) {
            for (const char32_t c : words_[i].text) {
                brackets += (c == U'(') - (c == U')');
                quotes += (c == 0x00AB) - (c == 0x00BB);
            }
        }
        return brackets == 0 && quotes >= 0 && quotes <= 1;
    }

    // A surname with initials is the surest beginning of an executor.
    [[nodiscard]] bool begins_person(std::size_t at) const {
        const std::u32string& text = words_[at].text;
        const bool initials = at + 1 < words_.size() && words_[at + 1].text.size() >= 2 &&
                              is_upper(words_[at + 1].text[0]) && words_[at + 1].text[1] == U'.';
        return initials && is_upper(text.front()) && text.size() > 2 && is_lower(text[1]);
    }

    // A person, or a post, a group, a unit by its first word.
    [[nodiscard]] bool begins_executor(std::size_t at) const {
        const std::u32string& word = words_[at].folded;
        const std::u32string& text = words_[at].text;
        if (begins_person(at)) return true;
        const bool capitals = text.size() > 1 && is_upper(text[0]) && is_upper(text[1]);
        return (capitals && (is_unit_abbreviation(word) || is_group_abbreviation(word))) ||
               is_plural_word(word) || is_group_word(word) || is_unit_word(word) ||
               is_position_word(word);
    }

    [[nodiscard]] double weigh(ColumnRole role, std::size_t begin, std::size_t end) const {
        switch (role) {
            case ColumnRole::term:
                return weigh_term(begin, end);
            case ColumnRole::executors:
                return weigh_executors(begin, end);
            case ColumnRole::title:
                return weigh_title(begin, end);
            default:
                return weigh_result(begin, end);
        }
    }

    [[nodiscard]] double weigh_term(std::size_t begin, std::size_t end) const {
        if (begin == end) return -4;
        if (end - begin > kTermWordsMax) return kImpossible;
        double weight = 0;
        bool strong = false;
        for (std::size_t i = begin; i < end; ++i) {
            const TermWord word = term_word(words_[i].folded);
            strong |= word == TermWord::strong;
            weight += word == TermWord::strong ? 1.5 : word == TermWord::weak ? 0.2 : -2;
        }
        if (!strong || weight < -6) return -10;
        if (!is_balanced(begin, end)) weight -= 4;
        if (sroki::calendar::ends_open(words_[end - 1].folded)) weight -= 4;
        return weight + (is_term(begin, end) ? 6 : -3);
    }

    [[nodiscard]] bool is_term(std::size_t begin, std::size_t end) const {
        static const scheduler::TermContext context{
            {std::chrono::sys_days{std::chrono::year{2021} / 1 / 1},
             std::chrono::sys_days{std::chrono::year{2022} / 12 / 31}},
            scheduler::Basis::calendar,
            {},
            std::chrono::year{2021} / 1,
            {}};
        const auto result = scheduler::resolve_term(text_of(begin, end), context);
        return result.status != scheduler::TermStatus::unrecognized && !result.note;
    }

    [[nodiscard]] double weigh_executors(std::size_t begin, std::size_t end) const {
        if (begin == end) return -6;
        if (end - begin > kExecutorWordsMax) return kImpossible;
        if (!begins_executor(begin)) return -12;
        double weight = (begins_person(begin) ? 11 : 5) + (is_upper(first_letter(begin)) ? 1 : 0);
        for (std::size_t i = begin; i < end; ++i) {
            if (words_[i].text.find(U'%') != std::u32string::npos) weight -= 6;
            const bool after_stop = i > begin && (words_[i - 1].text.back() == U',' ||
                                                  words_[i - 1].text.back() == U';');
            if (after_stop) weight += begins_executor(i) ? 1.5 : -1;
            // A new executor on a new line belongs here too.
            if (i > begin && words_[i].begins_line && begins_executor(i)) weight += 1;
            if (i > begin && !after_stop && is_upper(words_[i].text.front()) &&
                words_[i].begins_line && !begins_executor(i))
                weight -= 3;
        }
        if (ends_open(end)) weight -= 5;
        return weight - 0.15 * static_cast<double>(end - begin);
    }

    [[nodiscard]] bool holds_person(std::size_t begin, std::size_t end) const {
        for (std::size_t i = begin; i + 1 < end; ++i) {
            const std::u32string pair = words_[i].text + U" " + words_[i + 1].text;
            const auto person = find_person(pair);
            if (person && person->begin == 0) return true;
        }
        return false;
    }

    [[nodiscard]] double weigh_title(std::size_t begin, std::size_t end) const {
        if (begin == end) return -20;
        double weight = is_upper(first_letter(begin)) ? 2 : -2;
        if (end - begin < 2) weight -= 4;
        if (ends_open(end)) weight -= 4;
        if (!is_balanced(begin, end)) weight -= 3;
        if (holds_person(begin, end)) weight -= 8;
        return weight;
    }

    [[nodiscard]] double weigh_result(std::size_t begin, std::size_t end) const {
        if (begin == end) return -2;
        const char32_t first = words_[begin].text.front();
        double weight = is_upper(first) || is_digit(first) || is_dash(first) ? 3 : -4;
        if (holds_person(begin, end)) weight -= 8;
        if (begins_executor(begin)) weight -= 4;
        if (term_word(words_[begin].folded) == TermWord::strong) weight -= 2;
        return weight;
    }

    [[nodiscard]] bool is_doubtful(ColumnRole role, std::size_t begin, std::size_t end) const {
        if (role == ColumnRole::term) return begin == end || !is_term(begin, end);
        if (role == ColumnRole::executors) return begin == end || !begins_executor(begin);
        if (role == ColumnRole::title) {
            return begin == end || ends_open(end) || !is_balanced(begin, end) ||
                   is_oblique_adjective(words_[end - 1].folded);
        }
        return begin != end && is_lower(first_letter(begin));
    }

    std::vector<Word> words_;
    const std::vector<ColumnRole>& roles_;
};

}  // namespace

CutItem cut_cells(const std::vector<std::string>& lines, const std::vector<ColumnRole>& roles) {
    return Cutter(words_of_lines(lines), roles).cut();
}

}  // namespace sroki::calendar
