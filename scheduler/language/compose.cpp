#include "scheduler/language/compose.h"

#include <algorithm>

#include "scheduler/language/clause_years.h"
#include "scheduler/language/day_rules.h"
#include "scheduler/language/window_lists.h"

namespace sroki::scheduler::language {

namespace {

bool is_frequency(const Atom& atom) {
    return atom.kind == AtomKind::frequency;
}

bool is_window(const Atom& atom) {
    return atom.kind == AtomKind::window;
}

bool is_plain_year(const Frequency& frequency) {
    return frequency == Frequency{};
}

// "ezhegodno, 1 raz v kvartal" is the finer of the two; days join the stated cycle.
bool merge(Frequency& into, const Frequency& more) {
    if (into == more) return true;
    if (more.times < 0 || into.times < 0) {
        const bool reversed = into.times < 0;
        Frequency merged = reversed ? more : into;
        const Frequency& days = reversed ? into : more;
        if (merged.times < 0 && days.times < 0) {
            if (merged.cycle != days.cycle || merged.month != days.month) return false;
            merged.days.insert(merged.days.end(), days.days.begin(), days.days.end());
            merged.weekdays.insert(merged.weekdays.end(), days.weekdays.begin(),
                                   days.weekdays.end());
            into = merged;
            return true;
        }
        if (merged.cycle == Cycle::week || merged.interval > 1) return false;
        if (days.times == kNeedsCycle && merged.cycle != Cycle::quarter &&
            merged.cycle != Cycle::half_year) {
            return false;
        }
        if (days.cycle != Cycle::month && days.cycle != merged.cycle) {
            if (!is_plain_year(merged)) return false;
            merged.cycle = days.cycle;
        } else if (is_plain_year(merged) && days.month == MonthOfCycle::last) {
            merged.cycle = days.cycle;
        }
        const bool has_days = !merged.days.empty() || !merged.weekdays.empty();
        if (has_days && merged.month != days.month) return false;
        merged.days.insert(merged.days.end(), days.days.begin(), days.days.end());
        merged.month = days.month;
        merged.weekdays.insert(merged.weekdays.end(), days.weekdays.begin(), days.weekdays.end());
        into = merged;
        return true;
    }
    if (is_plain_year(into)) {
        into = more;
        return true;
    }
    if (is_plain_year(more)) return true;
    if (into.cycle == Cycle::week && more.cycle == Cycle::week && into.interval == more.interval) {
        into.times = 0;
        into.weekdays.insert(into.weekdays.end(), more.weekdays.begin(), more.weekdays.end());
        into.weekday_deadline = into.weekday_deadline || more.weekday_deadline;
        return true;
    }
    return false;
}

class Composer {
  public:
    Composer(const WindowNames& names, Meaning& meaning) : names_(names), meaning_(meaning) {}

    bool run(const std::vector<Atom>& atoms) {
        take_reasons(atoms);
        std::vector<Atom> group;
        bool further = false;
        for (std::size_t i = 0; i < atoms.size(); ++i) {
            const Atom& atom = atoms[i];
            meaning_.check = meaning_.check || atom.check;
            if (atom.kind == AtomKind::further || starts_update(atoms, i)) {
                if (!add_group(std::move(group), further)) return false;
                group.clear();
                further = true;
                whole_year_ = atom.kind != AtomKind::further;
                if (atom.kind == AtomKind::further && !atom.each) continue;
                if (atom.kind == AtomKind::further) {
                    Atom yearly;
                    yearly.kind = AtomKind::frequency;
                    group.push_back(yearly);
                    continue;
                }
            }
            group.push_back(atom);
        }
        if (!add_group(std::move(group), further)) return false;
        return settle();
    }

  private:
    // "dekabr' 2022, aktualizatsiya ezhegodno": the update repeats, not the window.
    static bool starts_update(const std::vector<Atom>& atoms, std::size_t i) {
        if (i == 0 || !is_frequency(atoms[i])) return false;
        if (!is_plain_year(atoms[i].frequency)) return false;
        const Atom& before = atoms[i - 1];
        return atoms[i].note_before && is_window(before) && has_year(before.window) &&
               i + 1 == atoms.size();
    }

