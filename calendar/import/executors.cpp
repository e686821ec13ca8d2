#include "calendar/import/executors.h"

#include <optional>

#include "calendar/import/executor_words.h"
#include "calendar/import/person_name.h"
#include "calendar/import/text.h"

namespace sroki::calendar {

namespace {

constexpr std::size_t kExecutorsMax = 200;

// What stands before a piece of the cell.
enum class Separator { start, line, comma, strong, inside };

struct Piece {
    Separator separator = Separator::start;
    std::u32string text;
};

bool is_opening_quote(char32_t c) {
    return c == 0x00AB || c == 0x201E;
}
bool is_closing_quote(char32_t c) {
    return c == 0x00BB || c == 0x201C;
}

// Which letters stand inside quotes or brackets. An unclosed one ends with its line.
std::vector<bool> enclosed(std::u32string_view text) {
    std::vector<bool> inside(text.size(), false);
    int quotes = 0;
    int brackets = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char32_t c = text[i];
        if (c == U'\n') {
            const auto rest = text.substr(i);
            const bool closes = (quotes > 0 && (rest.find(char32_t{0x00BB}) != rest.npos ||
                                                rest.find(char32_t{0x201C}) != rest.npos)) ||
                                (brackets > 0 && rest.find(U')') != rest.npos);
            if (!closes) quotes = brackets = 0;
        }
        if (is_opening_quote(c)) ++quotes;
        if (c == U'(') ++brackets;
        inside[i] = quotes > 0 || brackets > 0;
        if (is_closing_quote(c) && quotes > 0) --quotes;
        if (c == U')' && brackets > 0) --brackets;
    }
    return inside;
}

std::u32string strip(std::u32string_view text) {
    const auto is_edge = [](char32_t c) {
        return is_space(c) || is_dash(c) || c == U',' || c == U';' || c == U':' || c == 0x2022 ||
               c == 0x00B7 || c == U'*';
    };
    while (!text.empty() && is_edge(text.front()))
        text.remove_prefix(1);
    while (!text.empty() && is_edge(text.back()))
        text.remove_suffix(1);
    return std::u32string(text);
}

// Ends of a name or a position lose their full stop; abbreviations ("etc.") keep it.
std::u32string strip_stop(std::u32string text) {
    text = strip(text);
    if (text.empty() || text.back() != U'.') return text;
    const auto space = text.find_last_of(U' ');
    const auto last = std::u32string_view(text).substr(space == text.npos ? 0 : space + 1);
    const bool inner_stop = last.substr(0, last.size() - 1).find(U'.') != last.npos;
    const bool capitals = last.size() > 2 && is_upper(last[0]) && is_upper(last[1]);
    if (!inner_stop && (last.size() > 3 || capitals)) text.pop_back();
    return strip(text);
}

std::vector<Piece> split_pieces(std::u32string_view text) {
    const std::vector<bool> inside = enclosed(text);
    std::vector<Piece> pieces;
    Piece piece;
    const auto finish = [&](Separator next) {
        const bool empty = strip(piece.text).empty();
        if (!empty) pieces.push_back(piece);
        // Of neighbouring separators the strongest counts.
        const Separator before = empty ? piece.separator : Separator::start;
        piece = {std::max(before, next), {}};
    };
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char32_t c = text[i];
        if (!inside[i] && c == U',') {
            finish(Separator::comma);
        } else if (!inside[i] && (c == U';' || c == 0x2022)) {
            finish(Separator::strong);
        } else if (!inside[i] && c == U'\n') {
            finish(Separator::line);
        } else {
            piece.text.push_back(c == U'\n' ? U' ' : c);
        }
    }
    finish(Separator::start);
    if (!pieces.empty()) pieces.front().separator = Separator::start;
    return pieces;
}

std::vector<std::u32string> first_words(std::u32string_view text, std::size_t count) {
    auto words = words_of(text);
    if (words.size() > count) words.resize(count);
    return words;
}

bool is_capitals(std::u32string_view token) {
    std::size_t capitals = 0;
    for (const char32_t c : token) {
        if (!is_upper(c)) return false;
        ++capitals;
    }
    return capitals >= 2;
}

std::u32string first_token(std::u32string_view text) {
    std::u32string token;
    for (const char32_t c : text) {
        if (!is_letter(c) && !is_digit(c) && !(is_dash(c) && !token.empty())) break;
        token.push_back(c);
    }
    return token;
}

