#include "scheduler/language/parser.h"

#include <algorithm>
#include <string>

#include "scheduler/language/compose.h"
#include "scheduler/language/frequencies.h"
#include "scheduler/language/leftovers.h"
#include "scheduler/language/reasons.h"
#include "scheduler/language/windows.h"

namespace sroki::scheduler::language {

namespace {

WindowNames names_of(const std::vector<NamedWindow>& school_calendar) {
    WindowNames names;
    for (const NamedWindow& window : school_calendar) {
        Lexed lexed;
        tokenize(window.name, lexed);
        auto& words = names.emplace_back();
        for (const Token& token : lexed.tokens) {
            if (token.mark == Mark::number) words.push_back(std::to_string(token.value));
            if (token.mark != Mark::word) continue;
            const bool numeral = token.sense.word == Word::ordinal ||
                                 (token.sense.word == Word::none && token.roman > 0);
            const int value = token.sense.word == Word::ordinal ? token.sense.value : token.roman;
            words.push_back(numeral ? std::to_string(value) : std::string(token.folded));
        }
    }
    return names;
}

// A cell that says there is no term: empty, a dash, dots, a cross.
bool says_nothing(const std::vector<Token>& tokens) {
    return std::all_of(tokens.begin(), tokens.end(), [](const Token& token) {
        if (token.mark == Mark::word) {
            return token.folded == "\u0445" || token.folded == "x" ||
                   token.sense.word == Word::not_;
        }
        return token.mark != Mark::number && token.mark != Mark::number_sign;
    });
}

// Words that belong to any term and say nothing by themselves.
bool read_filler(Cursor& cursor, Atom& atom) {
    const std::size_t start = cursor.position();
    atom = Atom{};
    atom.kind = AtomKind::filler;
    if (cursor.is(Word::summary)) {
        cursor.skip();
        return true;
    }
    if ((cursor.is(Word::term) || cursor.is(Word::date)) && start == 0) {
        cursor.skip();
        if (cursor.is(Word::realization)) cursor.skip();
        return true;
    }
    const bool town = cursor.at(1).capital && cursor.is(Word::none, 1);  // "g. Perm'"
    if (cursor.is(Word::year) && cursor.at().sense.abbreviated && !town) {
        cursor.skip();
        return true;
    }
    // "Uchitel' goda": the year of a name
    const bool of_name = cursor.is(Word::year) && start > 0 && is_plain(cursor.behind(1));
    if (const YearTail tail = read_year_tail(cursor); !of_name && tail.found && tail.year == 0) {
        atom.each = tail.each;
        if (!tail.span.given() && !tail.bare_school) return true;
    }
    cursor.move_to(start);
    return false;
}

bool read_further(Cursor& cursor, Atom& atom) {
    const std::size_t start = cursor.position();
    cursor.accept(Word::and_);
    cursor.accept(Word::in);
    atom = Atom{};
    atom.kind = AtomKind::further;
    if (cursor.accept(Word::further)) {
        cursor.accept(Mark::dash);
        return true;
    }
    // "i v posleduyushchie gody"
    if (cursor.is(Word::next) && cursor.is(Word::year, 1) && cursor.at(1).sense.plural) {
        cursor.skip(2);
        atom.each = true;
        return true;
    }
    cursor.move_to(start);
    return false;
}

class Parser {
  public:
    Parser(std::string_view text, const WindowNames& names, Meaning& meaning)
        : text_(text), names_(names), meaning_(meaning) {}

    bool run() {
        tokenize(text_, lexed_);
        if (says_nothing(lexed_.tokens)) {
            meaning_.reason = UndatedReason::no_term;
            return !lexed_.hostile;
        }
        if (lexed_.hostile || holds_address(lexed_.tokens)) return false;
        unname(lexed_.tokens);
        uses_.assign(lexed_.tokens.size(), Use::none);
        read_atoms();
        if (!collect_notes(text_, lexed_.tokens, uses_, meaning_)) return false;
        add_spans();
        constexpr std::size_t kAtomsMax = 200;
        if (atoms_.size() > kAtomsMax) return false;
        if (atoms_.empty()) return is_clock_only();
        if (!compose(atoms_, names_, meaning_)) return false;
        for (StatedWeekday& stated : meaning_.weekdays) {
            stated.begin = lexed_.tokens[stated.first_token].begin;
            stated.end = lexed_.tokens[stated.end_token - 1].end;
        }
        return true;
    }

  private:
    void read_atoms() {
        Cursor cursor(lexed_.tokens);
        while (!cursor.done()) {
            if (pass_separator(cursor)) continue;
            const std::size_t start = cursor.position();
            if (read_quoted_name(cursor) || read_named_number(cursor)) {
                mark(start, cursor.position(), Use::note);
                note_since_atom_ = true;
                continue;
            }
            if (read_atom(cursor)) continue;
            cursor.move_to(start);
            cursor.skip();
            if (!cursor.behind_is(Word::in) && !cursor.behind_is(Word::on)) note_since_atom_ = true;
        }
    }

