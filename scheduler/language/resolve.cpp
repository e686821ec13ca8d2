#include "scheduler/language/resolve.h"

#include <algorithm>

#include "scheduler/language/calendar_units.h"
#include "scheduler/language/choose_year.h"
#include "scheduler/language/clause_years.h"
#include "scheduler/language/repetitions.h"
#include "scheduler/language/resolve_frequency.h"
#include "scheduler/language/rule_text.h"

namespace sroki::scheduler::language {

namespace {

void add_flag(TermResult& result, TermFlag flag) {
    if (std::find(result.flags.begin(), result.flags.end(), flag) == result.flags.end()) {
        result.flags.push_back(flag);
    }
}

class Resolver {
  public:
    Resolver(std::string_view text, const Meaning& meaning, const TermContext& context)
        : text_(text), meaning_(meaning), years_(context) {}

    Resolution run() {
        if (!meaning_.understood || !years_.is_sound()) return unrecognized();
        TermResult& result = resolution_.result;
        if (meaning_.clock_only) {
            if (years_.period().first != years_.period().last) return unrecognized();
            add_occurrence({years_.period().first, years_.period().last});
            resolution_.rules.push_back(YearRule::plan);
        } else if (meaning_.clauses.empty()) {
            result.status = TermStatus::undated;
            result.reason = meaning_.reason;
        } else {
            for (const Clause& clause : meaning_.clauses) {
                if (!add_clause(clause)) return unrecognized();
            }
        }
        if (meaning_.clock_only || !meaning_.clauses.empty()) result.status = TermStatus::scheduled;
        finish();
        return std::move(resolution_);
    }

  private:
    static Resolution unrecognized() { return {}; }

    void add_occurrence(const Occurrence& occurrence) {
        if (resolution_.result.occurrences.size() < kRepetitionsMax) {
            resolution_.result.occurrences.push_back(occurrence);
        }
    }

    bool add_clause(const Clause& clause) {
        Outcome outcome;
        const bool ok = clause.further         ? add_further(clause, outcome)
                        : clause.frequency     ? resolve_frequency(clause, years_, outcome)
                        : clause.years.given() ? resolve_spanned(clause, outcome)
                                               : resolve_windows(clause, outcome);
        if (!ok) return false;
        for (const Occurrence& occurrence : outcome.occurrences)
            add_occurrence(occurrence);
        if (outcome.recurring) {
            ++recurring_;
            rule_ = outcome.rule;
        }
        if (outcome.outside) add_flag(resolution_.result, TermFlag::outside_plan);
        if (outcome.assumed) add_flag(resolution_.result, TermFlag::assumed_yearly);
        for (const YearRule rule : outcome.rules) {
            auto& rules = resolution_.rules;
            if (std::find(rules.begin(), rules.end(), rule) == rules.end()) rules.push_back(rule);
        }
        return true;
    }

    // Windows without a frequency: E, S or M for each.
    bool resolve_windows(const Clause& clause, Outcome& outcome) {
        Clause repeated;  // rule M repeats these together
        bool assumed = false;
        for (const Window& window : clause.windows) {
            if (const auto fixed = years_.plan_window(window)) {
                if (!fixed->found) return false;
                outcome.occurrences.push_back(fixed->occurrence);
                outcome.rules.push_back(YearRule::plan);
                continue;
            }
            if (window.first.month == 0 && needs_month(window.first)) {
                const auto in_section = years_.section_window(window);
                if (!in_section) return false;
                outcome.occurrences.push_back(*in_section);
                outcome.rules.push_back(YearRule::plan);
                continue;
            }
            if (has_year(window)) {
                const auto found = years_.explicit_window(window);
                if (!found) return false;
                outcome.occurrences.push_back(*found);
                outcome.outside = outcome.outside || !years_.is_inside(*found);
                outcome.rules.push_back(YearRule::explicit_year);
                continue;
            }
            if (years_.is_single_year() || window.bound == Bound::since) {
                const auto chosen = years_.choose(window);
                if (!chosen) return false;
                outcome.occurrences.push_back(chosen->occurrence);
                outcome.outside = outcome.outside || chosen->outside;
                outcome.rules.push_back(YearRule::single_year);
                continue;
            }
            repeated.windows.push_back(window);
            const bool year_end =
                window.last.kind == UnitKind::year || window.last.kind == UnitKind::plan_year;
            assumed = assumed || !year_end;
        }
        if (repeated.windows.empty()) return true;
        return repeat_yearly(repeated, outcome, assumed);
    }

    bool repeat_yearly(Clause& repeated, Outcome& outcome, bool assumed) {
        std::vector<Occurrence> once = std::move(outcome.occurrences);
        std::erase_if(repeated.windows,
                      [](const Window& window) { return window.last.kind == UnitKind::plan_year; });
        repeated.frequency = Frequency{};
        if (!resolve_frequency(repeated, years_, outcome)) return false;
        outcome.occurrences.insert(outcome.occurrences.end(), once.begin(), once.end());
        outcome.assumed = assumed;
        if (assumed) outcome.rules.push_back(YearRule::every_year);
        return true;
    }