bool is_group(std::u32string_view text) {
    const auto words = first_words(text, 2);
    if (words.empty()) return false;
    const std::u32string token = first_token(text);
    if (is_capitals(token) && is_group_abbreviation(words.front())) {
        // "schools of the district" are many, "school No. 3" and "school 'North'" are one.
        const std::u32string rest = trim(text.substr(std::min(token.size(), text.size())));
        return rest.empty() || is_lower(rest.front()) || rest.front() == U'(';
    }
    if (is_capitals(token)) return false;
    // "cl. teachers": an abbreviated adjective before the plural.
    const bool abbreviated = words.size() > 1 && words.front().size() <= 4 &&
                             text.find(U'.') <= words.front().size() && is_plural_word(words[1]);
    return abbreviated || is_group_word(words.front()) || is_plural_adjective(words.front());
}

bool is_position(std::u32string_view text) {
    const auto words = first_words(text, 4);
    if (words.empty() || is_group(text) || is_capitals(first_token(text))) return false;
    if (is_position_prefix(words.front()) || is_position_word(words.front())) return true;
    if (words.size() > 1 && is_acting(words[0], words[1])) return true;
    return words.size() > 1 && !is_dependent_word(words[0]) && !is_unit_word(words[0]) &&
           is_position_word(words[1]) && words[0].size() > 4;
}

bool is_unit(std::u32string_view text) {
    const auto words = first_words(text, 1);
    if (words.empty()) return false;
    if (is_capitals(first_token(text)))
        return is_unit_abbreviation(words.front()) || is_group_abbreviation(words.front());
    return is_unit_word(words.front());
}

bool begins_executor(std::u32string_view text) {
    const auto person = find_person(text);
    return (person && person->begin == 0) || is_group(text) || is_unit(text) || is_position(text);
}

// A piece after a comma that only goes on with the words before it.
bool is_continuation(std::u32string_view text) {
    const auto words = first_words(text, 1);
    if (words.empty()) return true;
    if (is_capitals(first_token(text)) || is_unit(text) || is_group(text) || is_position(text))
        return false;
    const bool number = words.front().find_first_not_of(U"0123456789") == std::u32string::npos;
    return number || is_dependent_word(words.front());
}

// "Teachers of history, geography": one small word after a group that is no executor itself.
bool is_list_of_genitives(const std::u32string& name, std::u32string_view text) {
    const auto words = first_words(text, 2);
    return is_group(name) && words.size() == 1 && is_lower(text.front()) &&
           !begins_executor(text) && !is_nominative_adjective(words.front()) &&
           words_of(name).size() > 1;
}

// Where a second executor begins inside a piece although nothing separates it.
std::optional<std::size_t> inner_begin(std::u32string_view text) {
    const std::vector<bool> inside = enclosed(text);
    std::size_t previous = 0;
    std::size_t words_before = 0;
    for (std::size_t at = 0; at < text.size();) {
        if (!is_letter(text[at]) || (at > 0 && is_letter(text[at - 1]))) {
            ++at;
            continue;
        }
        const std::u32string token = first_token(text.substr(at));
        const std::u32string word = fold_case(token);
        if (words_before > 0 && !inside[at]) {
            const std::u32string before = trim(text.substr(previous, at - previous));
            const std::u32string before_token = first_token(before);
            const auto rest = text.substr(at);
            const bool after_name =
                is_capitals(before_token) || (!before.empty() && is_closing_quote(before.back()));
            const bool group_word = is_plural_word(word) && !is_capitals(token);
            if (group_word && (is_upper(token.front()) || after_name)) return at;
            // "... of teachers | educational organizations": a second nominative plural.
            const auto following = first_words(rest, 2);
            const bool second_plural =
                is_plural_adjective(word) && following.size() > 1 && is_group_word(following[1]) &&
                !is_plural_adjective(fold_case(before_token)) && words_before > 1;
            if (second_plural || (after_name && is_plural_adjective(word) && is_group(rest)))
                return at;
            const auto quote = rest.find(char32_t{0x00AB});
            const bool named_unit = is_capitals(token) && is_legal_form(word) &&
                                    quote != rest.npos && quote <= token.size() + 2;
            if (named_unit && after_name) return at;
            const bool joined = is_conjunction_and(fold_case(before_token)) && words_before > 2;
            if (joined && group_word && is_group(text)) return at;
            if (joined && named_unit) return at;
        }
        previous = at;
        at += std::max<std::size_t>(token.size(), 1);
        ++words_before;
    }
    return std::nullopt;
}

std::u32string without_conjunction(std::u32string text) {
    text = strip(text);
    const auto space = text.find_last_of(U' ');
    if (space != std::u32string::npos && is_conjunction_and(text.substr(space + 1)))
        text.resize(space);
    return strip(text);
}

// "named after A. B. Petrov": the name belongs to a school.
bool is_namesake(std::u32string_view before) {
    const auto words = words_of(before);
    return !words.empty() && is_named_after(words.back());
}

class Splitter {
  public:
    std::vector<ExecutorName> split(std::u32string_view text) {
        for (const Piece& piece : split_pieces(text))
            add_piece(piece.separator, strip(piece.text));
        finish_pending();
        return finish();
    }

