#include "scheduler/language/window_lists.h"

#include <algorithm>

#include "scheduler/language/clause_years.h"

namespace sroki::scheduler::language {

namespace {

bool is_single_month(const Atom& atom) {
    return atom.kind == AtomKind::window && atom.window.first == atom.window.last &&
           atom.window.last.kind == UnitKind::month && atom.window.bound == Bound::whole;
}

bool is_bounded(const Atom& atom) {
    return atom.window.bound == Bound::until || atom.window.bound == Bound::before;
}

// Months a window covers, as a bit mask; 0 when it is not made of one year's months.
unsigned months_of(const Window& window) {
    const auto range = [](int first, int last) {
        unsigned mask = 0;
        for (int month = first;; month = month % 12 + 1) {
            mask |= 1U << static_cast<unsigned>(month);
            if (month == last) return mask;
        }
    };
    const Unit& first = window.first;
    const Unit& last = window.last;
    switch (first.kind) {
        case UnitKind::quarter:
            return range(first.index * 3 - 2, last.index * 3);
        case UnitKind::year:
        case UnitKind::plan_year:
        case UnitKind::plan:
            return range(1, 12);
        case UnitKind::school_year:
            return range(9, 5);
        case UnitKind::school_year_start:
            return range(9, 9);
        case UnitKind::school_year_end:
            return range(5, 5);
        case UnitKind::half_year:
            return range(1, 12);
        case UnitKind::season:
            return range(first.index == 1 ? 12 : first.index * 3 - 3,
                         first.index == 1 ? 2 : first.index * 3 - 1);
        default:
            if (first.month == 0 || last.month == 0) return 0;
            return range(first.month, last.month);
    }
}

// The bracket behind a window says more exactly when inside it.
bool narrows(const Window& inner, const Window& outer) {
    if (outer.bound != Bound::whole) return false;
    const unsigned outer_months = months_of(outer);
    const unsigned inner_months = months_of(inner);
    if (outer_months == 0 || inner_months == 0) return false;
    if ((inner_months & ~outer_months) != 0) return false;
    const bool same_shape = inner.last.kind == outer.last.kind;
    return inner_months != outer_months || !same_shape || inner == outer;
}

void distribute_deadline(const Atom& before, Atom& atom) {
    const bool listed = atom.link == Link::comma || atom.link == Link::and_;
    const bool exact = atom.window.last.kind == UnitKind::day &&
                       atom.window.first == atom.window.last && atom.window.bound == Bound::whole;
    if (listed && exact && !atom.preposition && !atom.note_before &&
        before.window.bound == Bound::until && before.window.last.kind == UnitKind::day) {
        atom.window.bound = Bound::until;
    }
}

// Two months with nothing between: a range whose hyphen was lost.
bool join_months(std::vector<Atom>& atoms, std::size_t i, Meaning& meaning) {
    Atom& first = atoms[i];
    const Atom& second = atoms[i + 1];
    if (has_year(first.window) && first.window.last.year != second.window.last.year) return false;
    const bool third = i + 2 < atoms.size() && is_single_month(atoms[i + 2]) &&
                       (atoms[i + 2].link == Link::none || atoms[i + 2].link == Link::line);
    if (third || (i > 0 && is_single_month(atoms[i - 1]))) return false;
    first.window.last = second.window.last;
    first.end_token = second.end_token;
    atoms.erase(atoms.begin() + static_cast<std::ptrdiff_t>(i) + 1);
    meaning.check = true;
    return true;
}

}  // namespace

bool is_container(const Window& window) {
    if (window.bound != Bound::whole) return false;
    switch (window.last.kind) {
        case UnitKind::year:
        case UnitKind::school_year:
        case UnitKind::plan:
        case UnitKind::plan_year:
            return true;
        default:
            return false;
    }
}

bool names_windows(const Clause& clause) {
    return std::any_of(clause.windows.begin(), clause.windows.end(), [](const Window& window) {
        return !is_container(window) && window.bound != Bound::since;
    });
}

bool settle_lists(std::vector<Atom>& atoms, bool with_frequency, Meaning& meaning) {
    for (std::size_t i = 0; i + 1 < atoms.size(); ++i) {
        Atom& before = atoms[i];
        Atom& atom = atoms[i + 1];
        if (before.kind == AtomKind::years || atom.kind == AtomKind::years) continue;
        const bool months = is_single_month(before) && is_single_month(atom);
        const bool deeper = atom.depth > before.depth;
        if (!deeper && months && !atom.preposition && !atom.note_before &&
            before.depth == atom.depth && (atom.link == Link::none || atom.link == Link::line)) {
            if (join_months(atoms, i, meaning)) continue;
            if (atom.link == Link::none) return false;
            continue;
        }
        if (deeper && !with_frequency) {
            if (narrows(atom.window, before.window)) {
                if (!has_year(atom.window) && has_year(before.window)) {
                    return false;
                }
                atom.depth = before.depth;
                atoms.erase(atoms.begin() + static_cast<std::ptrdiff_t>(i));
                if (i > 0) --i;
            } else {
                // "May (September)"; of other things it is not clear what the bracket says
                if (atom.window.last.kind != before.window.last.kind) return false;
                meaning.alternative = true;
            }
            continue;
        }
        if (atom.link == Link::or_ || (atom.link == Link::slash && !before.own_year)) {
            meaning.alternative = true;
            continue;
        }
        distribute_deadline(before, atom);
        const bool unlinked = atom.link == Link::none && atom.depth == before.depth;
        if (unlinked && !atom.preposition && !atom.note_before && !is_bounded(atom)) return false;
    }
    return true;
}

namespace {

bool is_deadline(const Window& window) {
    return window.bound == Bound::until || window.bound == Bound::before;
}

// "ezhegodno s 2023 goda", "ezhegodno po 2024 god"
bool take_year_bounds(Clause& clause) {
    for (std::size_t i = 0; i < clause.windows.size();) {
        const Window& window = clause.windows[i];
        const Unit& unit = window.last;
        const bool years = unit.kind == UnitKind::year || unit.kind == UnitKind::school_year;
        const bool numbered = years && unit.year != 0;
        if (numbered && window.bound == Bound::since) {
            clause.years = {unit.year, 0, unit.kind == UnitKind::school_year};
        } else if (numbered && window.bound == Bound::whole) {
            const bool school = unit.kind == UnitKind::school_year;
            if (clause.years.given() && clause.windows.size() > 1) return false;
            clause.years = {window.first.year, unit.year + (school ? 1 : 0), school};
        } else if (numbered && window.bound == Bound::until && unit.kind == UnitKind::year &&
                   clause.frequency->cycle == Cycle::year) {
            clause.years = {clause.years.first, unit.year, false};
        } else if (numbered && window.bound == Bound::until && clause.windows.size() == 1 &&
                   clause.frequency->cycle != Cycle::year) {
            ++i;
            continue;
        } else if (numbered && is_deadline(window) && window.last.kind == UnitKind::year) {
            return false;  // "yearly before 2024": a deadline, or the last year?
        } else {
            ++i;
            continue;
        }
        clause.windows.erase(clause.windows.begin() + static_cast<std::ptrdiff_t>(i));
    }
    return true;
}

}  // namespace

bool settle_frequency_windows(Clause& clause) {
    std::size_t whole_years = 0;
    for (const Window& window : clause.windows) {
        whole_years += window.last.kind == UnitKind::year && window.bound == Bound::whole &&
                       window.last.year != 0;
    }
    if (whole_years > 1) return false;
    if (!take_year_bounds(clause)) return false;
    std::erase_if(clause.windows, [&clause](const Window& window) {
        const bool everything =
            window.last.kind == UnitKind::plan_year || window.last.kind == UnitKind::plan;
        return everything && window.bound == Bound::whole && clause.frequency.has_value();
    });
    const Frequency& frequency = *clause.frequency;
    const auto deadlines = std::count_if(clause.windows.begin(), clause.windows.end(), is_deadline);
    const bool yearly = frequency.cycle == Cycle::year;
    if (yearly) {
        // "November 2021, yearly": from that year on
        for (Window& window : clause.windows) {
            const bool since = window.bound == Bound::since;
            if (since) return false;
            if (!has_year(window)) continue;
            if (is_deadline(window) || clause.years.given() || clause.windows.size() > 1)
                return false;
            const int year = window.first.year != 0 ? window.first.year : window.last.year;
            clause.years = {year, 0, false};
            window.first.year = window.last.year = 0;
        }
        return true;
    }
    if (deadlines == 0) return true;
    const bool named =
        deadlines > 1 && static_cast<std::size_t>(deadlines) == clause.windows.size();
    const bool of_year = frequency.cycle == Cycle::quarter || frequency.cycle == Cycle::half_year;
    if (deadlines == 1) {
        const bool closed = clause.windows.front().last.year != 0 ||
                            frequency.cycle == Cycle::month || frequency.cycle == Cycle::week;
        return clause.windows.size() == 1 && closed;
    }
    return named && of_year;
}

}  // namespace sroki::scheduler::language
