#include "scheduler/language/leftovers.h"

#include <algorithm>

#include "scheduler/language/dates.h"
#include "scheduler/language/numbers.h"

namespace sroki::scheduler::language {

namespace {

constexpr int kNoteWordsMax = 12;

bool is_space(char c) {
    return static_cast<unsigned char>(c) <= ' ';
}

bool is_initial(const Token& token) {
    return token.mark == Mark::word && token.capital && token.stop_after &&
           token.folded.size() <= 2 && token.end - token.begin <= 2;
}

bool is_name_beside(const Token& token, const Token& month) {
    if (token.mark != Mark::word || token.line_before) return false;
    if (is_patronymic(token.folded)) return true;
    if (is_initial(token)) return token.sense.word != Word::year;
    return token.capital && month.capital && token.sense.word == Word::none &&
           is_surname(token.folded);
}

bool is_forbidden(const Token& token, bool beside_plain) {
    if (token.mark == Mark::number || token.mark == Mark::other) return true;
    if (token.mark != Mark::word) return false;
    switch (token.mended ? Word::none : token.sense.word) {
        case Word::month:
        case Word::weekday:
        case Word::season:
        case Word::season_adjective:
        case Word::ordinal:
        case Word::cardinal:
        case Word::repeatedly:
        case Word::compound:
        case Word::after:
        case Word::except:
        case Word::earlier:
        case Word::later:
        case Word::through:
        case Word::ahead_of:
        case Word::moment:
        case Word::not_:
        case Word::further:
        case Word::quarter:
        case Word::half_year:
        case Word::school_quarter:
        case Word::trimester:
        case Word::vacation:
        case Word::every:
        case Word::times:
        case Word::during:
        case Word::starting:
        case Word::frequency:
        case Word::more:
        case Word::less:
        case Word::rarer:
        case Word::date_number:
        case Word::next:
        case Word::previous:
            return true;
        case Word::before:
            return !(beside_plain && token.capital);  // "MBU DO"
        case Word::year:
        case Word::month_unit:
        case Word::week:
        case Word::decade:
        case Word::day:
        case Word::hour:
        case Word::end:
        case Word::beginning:
        case Word::middle:
        case Word::half:
            return !beside_plain;
        default:
            return token.roman > 0 && token.sense.word == Word::none && !token.stop_after;
    }
}

// "from May by": the end of a range was lost.
bool is_dangling(Word word) {
    return word == Word::by || word == Word::from || word == Word::towards ||
           word == Word::behind || word == Word::of;
}

bool is_content(const Token& token) {
    if (token.mark == Mark::number || token.mark == Mark::other ||
        token.mark == Mark::number_sign) {
        return true;
    }
    const Word word = token.sense.word;
    const bool joint = word == Word::and_ || word == Word::but || word == Word::or_;
    return token.mark == Mark::word && (!joint || token.stop_after);  // "I." is an initial
}

// "v dekare-avguste": a month that was not read beside one that was.
bool is_broken_range(const std::vector<Token>& tokens, const std::vector<Use>& uses,
                     std::size_t i) {
    const auto is_term = [&](std::size_t at) {
        return uses[at] == Use::term && tokens[at].sense.word == Word::month;
    };
    const bool behind = i + 2 < tokens.size() && tokens[i + 1].mark == Mark::dash &&
                        !tokens[i + 1].space_before && !tokens[i + 2].space_before &&
                        is_term(i + 2);
    const bool ahead = i >= 2 && tokens[i - 1].mark == Mark::dash && !tokens[i].space_before &&
                       !tokens[i - 1].space_before && is_term(i - 2);
    return behind || ahead;
}

bool is_unknown(const Token& token) {
    return token.mark == Mark::word &&
           (token.sense.word == Word::none || token.sense.word == Word::ordinary ||
            token.sense.word == Word::event || token.sense.word == Word::plan ||
            token.sense.word == Word::outcome || token.sense.word == Word::holiday_name ||
            token.sense.word == Word::need || token.mended);
}

// The raw text without spaces, separators and lone brackets at its ends, spaces folded.
std::string trimmed(std::string_view raw, bool keep_stop) {
    constexpr std::string_view kStripped = ",;:.-/|*!";
    const auto strip_dash = [](std::string_view& view, bool front) {
        constexpr std::string_view kDashes[] = {"\xE2\x80\x93", "\xE2\x80\x94", "\xE2\x80\x91",
                                                "\xE2\x80\x90", "\xE2\x88\x92", "\xE2\x80\x95",
                                                "\xC2\xA0",     "\xE2\x80\x92"};
        for (const std::string_view dash : kDashes) {
            if (front ? !view.starts_with(dash) : !view.ends_with(dash)) continue;
            front ? view.remove_prefix(dash.size()) : view.remove_suffix(dash.size());
            return true;
        }
        return false;
    };
    for (bool changed = true; changed && !raw.empty();) {
        changed = true;
        const char front = raw.front();
        const char back = raw.back();
        const std::size_t open = raw.find('(');
        const std::size_t close = raw.rfind(')');
        const bool lone_close = close != std::string_view::npos &&
                                (open == std::string_view::npos || open > raw.find(')'));
        if (is_space(front) || kStripped.find(front) != std::string_view::npos || front == ')' ||
            (front == '(' && (close == std::string_view::npos || close + 1 == raw.size()))) {
            if (front == '(' && close + 1 == raw.size()) raw.remove_suffix(1);
            raw.remove_prefix(1);
        } else if (is_space(back) || back == '(' || (back == ')' && lone_close) ||
                   (kStripped.find(back) != std::string_view::npos &&
                    !(keep_stop && back == '.'))) {
            raw.remove_suffix(1);
        } else {
            changed = strip_dash(raw, true) || strip_dash(raw, false);
        }
    }
    std::string folded;
    for (const char c : raw) {
        if (!is_space(c)) {
            folded += c;
        } else if (!folded.empty() && folded.back() != ' ') {
            folded += ' ';
        }
    }
    return folded;
}

}  // namespace

bool read_quoted_name(Cursor& cursor) {
    const int quote = cursor.at().quote;
    if (quote == 0 || (cursor.position() > 0 && cursor.behind(1).quote == quote)) return false;
    std::size_t length = 0;
    bool unknown = false;
    while (cursor.at(length).quote == quote) {
        const Token& token = cursor.at(length);
        unknown = unknown || (token.mark == Mark::word && token.sense.word == Word::none &&
                              token.folded.size() > 4);
        ++length;
    }
    const bool whole_cell = cursor.position() == 0 && cursor.is(Mark::end, length);
    if (!unknown || whole_cell) return false;
    cursor.skip(length);
    return true;
}

bool read_named_number(Cursor& cursor) {
    const std::size_t start = cursor.position();
    if (read_clock(cursor)) return true;
    const bool latin_n = cursor.is(Mark::word) && cursor.is(Word::none) &&
                         (cursor.at().folded == "n" || cursor.at().folded == "no");
    if (cursor.is(Mark::number_sign) || (latin_n && cursor.is(Mark::number, 1))) {
        cursor.skip();
        cursor.accept(Mark::number_sign);
        while (cursor.is(Mark::number)) {
            cursor.skip();
            const bool more = (cursor.is(Mark::comma) || cursor.is(Mark::dash) ||
                               cursor.is(Word::and_) || cursor.is(Mark::slash)) &&
                              cursor.is(Mark::number, 1) && !cursor.is(Word::month, 2) &&
                              !cursor.is(Mark::dot, 2);
            if (more) cursor.skip();
        }
        return true;
    }
    if (cursor.is(Word::naming) || cursor.is(Word::unit_of_it)) {
        const bool street = cursor.at().sense.value == 1;
        std::size_t ahead = 1;
        if (street) {  // "ul. Lenina, d. 5"
            while (ahead < 6 && (cursor.is(Mark::comma, ahead) ||
                                 (cursor.is(Mark::word, ahead) &&
                                  (cursor.is(Word::none, ahead) || cursor.is(Word::naming, ahead) ||
                                   cursor.is(Word::year, ahead))))) {
                ++ahead;
            }
        }
        if (cursor.is(Mark::number_sign, ahead)) ++ahead;
        if (cursor.is(Mark::number, ahead) && !cursor.is(Word::month, ahead + 1) &&
            !(cursor.is(Mark::dot, ahead + 1) && cursor.is(Mark::number, ahead + 2)) &&
            cursor.at(ahead).digits < 4) {
            cursor.skip(ahead + 1);
            return true;
        }
        if (cursor.at(ahead).roman > 0 && cursor.is(Word::none, ahead)) {
            cursor.skip(ahead + 1);
            return true;
        }
        return false;
    }
    if (read_series(cursor)) {
        const bool adjective = is_adjective(cursor.at().folded) && cursor.is(Word::none);
        const std::size_t ahead = adjective ? 1 : 0;
        if (cursor.is(Word::naming, ahead) || cursor.is(Word::unit_of_it, ahead)) {
            cursor.skip(ahead + 1);
            return true;
        }
    }
    cursor.move_to(start);
    return false;
}

bool holds_address(const std::vector<Token>& tokens) {
    return std::any_of(tokens.begin(), tokens.end(), [](const Token& token) {
        return token.folded == "http" || token.folded == "https" || token.folded == "www" ||
               token.folded == "ru";
    });
}

void unname(std::vector<Token>& tokens) {
    for (std::size_t i = 0; i + 1 < tokens.size(); ++i) {
        Token& token = tokens[i];
        if (token.sense.word == Word::weekday && token.sense.value == 3 && i > 0 &&
            tokens[i - 1].sense.word == Word::none && !token.sense.plural &&
            tokens[i - 1].mark == Mark::word && is_adjective(tokens[i - 1].folded)) {
            token.sense = {};  // "educational environment"
        }
        if (token.sense.word != Word::month || token.sense.abbreviated) continue;
        const bool before = i > 0 && !token.line_before && is_name_beside(tokens[i - 1], token) &&
                            (is_initial(tokens[i - 1]) ? true : tokens[i - 1].capital);
        const Word next = tokens[i + 1].sense.word;
        const bool this_year = (next == Word::current || next == Word::from) &&
                               i + 2 < tokens.size() && tokens[i + 2].sense.word == Word::year;
        if (before || (!this_year && is_name_beside(tokens[i + 1], token))) token.sense = {};
    }
}

bool collect_notes(std::string_view text, const std::vector<Token>& tokens,
                   const std::vector<Use>& uses, Meaning& meaning) {
    const std::size_t count = tokens.size() - 1;  // without the end
    int words = 0;
    for (std::size_t i = 0; i < count;) {
        if (uses[i] == Use::term) {
            ++i;
            continue;
        }
        const std::size_t first = i;
        std::size_t first_word = i;
        std::size_t last_word = i;
        bool content = false;
        bool keep_stop = false;
        for (; i < count && uses[i] != Use::term; ++i) {
            const Token& token = tokens[i];
            if (!is_content(token)) continue;
            if (!content) first_word = i;
            content = true;
            last_word = i;
            keep_stop = token.stop_after && token.folded.size() <= 6;
            if (token.mark == Mark::word) ++words;
            if (uses[i] == Use::note) continue;
            const bool beside =
                (i > first && is_unknown(tokens[i - 1])) ||
                (i + 1 < count && uses[i + 1] != Use::term && is_unknown(tokens[i + 1]));
            if (is_forbidden(token, beside)) return false;
            const bool counting =
                token.sense.word == Word::from && i + 1 < count &&
                (tokens[i + 1].sense.word == Word::day || tokens[i + 1].sense.word == Word::moment);
            if (counting) return false;
            if (is_broken_range(tokens, uses, i)) return false;
            const bool dangling = i + 1 >= count || uses[i + 1] == Use::term;
            if (dangling && is_dangling(token.sense.word)) return false;
            if (token.mark == Mark::word && is_imperative(token.folded)) return false;
        }
        if (!content || words > kNoteWordsMax) {
            if (words > kNoteWordsMax) return false;
            continue;
        }
        const std::size_t begin = first == 0 ? 0 : tokens[first - 1].end;
        const std::size_t end = i < count ? tokens[i].begin : text.size();
        std::string note = trimmed(text.substr(begin, end - begin), keep_stop);
        if (note.empty()) continue;
        meaning.spans.push_back({tokens[first_word].begin, tokens[last_word].end, Part::note});
        meaning.notes.push_back({tokens[first_word].begin, std::move(note)});
    }
    return true;
}

}  // namespace sroki::scheduler::language