  private:
    struct Draft {
        std::u32string name;
        std::u32string position;
        bool person = false;
    };

    void add_piece(Separator separator, std::u32string text) {
        if (text.empty() || drafts_.size() >= kExecutorsMax) return;
        std::size_t from = 0;
        while (const auto person = find_person(text, from)) {
            const auto before = std::u32string_view(text).substr(0, person->begin);
            if (!enclosed(text)[person->begin] && !is_namesake(before)) {
                if (person->begin > 0) add_before_person(separator, before);
                add_person(person->name);
                const std::u32string rest = text.substr(person->end);
                add_after_person(rest);
                return;
            }
            from = person->end;
        }
        if (const auto second = inner_begin(text)) {
            add_words(separator, without_conjunction(text.substr(0, *second)));
            add_piece(Separator::inside, text.substr(*second));
            return;
        }
        add_words(separator, without_conjunction(text));
    }

    void add_before_person(Separator separator, std::u32string_view words) {
        const std::u32string text = without_conjunction(std::u32string(words));
        if (text.empty()) return;
        const bool wants_position = !drafts_.empty() && drafts_.back().person &&
                                    drafts_.back().position.empty() &&
                                    separator != Separator::strong;
        if (is_position(text) && !wants_position) {
            pending_position_ = text;
        } else {
            add_piece(separator, text);
        }
    }

    void add_person(const std::u32string& name) {
        Draft draft;
        draft.name = name;
        draft.person = true;
        draft.position = std::exchange(pending_position_, {});
        drafts_.push_back(std::move(draft));
    }

    // What follows a name without a comma: a position after a dash, in brackets or by itself.
    void add_after_person(const std::u32string& rest) {
        std::u32string text = strip(rest);
        if (!text.empty() && text.front() == U'.') text = strip(text.substr(1));
        if (text.size() > 2 && text.front() == U'(' && text.back() == U')')
            text = strip(text.substr(1, text.size() - 2));
        if (text.empty()) return;
        if (is_conjunction_and(first_words(text, 1).empty() ? U"" : first_words(text, 1).front()))
            text = strip(text.substr(1));
        add_piece(Separator::inside, text);
    }

    void add_words(Separator separator, const std::u32string& text) {
        if (text.empty()) return;
        finish_pending();
        if (drafts_.empty()) {
            start(text);
            return;
        }
        Draft& last = drafts_.back();
        std::u32string& tail = last.person ? last.position : last.name;
        if (last.person && separator != Separator::strong &&
            (is_position(text) || (separator == Separator::inside && !begins_executor(text)))) {
            if (!tail.empty()) tail += U", ";
            tail += text;
            return;
        }
        if (separator == Separator::line) {
            const auto words = words_of(last.person ? last.position : last.name);
            const bool open = !words.empty() && (ends_open(fold_case(tail)) ||
                                                 (is_plural_adjective(words.back()) &&
                                                  is_group_word(first_words(text, 1).front())));
            if (open || (!begins_executor(text) && !tail.empty())) {
                tail += (tail.empty() ? U"" : U" ") + text;
                return;
            }
        }
        if (separator == Separator::comma && !tail.empty() &&
            (is_continuation(text) || is_list_of_genitives(last.name, text))) {
            tail += U", " + text;
            return;
        }
        start(text);
    }

    void start(const std::u32string& text) {
        Draft draft;
        draft.name = text;
        drafts_.push_back(std::move(draft));
    }

    // A position whose person never came is an executor by itself.
    void finish_pending() {
        if (pending_position_.empty()) return;
        start(std::exchange(pending_position_, {}));
    }

    std::vector<ExecutorName> finish() const {
        std::vector<ExecutorName> names;
        for (const Draft& draft : drafts_) {
            ExecutorName executor;
            const std::u32string name =
                draft.person ? draft.name : mend_abbreviation(strip_stop(draft.name));
            const bool speaks = std::any_of(name.begin(), name.end(), is_letter);
            if (!speaks) continue;
            executor.name = fold_spaces(encode(name));
            if (draft.person) {
                executor.kind = ExecutorKind::person;
                const std::u32string position = strip_stop(draft.position);
                if (!position.empty()) executor.position = fold_spaces(encode(position));
            } else {
                executor.kind = is_group(name) ? ExecutorKind::group : ExecutorKind::unit;
            }
            names.push_back(std::move(executor));
        }
        return names;
    }

    std::vector<Draft> drafts_;
    std::u32string pending_position_;
};

}  // namespace

std::vector<ExecutorName> split_executors(std::string_view text) {
    return Splitter().split(decode(clean_text(text)));
}

}  // namespace sroki::calendar