    // "ezhekvartal'no; may 2022": two terms of one cell.
    static std::size_t split_terms(const std::vector<Atom>& atoms) {
        for (std::size_t i = 1; i < atoms.size(); ++i) {
            if (atoms[i].link != Link::semicolon) continue;
            const auto middle = atoms.begin() + static_cast<std::ptrdiff_t>(i);
            const auto dated = [](const Atom& atom) { return atom.own_year; };
            const bool left = std::all_of(atoms.begin(), middle, is_frequency);
            const bool right = std::all_of(middle, atoms.end(), is_frequency);
            if (left && std::all_of(middle, atoms.end(), dated)) return i;
            if (right && std::all_of(atoms.begin(), middle, dated)) return i;
        }
        return 0;
    }

    void take_reasons(const std::vector<Atom>& atoms) {
        for (const Atom& atom : atoms) {
            if (atom.kind != AtomKind::reason) continue;
            if (!meaning_.reason) meaning_.reason = atom.reason;
            as_needed_ = as_needed_ || atom.reason == UndatedReason::as_needed;
            by_plan_ = by_plan_ || atom.reason == UndatedReason::by_other_plan;
            if (atom.reason == UndatedReason::relative ||
                atom.reason == UndatedReason::school_calendar) {
                if (!anchored_) anchored_ = atom.reason;
            }
        }
    }

    bool add_group(std::vector<Atom> atoms, bool further) {
        Clause clause;
        clause.further = further;
        clause.whole_year = further && whole_year_;
        const bool each =
            std::any_of(atoms.begin(), atoms.end(), [](const Atom& atom) { return atom.each; });
        std::erase_if(atoms, [](const Atom& atom) {
            return atom.kind == AtomKind::reason || atom.kind == AtomKind::filler;
        });
        if (atoms.empty()) {
            if (each) meaning_.clauses.push_back(yearly(clause));
            return true;
        }
        if (const std::size_t at = split_terms(atoms); at != 0) {
            const auto middle = atoms.begin() + static_cast<std::ptrdiff_t>(at);
            return add_group({atoms.begin(), middle}, further) &&
                   add_group({middle, atoms.end()}, further);
        }
        if (!settle_weekdays(atoms)) return false;
        std::vector<Frequency> frequencies;
        if (!take_frequencies(atoms, frequencies)) return false;
        if (each && frequencies.empty()) frequencies.emplace_back();
        bool school = false;
        for (const Atom& atom : atoms)
            school = school || atom.school;
        if (!bind_days(atoms, frequencies)) return false;
        // "2023 god (v techenie goda)": the numbered year says which
        const bool numbered = std::any_of(atoms.begin(), atoms.end(), [](const Atom& atom) {
            return atom.kind == AtomKind::years;
        });
        std::erase_if(atoms, [numbered](const Atom& atom) {
            return numbered && is_window(atom) && atom.window.bound == Bound::whole &&
                   atom.window.last.kind == UnitKind::plan_year;
        });
        drop_this_month(atoms);
        if (!share_days(atoms)) return false;
        clause.years = spread_years(atoms);
        if (clause.years.first < 0) return false;
        if (!settle_lists(atoms, !frequencies.empty(), meaning_)) return false;
        return add_clauses(std::move(clause), atoms, frequencies);
    }

    // "do 10 yanvarya, aprelya, iyulya": the day is said once.
    static bool share_days(std::vector<Atom>& atoms) {
        for (std::size_t i = 1; i < atoms.size(); ++i) {
            Atom& atom = atoms[i];
            const Atom& before = atoms[i - 1];
            const bool listed = atom.link == Link::comma || atom.link == Link::and_;
            if (!listed || !atom.genitive || atom.preposition || atom.note_before) continue;
            if (!is_window(before) || before.window.last.kind != UnitKind::day) continue;
            if (before.window.first != before.window.last) return false;
            if (i > 1 && atoms[i - 2].first_token == before.first_token) return false;
            Unit day = before.window.last;
            day.month = atom.window.last.month;
            day.year = atom.window.last.year;
            if (day.month == 0 || day.day > days_in_month(day.month)) return false;
            atom.window = {day, day, before.window.bound, false};
            atom.preposition = before.preposition;
        }
        return true;
    }

    // "dekabr' (v techenie mesyatsa)": the month is named.
    static void drop_this_month(std::vector<Atom>& atoms) {
        const bool named = std::any_of(atoms.begin(), atoms.end(), [](const Atom& atom) {
            return is_window(atom) && atom.window.last.kind == UnitKind::month &&
                   atom.window.first == atom.window.last;
        });
        if (!named) return;
        std::erase_if(atoms, [](const Atom& atom) {
            return is_window(atom) && atom.window.last.kind == UnitKind::campaign &&
                   atom.window.bound == Bound::whole;
        });
        atoms.front().depth = 0;
    }

