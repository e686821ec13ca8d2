#include "scheduler/language/clause_years.h"

#include <algorithm>

#include "scheduler/language/units.h"

namespace sroki::scheduler::language {

namespace {

bool is_window(const Atom& atom) {
    return atom.kind == AtomKind::window;
}

bool waits_for_year(const Atom& atom) {
    return is_window(atom) && takes_year(atom.window) && !has_year(atom.window) &&
           !atom.years.given();
}

// One year or one school year, as a tail; nothing for a longer span.
YearTail tail_of(const Atom& years) {
    YearTail tail;
    const Unit& first = years.window.first;
    const Unit& last = years.window.last;
    if (first.year != last.year) return tail;
    tail.year = first.year;
    tail.school = first.kind == UnitKind::school_year;
    tail.found = true;
    return tail;
}

Years span_of(const Atom& years) {
    const bool school = years.window.first.kind == UnitKind::school_year;
    return {years.window.first.year, years.window.last.year + (school ? 1 : 0), school};
}

// Month and day order inside a year: enough to see which of two windows comes first.
int order_in_year(const Window& window) {
    const Unit& unit = window.last;
    switch (unit.kind) {
        case UnitKind::quarter:
            return (unit.index * 3 - 2) * 100;
        case UnitKind::half_year:
            return (unit.index * 6 - 5) * 100;
        case UnitKind::season:
            return (unit.index == 1 ? 12 : unit.index * 3 - 3) * 100;
        case UnitKind::school_year_start:
        case UnitKind::school_year:
            return 900;
        case UnitKind::school_year_end:
            return 521;
        default:
            return unit.month * 100 + std::max(unit.day, 0);
    }
}

void set_year(Window& window, int year) {
    YearTail tail;
    tail.year = year;
    give_year(window, tail);
}

// "mart, oktyabr' 2023": the last year belongs to every member before it.
void carry_back(std::vector<Atom>& atoms) {
    const Atom* last = nullptr;
    for (auto atom = atoms.rbegin(); atom != atoms.rend(); ++atom) {
        if (!is_window(*atom) || !takes_year(atom->window)) continue;
        if (atom->window.bound == Bound::since) continue;
        if (has_year(atom->window)) {
            last = &*atom;
        } else if (last != nullptr && !atom->years.given()) {
            const bool after = order_in_year(atom->window) > order_in_year(last->window);
            set_year(atom->window, last->window.last.year - (after ? 1 : 0));
        }
    }
}

// "do 1 oktyabrya 2021, 1 fevralya": the next one after it.
void carry_on(std::vector<Atom>& atoms) {
    const Atom* before = nullptr;
    for (Atom& atom : atoms) {
        if (!is_window(atom) || !takes_year(atom.window)) continue;
        if (!has_year(atom.window) && before != nullptr && !atom.years.given()) {
            const bool earlier = order_in_year(atom.window) < order_in_year(before->window);
            set_year(atom.window, before->window.last.year + (earlier ? 1 : 0));
        }
        if (has_year(atom.window) && atom.window.bound != Bound::since) before = &atom;
    }
}

// "may 2021, 2022, 2023": the window again in each further year.
void repeat_window(std::vector<Atom>& atoms) {
    for (std::size_t i = 1; i < atoms.size(); ++i) {
        Atom& atom = atoms[i];
        Atom& before = atoms[i - 1];
        if (atom.kind != AtomKind::years || !is_window(before)) continue;
        if (!has_year(before.window) && !before.years.given()) continue;
        if (!takes_year(before.window)) continue;
        const int own_first = before.window.first.year;
        if (own_first != 0 && own_first != before.window.last.year) continue;
        if (atom.link != Link::comma && atom.link != Link::and_) continue;
        const YearTail tail = tail_of(atom);
        if (!tail.found || tail.school || before.depth != atom.depth) continue;
        Window window = before.window;
        const int year = before.years.given() ? before.years.last : window.last.year;
        if (tail.year == year + 1) {  // years in a row repeat it yearly
            before.years = {before.years.given() ? before.years.first : year, tail.year, false};
            before.window.first.year = before.window.last.year = 0;
            atoms.erase(atoms.begin() + static_cast<std::ptrdiff_t>(i));
            --i;
            continue;
        }
        window.first.year = window.last.year = 0;
        give_year(window, tail);
        atom.window = window;
        atom.kind = AtomKind::window;
    }
}

void drop_used(std::vector<Atom>& atoms, const std::vector<bool>& used) {
    std::vector<Atom> kept;
    for (std::size_t i = 0; i < atoms.size(); ++i) {
        if (!used[i]) kept.push_back(atoms[i]);
    }
    atoms = std::move(kept);
}

bool give_to(std::vector<Atom>& atoms, std::size_t begin, std::size_t end, const Atom& years) {
    bool given = false;
    const YearTail tail = tail_of(years);
    // The list rule wants the year at the last member when it is a plain year said behind.
    for (std::size_t i = begin; i < end; ++i) {
        if (!waits_for_year(atoms[i])) continue;
        given = true;
        if (tail.found) {
            give_year(atoms[i].window, tail);
        } else {
            atoms[i].years = span_of(years);
        }
    }
    return given;
}

}  // namespace

bool takes_year(const Window& window) {
    switch (window.last.kind) {
        case UnitKind::year:
            return window.bound != Bound::whole;
        case UnitKind::plan_year:
        case UnitKind::plan:
        case UnitKind::campaign:
        case UnitKind::named:
            return false;
        default:
            return true;
    }
}

bool has_year(const Window& window) {
    return window.first.year != 0 || window.last.year != 0;
}

namespace {

// "2022, 2023 gg.: may": years in a row are a span for the windows that wait for them; others would
// need each window in each year, and nobody writes that. False for those.
bool join_years(std::vector<Atom>& atoms) {
    if (std::none_of(atoms.begin(), atoms.end(), waits_for_year)) return true;
    for (std::size_t i = 1; i < atoms.size(); ++i) {
        Atom& atom = atoms[i];
        Atom& before = atoms[i - 1];
        if (atom.kind != AtomKind::years || before.kind != AtomKind::years) continue;
        if (atom.link != Link::comma && atom.link != Link::and_) continue;
        const bool row = atom.window.first.kind == before.window.first.kind &&
                         atom.window.first.year == before.window.last.year + 1;
        if (!row) return false;
        before.window.last = atom.window.last;
        atoms.erase(atoms.begin() + static_cast<std::ptrdiff_t>(i));
        --i;
    }
    return true;
}

// "2021-2022, 2022-2023 uchebnye gody": said once for both.
void share_school(std::vector<Atom>& atoms) {
    for (std::size_t i = atoms.size(); i-- > 1;) {
        const Atom& atom = atoms[i];
        Atom& before = atoms[i - 1];
        if (before.kind != AtomKind::years) continue;
        Unit& first = before.window.first;
        const bool school = atom.window.first.kind == UnitKind::school_year;
        if (!school || first.kind != UnitKind::year || before.window.last.year != first.year + 1) {
            continue;
        }
        first.kind = UnitKind::school_year;
        before.window.last = first;
    }
}

}  // namespace

Years spread_years(std::vector<Atom>& atoms) {
    share_school(atoms);
    repeat_window(atoms);
    constexpr Years kUnclear{-1, -1, false};
    if (!join_years(atoms)) return kUnclear;
    std::vector<bool> used(atoms.size(), false);
    const auto is_years = [](const Atom& atom) { return atom.kind == AtomKind::years; };
    const auto first_years = std::find_if(atoms.begin(), atoms.end(), is_years);
    const auto first_waiting = std::find_if(atoms.begin(), atoms.end(), waits_for_year);
    const bool prefixed = first_years < first_waiting;
    for (std::size_t i = 0; i < atoms.size(); ++i) {
        if (!is_years(atoms[i])) continue;
        if (prefixed) {
            std::size_t end = i + 1;
            while (end < atoms.size() && !is_years(atoms[end]))
                ++end;
            used[i] = give_to(atoms, i + 1, end, atoms[i]);
        } else if (tail_of(atoms[i]).found && !tail_of(atoms[i]).school) {
            // behind a list: to the last member, the others follow by order
            for (std::size_t k = i; k-- > 0;) {
                if (!waits_for_year(atoms[k])) continue;
                give_year(atoms[k].window, tail_of(atoms[i]));
                used[i] = true;
                break;
            }
        } else {
            used[i] = give_to(atoms, 0, i, atoms[i]);
        }
    }
    drop_used(atoms, used);
    // "June 2008-2010": one span for the clause
    Years years;
    for (const Atom& atom : atoms) {
        if (is_window(atom) && atom.years.given()) years = atom.years;
    }
    if (years.given()) {
        const auto agrees = [&years](const Atom& atom) {
            return !is_window(atom) || atom.years == years || has_year(atom.window) ||
                   !atom.years.given();
        };
        if (!std::all_of(atoms.begin(), atoms.end(), agrees)) return kUnclear;
        return years;
    }
    carry_back(atoms);
    carry_on(atoms);
    return years;
}

}  // namespace sroki::scheduler::language