    bool read_atom(Cursor& cursor) {
        const std::size_t start = cursor.position();
        std::vector<Atom> read;
        Atom atom;
        if (read_further(cursor, atom) || read_counting(cursor, atom) ||
            read_frequency(cursor, atom)) {
            read.push_back(atom);
        } else if (!read_window_atoms(cursor, names_, read)) {
            if (!read_reason(cursor, atom) && !read_filler(cursor, atom)) return false;
            read.push_back(atom);
        }
        mark(start, cursor.position(), Use::term);
        for (Atom& one : read) {
            one.first_token = start;
            const std::size_t said = one.kind == AtomKind::reason && one.end_token > start
                                         ? one.end_token
                                         : cursor.position();
            one.end_token = cursor.position();
            one.depth = depth_;
            if (&one == &read.front()) {
                one.link = link_;
                if (link_ == Link::none && lexed_.tokens[start].line_before) one.link = Link::line;
            }
            for (std::size_t i = start; i < cursor.position(); ++i) {
                const Token& token = lexed_.tokens[i];
                const bool need = i == said && token.sense.word == Word::need;
                one.check = one.check || (token.mended && (i < said || need));
            }
            one.own_year = one.kind == AtomKind::window &&
                           (one.window.first.year != 0 || one.window.last.year != 0);
            one.genitive = cursor.position() > start && lexed_.tokens[start].sense.genitive &&
                           one.window.last.kind == UnitKind::month &&
                           one.window.first == one.window.last;
            one.note_before = note_since_atom_ && &one == &read.front();
            atoms_.push_back(one);
        }
        link_ = Link::none;
        note_since_atom_ = false;
        return true;
    }

    bool pass_separator(Cursor& cursor) {
        const Token& token = cursor.at();
        switch (token.mark) {
            case Mark::comma:
                link_ = std::max(link_, Link::comma);
                break;
            case Mark::semicolon:
                link_ = std::max(link_, Link::semicolon);
                break;
            case Mark::dash:
                link_ = std::max(link_, Link::dash);
                break;
            case Mark::slash:
                link_ = std::max(link_, Link::slash);
                break;
            case Mark::colon:
            case Mark::dot:
                link_ = std::max(link_, Link::colon);
                break;
            case Mark::open:
                ++depth_;
                break;
            case Mark::close:
                if (depth_ > 0) --depth_;
                break;
            case Mark::word:
                if (token.sense.word == Word::or_) {
                    link_ = Link::or_;
                    break;
                }
                if (token.sense.word == Word::and_ || token.sense.word == Word::but) {
                    Atom further;
                    const std::size_t start = cursor.position();
                    if (read_further(cursor, further)) {
                        add_further(further, start, cursor.position());
                        return true;
                    }
                    link_ = std::max(link_, Link::and_);
                    break;
                }
                return false;
            default:
                return false;
        }
        cursor.skip();
        return true;
    }

    void add_further(Atom atom, std::size_t start, std::size_t end) {
        atom.first_token = start;
        atom.end_token = end;
        mark(start, end, Use::term);
        atoms_.push_back(atom);
        link_ = Link::none;
    }

    void mark(std::size_t begin, std::size_t end, Use use) {
        std::fill(uses_.begin() + static_cast<std::ptrdiff_t>(begin),
                  uses_.begin() + static_cast<std::ptrdiff_t>(end), use);
    }

    void add_spans() {
        for (const Atom& atom : atoms_) {
            const std::size_t begin = lexed_.tokens[atom.first_token].begin;
            const std::size_t end = lexed_.tokens[atom.end_token - 1].end;
            if (!meaning_.spans.empty() && meaning_.spans.back().begin == begin) continue;
            meaning_.spans.push_back({begin, end, part_of(atom)});
        }
        std::sort(meaning_.spans.begin(), meaning_.spans.end(),
                  [](const Span& a, const Span& b) { return a.begin < b.begin; });
    }

    static Part part_of(const Atom& atom) {
        switch (atom.kind) {
            case AtomKind::window:
                return atom.window.bound == Bound::until || atom.window.bound == Bound::before
                           ? Part::deadline
                           : Part::window;
            case AtomKind::years:
                return Part::year;
            case AtomKind::frequency:
                return Part::frequency;
            case AtomKind::reason:
                return atom.reason == UndatedReason::as_needed ? Part::condition : Part::reason;
            case AtomKind::weekday:
                return Part::window;
            case AtomKind::note:
                return Part::note;
            case AtomKind::further:
            case AtomKind::filler:
                break;
        }
        return Part::link;
    }

    // A clock time alone is a term only of a plan of one day.
    bool is_clock_only() {
        const bool only =
            std::all_of(uses_.begin(), uses_.end() - 1, [](Use use) { return use == Use::note; });
        Cursor cursor(lexed_.tokens);
        meaning_.clock_only = only && (cursor.is(Word::in) || cursor.is(Word::from) ||
                                       cursor.is(Mark::number) || cursor.is(Word::before));
        return meaning_.clock_only;
    }

    std::string_view text_;
    const WindowNames& names_;
    Meaning& meaning_;
    Lexed lexed_;
    std::vector<Atom> atoms_;
    std::vector<Use> uses_;
    Link link_ = Link::none;
    int depth_ = 0;
    bool note_since_atom_ = false;
};

}  // namespace

Meaning parse_meaning(std::string_view text, const std::vector<NamedWindow>& school_calendar) {
    Meaning meaning;
    const WindowNames names = names_of(school_calendar);
    meaning.understood = Parser(text, names, meaning).run();
    return meaning;
}

}  // namespace sroki::scheduler::language