    static Clause yearly(Clause clause) {
        clause.frequency = Frequency{};
        return clause;
    }

    // A weekday beside an exact day is told apart from "every Wednesday".
    bool settle_weekdays(std::vector<Atom>& atoms) {
        for (std::size_t i = 0; i < atoms.size(); ++i) {
            if (atoms[i].kind != AtomKind::weekday) continue;
            const bool behind = i > 0 && is_exact_day(atoms[i - 1]);
            const bool ahead = !behind && i + 1 < atoms.size() && is_exact_day(atoms[i + 1]);
            if (behind || ahead) {
                Atom& day = atoms[behind ? i - 1 : i + 1];
                day.weekday = atoms[i].weekday;
                day.weekday_token = atoms[i].first_token;
                day.weekday_end = atoms[i].end_token;
                if (ahead) day.link = atoms[i].link;
                atoms.erase(atoms.begin() + static_cast<std::ptrdiff_t>(i));
                --i;
            } else {
                atoms[i].kind = AtomKind::frequency;
            }
        }
        return true;
    }

    static bool is_exact_day(const Atom& atom) {
        return is_window(atom) && atom.window.last.kind == UnitKind::day &&
               atom.window.last.month != 0;
    }

    bool take_frequencies(std::vector<Atom>& atoms, std::vector<Frequency>& frequencies) {
        for (const Atom& atom : atoms) {
            if (!is_frequency(atom)) continue;
            school_frequency_ = school_frequency_ || atom.school;
            if (frequencies.empty() || !merge(frequencies.back(), atom.frequency)) {
                frequencies.push_back(atom.frequency);
            }
        }
        if (frequencies.size() > 1) {
            for (std::size_t i = 0; i + 1 < frequencies.size(); ++i) {
                if (merge(frequencies[i], frequencies[i + 1])) {
                    frequencies.erase(frequencies.begin() + static_cast<std::ptrdiff_t>(i) + 1);
                    --i;
                }
            }
        }
        for (Frequency& frequency : frequencies) {
            if (frequency.times == kNeedsCycle) return false;
            if (frequency.times == kImplied) frequency.times = 0;
            if (!frequency.weekdays.empty() && frequency.weekdays.front().nth != 0 &&
                frequency.cycle == Cycle::week) {
                return false;
            }
        }
        std::erase_if(atoms, is_frequency);
        // "monthly, on Wednesdays": which of the two?
        return frequencies.size() < 2 ||
               std::none_of(frequencies.begin(), frequencies.end(), [](const Frequency& one) {
                   return !one.weekdays.empty() || !one.days.empty();
               });
    }

    // "sentyabr' (do 15 chisla)", "ezhemesyachno, 20 chisla"
    static bool bind_days(std::vector<Atom>& atoms, std::vector<Frequency>& frequencies) {
        const auto is_loose = [](const Atom& atom) {
            if (!is_window(atom) || atom.window.first.month != 0) return false;
            const UnitKind kind = atom.window.first.kind;
            if (kind == UnitKind::campaign) return atom.window.bound == Bound::until;
            return kind == UnitKind::day || kind == UnitKind::month_part ||
                   kind == UnitKind::weekday;
        };
        if (std::none_of(atoms.begin(), atoms.end(), is_loose)) return true;
        const bool by_cycle = frequencies.size() == 1 && !is_plain_year(frequencies.front());
        if (by_cycle) {
            Frequency& frequency = frequencies.front();
            const bool monthly = frequency.cycle == Cycle::month ||
                                 frequency.cycle == Cycle::quarter ||
                                 frequency.cycle == Cycle::half_year;
            if (!monthly || frequency.interval > 1) return false;
            for (const Atom& atom : atoms) {
                if (!is_loose(atom)) continue;
                if (!add_day_rule(atom.window, atom.window.bound == Bound::until, frequency)) {
                    return false;
                }
            }
            std::erase_if(atoms, is_loose);
            return true;
        }
        const auto is_month = [](const Atom& atom) {
            return is_window(atom) && atom.window.last.kind == UnitKind::month &&
                   atom.window.first == atom.window.last && atom.window.bound == Bound::whole;
        };
        const auto months = std::count_if(atoms.begin(), atoms.end(), is_month);
        if (months == 0)
            return atoms.size() == 1 || std::all_of(atoms.begin(), atoms.end(), is_loose);
        if (months != 1) return false;
        const auto month = std::find_if(atoms.begin(), atoms.end(), is_month);
        const Unit owner = month->window.last;
        const Years years = month->years;
        for (Atom& atom : atoms) {
            if (!is_loose(atom)) continue;
            for (Unit* unit : {&atom.window.first, &atom.window.last}) {
                unit->month = owner.month;
                unit->year = owner.year;
                if (unit->kind == UnitKind::day && unit->day > days_in_month(owner.month)) {
                    return false;
                }
            }
            atom.years = years;
            atom.link = Link::comma;
        }
        atoms.erase(month);
        return true;
    }