    // "June-September 2008-2010": in each of the years, as written.
    bool resolve_spanned(const Clause& clause, Outcome& outcome) {
        const Years& span = clause.years;
        const Period inside = span.school
                                  ? Period{day_of(span.first, 9, 1), day_of(span.last, 8, 31)}
                                  : Period{day_of(span.first, 1, 1), day_of(span.last, 12, 31)};
        for (const Window& window : clause.windows) {
            if (has_year(window) || window.bound == Bound::since) return false;
            for (int year = span.first - 1; year <= span.last + 1; ++year) {
                const auto found = years_.in_year(window, year);
                if (!found || found->due > inside.last) continue;
                if (found->from.value_or(found->due) < inside.first) continue;
                outcome.occurrences.push_back(*found);
                outcome.outside = outcome.outside || !years_.is_inside(*found);
            }
        }
        outcome.rules.push_back(YearRule::explicit_year);
        outcome.recurring = true;
        if (const auto rule = yearly_rule(clause.windows, 1, years_.is_school())) {
            outcome.rule = rule_text(*rule);
        }
        return !outcome.occurrences.empty();
    }

    // "then yearly", "then quarterly", "then during the year"
    bool add_further(const Clause& clause, Outcome& outcome) {
        if (!clause.frequency) return resolve_windows(clause, outcome);
        add_flag(resolution_.result, TermFlag::open_ended);
        const auto& occurrences = resolution_.result.occurrences;
        if (occurrences.empty()) return resolve_frequency(clause, years_, outcome);
        const Clause& main = meaning_.clauses.front();
        const bool yearly = *clause.frequency == Frequency{};
        if (yearly && clause.windows.empty() && !clause.whole_year) {
            return repeat_main(main, outcome);
        }
        Date last = occurrences.front().due;
        for (const Occurrence& occurrence : occurrences)
            last = std::max(last, occurrence.due);
        if (!resolve_frequency(clause, years_, outcome)) return false;
        // the first whole unit that starts after it
        std::erase_if(outcome.occurrences, [&](const Occurrence& occurrence) {
            return occurrence.from.value_or(occurrence.due) <= last;
        });
        return true;
    }

    bool repeat_main(const Clause& main, Outcome& outcome) {
        if (main.frequency) return false;
        Clause repeated = main;
        repeated.frequency = Frequency{};
        repeated.years = {};
        int first_year = 0;
        bool whole_years = false;
        for (Window& window : repeated.windows) {
            if (window.bound == Bound::since) return false;
            const int year = window.first.year != 0 ? window.first.year : window.last.year;
            if (year != 0 && (first_year == 0 || year < first_year)) first_year = year;
            whole_years =
                whole_years || (window.last.kind == UnitKind::year && window.bound == Bound::whole);
            if (window.last.kind == UnitKind::year && window.first.year != window.last.year) {
                return false;
            }
            window.first.year = window.last.year = 0;
        }
        if (whole_years && repeated.windows.size() > 1) return false;
        if (whole_years) repeated.windows.clear();
        if (first_year != 0) repeated.years = {first_year, 0, false};
        // a main part without a year is the repetition itself
        if (first_year == 0 && recurring_ > 0) {
            recurring_ = 0;
            resolution_.result.occurrences.clear();
            std::erase(resolution_.result.flags, TermFlag::assumed_yearly);
        }
        return resolve_frequency(repeated, years_, outcome);
    }

    static bool needs_month(const Unit& unit) {
        return unit.kind == UnitKind::day || unit.kind == UnitKind::month_part ||
               unit.kind == UnitKind::weekday;
    }

    void finish() {
        TermResult& result = resolution_.result;
        auto& all = result.occurrences;
        std::sort(all.begin(), all.end(), [](const Occurrence& a, const Occurrence& b) {
            return std::pair{a.due, a.from} < std::pair{b.due, b.from};
        });
        all.erase(std::unique(all.begin(), all.end()), all.end());
        if (recurring_ == 1) result.recurrence = rule_;
        if (meaning_.alternative) add_flag(result, TermFlag::alternative);
        if (meaning_.check) add_flag(result, TermFlag::check);
        if (meaning_.conditional) add_flag(result, TermFlag::conditional);
        if (meaning_.needs_date) add_flag(result, TermFlag::needs_date);
        std::vector<NotePiece> notes = meaning_.notes;
        check_weekdays(notes);
        std::sort(result.flags.begin(), result.flags.end());
        std::sort(notes.begin(), notes.end(),
                  [](const NotePiece& a, const NotePiece& b) { return a.begin < b.begin; });
        for (const NotePiece& piece : notes) {
            if (!result.note) {
                result.note = piece.text;
            } else {
                *result.note += "; " + piece.text;
            }
        }
    }

    // A weekday that contradicts its date is a sign of a mistake in one of them.
    void check_weekdays(std::vector<NotePiece>& notes) {
        for (const StatedWeekday& stated : meaning_.weekdays) {
            const bool agrees = std::any_of(
                resolution_.result.occurrences.begin(), resolution_.result.occurrences.end(),
                [&](const Occurrence& occurrence) {
                    const std::chrono::year_month_day day{occurrence.due};
                    const bool same_day =
                        static_cast<unsigned>(day.month()) ==
                            static_cast<unsigned>(stated.day.month) &&
                        (stated.day.day < 0 ||
                         static_cast<unsigned>(day.day()) == static_cast<unsigned>(stated.day.day));
                    return same_day &&
                           static_cast<int>(std::chrono::weekday{occurrence.due}.iso_encoding()) ==
                               stated.weekday;
                });
            if (agrees) continue;
            add_flag(resolution_.result, TermFlag::check);
            notes.push_back(
                {stated.begin, std::string(text_.substr(stated.begin, stated.end - stated.begin))});
        }
    }

    std::string_view text_;
    const Meaning& meaning_;
    YearChooser years_;
    Resolution resolution_;
    int recurring_ = 0;
    std::optional<std::string> rule_;
};

}  // namespace

Resolution resolve_meaning(std::string_view text, const Meaning& meaning,
                           const TermContext& context) {
    return Resolver(text, meaning, context).run();
}

}  // namespace sroki::scheduler::language
