#include "scheduler/language/windows.h"

#include <algorithm>

#include "scheduler/language/day_rules.h"
#include "scheduler/language/spans_of_time.h"

namespace sroki::scheduler::language {

namespace {

enum class Intro { none, inside, until, before, since };

struct Bounded {
    Intro intro = Intro::none;
    bool check = false;
    bool each_month = false;
    bool each_year = false;
};

// "v srok", "srok ispolneniya:", "so srokom"
void pass_term_words(Cursor& cursor) {
    const std::size_t start = cursor.position();
    if (cursor.is(Word::in) || cursor.is(Word::from)) cursor.skip();
    if (!cursor.is(Word::term) && !cursor.is(Word::date)) {
        cursor.move_to(start);
        return;
    }
    cursor.skip();
    if (cursor.is(Word::realization)) cursor.skip();
    if (cursor.is(Mark::colon) || cursor.is(Mark::dash)) cursor.skip();
}

bool pass_not_later(Cursor& cursor) {
    if (!cursor.is(Word::not_) || !cursor.is(Word::later, 1)) return false;
    cursor.skip(2);
    cursor.accept(Mark::comma);
    cursor.accept(Word::than);
    return true;
}

Bounded read_intro(Cursor& cursor) {
    Bounded bounded;
    // "v period s … po …", "kazhduyu vtoruyu sredu mesyatsa"
    const std::size_t in = cursor.is(Word::in) || cursor.is(Word::on) || cursor.is(Word::behind);
    if ((cursor.is(Word::period, in) || cursor.is(Word::term, in)) &&
        cursor.is(Word::from, in + 1)) {
        cursor.skip(in + 1);
    }
    // "v kazhdom marte"
    const std::size_t every = cursor.is(Word::in) ? 1 : 0;
    if (cursor.is(Word::every, every) && cursor.is(Word::month, every + 1)) {
        cursor.skip(every + 1);
        bounded.each_year = true;
        return bounded;
    }
    // "kazhdoe 10 chislo"
    if (cursor.is(Word::every)) {
        Cursor numbers = cursor;
        numbers.skip();
        const bool numbered = read_series(numbers).has_value();
        if (numbered && numbers.is(Word::weekday)) cursor.skip();
        if (numbered && numbers.is(Word::date_number)) {
            cursor.skip();
            bounded.each_month = true;
            return bounded;
        }
    }
    pass_term_words(cursor);
    if (pass_not_later(cursor)) {
        bounded.intro = cursor.accept(Word::before) ? Intro::before : Intro::until;
    } else if (cursor.accept(Word::before) || cursor.accept(Word::towards)) {
        bounded.intro = Intro::before;
        cursor.accept(Mark::colon);
    } else if (cursor.is(Word::ahead_of) && cursor.is(Word::beginning, 1)) {
        cursor.skip();
        bounded.intro = Intro::before;
    } else if (cursor.accept(Word::by)) {
        bounded.intro = Intro::until;
    } else if (cursor.is(Word::starting)) {
        cursor.skip();
        if (cursor.accept(Word::from)) bounded.intro = Intro::since;
    } else if (cursor.accept(Word::from)) {
        bounded.intro = Intro::since;
    } else if (cursor.is(Word::in) || cursor.is(Word::on)) {
        cursor.skip();
        bounded.intro = Intro::inside;
    } else if (cursor.accept(Word::behind)) {
        bounded.intro = Intro::inside;
        bounded.check = true;  // "for 2012": what a report is about
    }
    return bounded;
}

bool is_exact(const Unit& unit) {
    return unit.kind == UnitKind::day || unit.kind == UnitKind::weekday;
}

bool is_of_months(const Unit& unit) {
    return is_exact(unit) || unit.kind == UnitKind::month || unit.kind == UnitKind::month_part;
}

bool may_span(const Unit& first, const Unit& last) {
    return first.kind == last.kind || (is_of_months(first) && is_of_months(last)) ||
           (is_of_months(first) && last.kind == UnitKind::school_year_end);
}

// "do kontsa …", "k nachalu …": the edge of what follows.
enum class Edge { none, beginning, end };

Edge read_edge_word(Cursor& cursor) {
    if (cursor.is(Word::end) || cursor.is(Word::finishing)) {
        cursor.skip();
        return Edge::end;
    }
    if (cursor.accept(Word::beginning)) return Edge::beginning;
    return Edge::none;
}

Phrase phrase_of(UnitKind kind) {
    Unit unit;
    unit.kind = kind;
    Phrase phrase;
    phrase.windows.push_back({unit, unit, Bound::whole, false});
    return phrase;
}

// What ends without a name of its own: "the end of the year", "of the month", "of the plan".
std::optional<Phrase> read_ending_span(Cursor& cursor, const WindowNames& names) {
    const std::size_t start = cursor.position();
    if (auto phrase = read_phrase(cursor, names)) return phrase;
    const bool each = cursor.accept(Word::every);
    while (cursor.is(Word::current) || cursor.is(Word::calendar) || cursor.is(Word::whole) ||
           cursor.is(Word::reporting)) {
        cursor.skip();
    }
    if (cursor.is(Word::year) && !cursor.at().sense.plural) {
        cursor.skip();
        Phrase phrase = phrase_of(UnitKind::year);
        phrase.each = each;
        return phrase;
    }
    if (cursor.is(Word::quarter) || cursor.is(Word::half_year)) {
        return std::nullopt;
    }
    if ((cursor.is(Word::month_unit) || cursor.is(Word::campaign)) && !cursor.at().sense.plural) {
        cursor.skip();
        Phrase phrase = phrase_of(each ? UnitKind::day : UnitKind::campaign);
        phrase.windows.front().first.day = phrase.windows.front().last.day = each ? -1 : 0;
        phrase.monthly = each;
        return phrase;
    }
    cursor.move_to(start);
    if (cursor.is(Word::period) || cursor.is(Word::term) || cursor.is(Word::realization) ||
        cursor.is(Word::whole)) {
        return read_plan_end(cursor);
    }
    return std::nullopt;
}

std::optional<Phrase> read_edge_object(Cursor& cursor, const WindowNames& names, Edge edge) {
    return edge == Edge::end ? read_ending_span(cursor, names) : read_phrase(cursor, names);
}

std::optional<Phrase> read_deadline(Cursor& cursor, const WindowNames& names, Intro intro) {
    if (cursor.is(Word::middle)) return std::nullopt;  // "by the middle of May": which day?
    const bool outcome = cursor.is(Word::finishing) && cursor.behind_is(Word::by);
    const Edge edge = outcome ? Edge::none : read_edge_word(cursor);
    if (edge == Edge::end && (cursor.is(Word::quarter) || cursor.is(Word::half_year))) {
        cursor.skip();
        Phrase phrase = phrase_of(UnitKind::day);
        phrase.windows.front().first.day = phrase.windows.front().last.day = -1;
        phrase.windows.front().bound = Bound::until;
        phrase.needs_month = true;
        phrase.of_cycle = true;
        return phrase;
    }
    auto phrase = read_edge_object(cursor, names, edge);
    if (!phrase) return std::nullopt;
    for (Window& window : phrase->windows) {
        if (window.first != window.last || window.bound != Bound::whole) return std::nullopt;
        const Unit& unit = window.last;
        if (edge == Edge::end) {
            window.bound = Bound::until;
        } else if (edge == Edge::beginning) {
            window.bound = Bound::before;
        } else {
            window.bound = intro == Intro::until || is_exact(unit) ? Bound::until : Bound::before;
        }
    }
    return phrase;
}

// "s 15 po 20 oktyabrya": the first number is of the kind of the second phrase.
bool take_number(Unit& first, int number) {
    switch (first.kind) {
        case UnitKind::day:
            first.day = number;
            return number >= 1;
        case UnitKind::weekday:
            first.nth = number;
            return number >= 1 && number <= 4;
        case UnitKind::quarter:
        case UnitKind::half_year:
            first.index = number;
            return number >= 1 && number <= 4;
        case UnitKind::month_part: {
            const int length = first.last_day - first.day + 1;
            const bool week = length == 7;
            const bool decade = !week && first.last_day != 15;
            if (!week && !decade) return false;
            const int days = week ? 7 : 10;
            first.last_day = number * days;
            first.day = first.last_day - days + 1;
            return number >= 1 && number <= 4;
        }
        default:
            return false;
    }
}

// "po", "do", a dash: the way to the second end.
struct Way {
    bool found = false;
    bool excluding = false;
};

Way read_way(Cursor& cursor) {
    if (cursor.accept(Word::by)) return {true, false};
    if (cursor.accept(Word::before)) return {true, true};
    if (cursor.accept(Mark::dash)) return {true, false};
    return {};
}

std::optional<Phrase> read_span_end(Cursor& cursor, const WindowNames& names, bool& excluding) {
    const Edge edge = read_edge_word(cursor);
    auto phrase = read_edge_object(cursor, names, edge);
    if (!phrase || phrase->windows.size() != 1) return std::nullopt;
    const Window& window = phrase->windows.front();
    if (window.first != window.last) return std::nullopt;
    if (edge == Edge::beginning) excluding = true;
    if (edge == Edge::end || is_exact(window.last) || window.last.kind == UnitKind::month_part) {
        excluding = false;
    }
    return phrase;
}

std::optional<Phrase> join_span(Phrase first, const Phrase& last, bool excluding) {
    if (first.windows.size() != 1) return std::nullopt;
    Window& window = first.windows.front();
    const Window& end = last.windows.front();
    if (window.bound != Bound::whole || end.bound == Bound::since) return std::nullopt;
    if (!may_span(window.first, end.last)) return std::nullopt;
    window.last = end.last;
    window.end_excluded = excluding;
    first.span = last.span;
    first.each = first.each || last.each;
    first.check = first.check || last.check;
    first.needs_month = first.needs_month || last.needs_month;
    first.monthly = last.monthly;
    // "from the 1st of … by 15 May": a month said once is said of both
    if (window.first.month == 0 && is_of_months(window.first) && window.last.month != 0) {
        window.first.month = window.last.month;
        first.needs_month = false;
    }
    return first;
}

std::optional<Phrase> read_since(Cursor& cursor, const WindowNames& names) {
    const std::size_t start = cursor.position();
    // bare numbers first: "s 15 po 20 oktyabrya"
    if (const auto number = read_number(cursor); number && *number > 0) {
        const Way way = read_way(cursor);
        bool excluding = way.excluding;
        if (way.found) {
            if (auto end = read_span_end(cursor, names, excluding)) {
                Phrase phrase = *end;
                Unit& first = phrase.windows.front().first;
                if (take_number(first, *number) && phrase.windows.front().bound == Bound::whole) {
                    if (first.year != 0 && first != phrase.windows.front().last) first.year = 0;
                    return phrase;
                }
            }
        }
    }
    cursor.move_to(start);
    auto phrase = read_phrase(cursor, names);
    if (!phrase && cursor.is(Word::beginning) && cursor.is(Word::year, 1)) {
        cursor.skip(2);
        Unit unit;
        unit.kind = UnitKind::year;
        phrase = Phrase{};
        phrase->windows.push_back({unit, unit, Bound::whole, false});
    }
    if (!phrase || phrase->windows.size() != 1) return std::nullopt;
    const std::size_t after = cursor.position();
    if (cursor.is(Mark::comma) && (cursor.is(Word::by, 1) || cursor.is(Word::before, 1))) {
        cursor.skip();
    }
    const Way way = read_way(cursor);
    bool excluding = way.excluding;
    if (way.found) {
        if (const auto end = read_span_end(cursor, names, excluding)) {
            if (auto span = join_span(*phrase, *end, excluding)) return span;
            return std::nullopt;
        }
    }
    cursor.move_to(after);
    Window& window = phrase->windows.front();
    if (window.first != window.last || window.bound != Bound::whole) return std::nullopt;
    window.bound = Bound::since;
    return phrase;
}

// "sentyabr'-oktyabr'", "konets maya – nachalo iyunya"
void extend_by_dash(Cursor& cursor, const WindowNames& names, Phrase& phrase) {
    constexpr int kLinksMax = 12;
    for (int link = 0; link < kLinksMax; ++link) {
        if (phrase.windows.size() != 1) return;
        const bool by = cursor.is(Word::by) && is_of_months(phrase.windows.front().last);
        if (!cursor.is(Mark::dash) && !by) return;
        if (phrase.span.given() || phrase.windows.front().bound != Bound::whole) return;
        const std::size_t before = cursor.position();
        cursor.skip();
        const auto next = read_phrase(cursor, names);
        std::optional<Phrase> joined;
        if (next && next->windows.size() == 1) joined = join_span(phrase, *next, false);
        if (!joined || phrase.years_alone != next->years_alone ||
            next->windows.front().bound != Bound::whole) {
            cursor.move_to(before);
            return;
        }
        phrase = *joined;
    }
}

void append_atoms(const Phrase& phrase, const Bounded& bounded, std::size_t first_token,
                  std::size_t end_token, std::vector<Atom>& atoms) {
    for (std::size_t i = 0; i < phrase.windows.size(); ++i) {
        Atom atom;
        atom.kind = AtomKind::window;
        atom.window = phrase.windows[i];
        atom.years = phrase.span;
        atom.each = phrase.each;
        atom.check = phrase.check || bounded.check;
        atom.preposition = bounded.intro != Intro::none;
        if (i > 0) atom.link = phrase.alternative ? Link::or_ : Link::comma;
        atom.first_token = first_token;
        atom.end_token = end_token;
        const Window& read = phrase.windows[i];
        const bool school_year = read.last.kind == UnitKind::school_year && read.last.year != 0;
        if ((phrase.years_alone || school_year) && bounded.intro != Intro::before &&
            bounded.intro != Intro::until) {
            const Window& window = phrase.windows[i];
            if (window.bound == Bound::whole) atom.kind = AtomKind::years;
        }
        atoms.push_back(atom);
    }
}

}  // namespace

bool read_window_atoms(Cursor& cursor, const WindowNames& names, std::vector<Atom>& atoms) {
    const std::size_t start = cursor.position();
    Bounded bounded = read_intro(cursor);
    std::optional<Phrase> phrase;
    switch (bounded.intro) {
        case Intro::until:
        case Intro::before:
            phrase = read_deadline(cursor, names, bounded.intro);
            break;
        case Intro::since:
            phrase = read_since(cursor, names);
            break;
        case Intro::none:
        case Intro::inside:
            phrase = read_phrase_or_span(cursor, names);
            if (phrase) extend_by_dash(cursor, names, *phrase);
            break;
    }
    if (!phrase) {
        cursor.move_to(start);
        return false;
    }
    if (bounded.each_month) phrase->monthly = true;
    phrase->each = phrase->each || bounded.each_year;
    Frequency frequency;
    const bool deadline = phrase->windows.front().bound == Bound::until;
    const DayRuleRead rule = read_day_rule(cursor, *phrase, deadline, frequency);
    if (rule == DayRuleRead::broken) {
        cursor.move_to(start);
        return false;
    }
    if (rule == DayRuleRead::found) {
        Atom atom;
        atom.kind = AtomKind::frequency;
        atom.frequency = frequency;
        atom.first_token = start;
        atom.end_token = cursor.position();
        atoms.push_back(atom);
        return true;
    }
    if (cursor.is(Word::summary)) {
        const bool inclusive = cursor.at().sense.value == 1;
        cursor.skip();
        for (Window& window : phrase->windows) {
            if (inclusive && window.bound == Bound::before) window.bound = Bound::until;
            if (inclusive) window.end_excluded = false;
        }
    }
    append_atoms(*phrase, bounded, start, cursor.position(), atoms);
    return true;
}

}  // namespace sroki::scheduler::language