    bool add_clauses(Clause clause, const std::vector<Atom>& atoms,
                     const std::vector<Frequency>& frequencies) {
        for (const Atom& atom : atoms) {
            if (atom.weekday != 0) {
                StatedWeekday stated;
                stated.weekday = atom.weekday;
                stated.day = atom.window.last;
                stated.first_token = atom.weekday_token;
                stated.end_token = atom.weekday_end;
                meaning_.weekdays.push_back(stated);
            }
            clause.windows.push_back(atom.window);
        }
        if (frequencies.size() > 1) {
            if (!clause.windows.empty()) return false;
            for (const Frequency& frequency : frequencies) {
                clause.frequency = frequency;
                meaning_.clauses.push_back(clause);
            }
            return true;
        }
        if (!frequencies.empty()) clause.frequency = frequencies.front();
        if (!settle_clause(clause)) return false;
        meaning_.clauses.push_back(clause);
        return true;
    }

    bool settle_clause(Clause& clause) {
        if (!clause.frequency) return true;
        if (clause.frequency->cycle == Cycle::school_quarter) return settle_school_quarters(clause);
        if (school_frequency_ && clause.windows.empty()) {
            Unit unit;
            unit.kind = UnitKind::school_year;
            clause.windows.push_back({unit, unit, Bound::whole, false});
        }
        return settle_frequency_windows(clause);
    }

    // "once a quarter of school": the department's own quarters, if it gave them.
    bool settle_school_quarters(Clause& clause) {
        clause.frequency.reset();
        if (!clause.windows.empty()) return false;
        for (std::size_t n = 0; n < names_.size(); ++n) {
            const bool quarter =
                std::any_of(names_[n].begin(), names_[n].end(), [](const auto& word) {
                    const Word sense = find_word(word).word;
                    return sense == Word::school_quarter || sense == Word::trimester;
                });
            if (!quarter) continue;
            Unit unit;
            unit.kind = UnitKind::named;
            unit.name = static_cast<int>(n);
            clause.windows.push_back({unit, unit, Bound::whole, false});
        }
        if (clause.windows.empty() && !meaning_.reason) {
            meaning_.reason = UndatedReason::school_calendar;
        }
        return true;
    }

    bool settle() {
        std::erase_if(meaning_.clauses, [](const Clause& clause) {
            return !clause.frequency && clause.windows.empty();
        });
        const bool windows = std::any_of(meaning_.clauses.begin(), meaning_.clauses.end(),
                                         [](const Clause& c) { return !c.windows.empty(); });
        if (!windows && anchored_ && !meaning_.clauses.empty()) {
            // A bare frequency does not outweigh what is counted from an unknown date.
            meaning_.clauses.clear();
            meaning_.reason = anchored_;
        }
        if (meaning_.clauses.empty()) return meaning_.reason.has_value();
        meaning_.reason.reset();
        meaning_.conditional = as_needed_;
        meaning_.needs_date = meaning_.needs_date || by_plan_;
        for (const Clause& clause : meaning_.clauses) {
            const bool counted = clause.frequency && clause.frequency->times > 0;
            if (counted && !names_windows(clause)) meaning_.needs_date = true;
        }
        return true;
    }

    const WindowNames& names_;
    Meaning& meaning_;
    bool as_needed_ = false;
    bool by_plan_ = false;
    bool whole_year_ = false;
    bool school_frequency_ = false;
    std::optional<UndatedReason> anchored_;
};

}  // namespace

bool compose(const std::vector<Atom>& atoms, const WindowNames& names, Meaning& meaning) {
    return Composer(names, meaning).run(atoms);
}

}  // namespace sroki::scheduler::language
