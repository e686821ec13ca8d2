#include "scheduler/language/resolve_frequency.h"

#include <algorithm>
#include <set>

#include "scheduler/language/calendar_units.h"
#include "scheduler/language/clause_years.h"
#include "scheduler/language/repetitions.h"
#include "scheduler/language/rule_text.h"
#include "scheduler/language/window_lists.h"

namespace sroki::scheduler::language {

namespace {

using std::chrono::days;

// The days the years of a clause span; open years end with the plan.
Period span_of(const Years& years, const Period& plan) {
    const Date first = years.first == 0 ? plan.first : day_of(years.first, years.school ? 9 : 1, 1);
    if (years.last == 0) return {first, plan.last};
    return {first, years.school ? day_of(years.last, 8, 31) : day_of(years.last, 12, 31)};
}

void drop_issued(const YearChooser& years, std::vector<Occurrence>& occurrences) {
    const auto issued = years.issued();
    if (!issued) return;
    std::erase_if(occurrences,
                  [&issued](const Occurrence& occurrence) { return occurrence.due < *issued; });
}

class FrequencyResolver {
  public:
    FrequencyResolver(const Clause& clause, const YearChooser& years, Outcome& outcome)
        : clause_(clause), frequency_(*clause.frequency), years_(years), outcome_(outcome) {}

    bool run() {
        outcome_.recurring = true;
        outcome_.rules.push_back(YearRule::recurring);
        const bool yearly = frequency_.cycle == Cycle::year;
        if (yearly && !clause_.windows.empty()) return named_windows(frequency_.interval);
        if (yearly) return units({scope_of_years()}, 0);
        if (clause_.windows.empty()) return units({scope_of_years()}, 0);
        const bool of_year =
            frequency_.cycle == Cycle::quarter || frequency_.cycle == Cycle::half_year;
        if (of_year && frequency_.days.empty() && !is_container(clause_.windows.front())) {
            if (clause_.windows.size() > 1) return named_windows(1);
            const Window& window = clause_.windows.front();
            const bool range =
                window.first != window.last || window.bound != Bound::whole || has_year(window);
            if (!range || frequency_.cycle == Cycle::half_year) return false;
        }
        return inside_windows();
    }

  private:
    [[nodiscard]] Period scope_of_years() {
        if (!clause_.years.given()) return years_.period();
        const Period span = span_of(clause_.years, years_.period());
        if (clause_.years.last != 0) {
            outcome_.outside = !years_.is_inside({span.first, span.last});
            outcome_.rules.push_back(YearRule::explicit_year);
            return span;
        }
        return {std::max(span.first, years_.period().first), span.last};
    }

    // Units of the frequency with their due date in the scopes, `from` clipped to them.
    bool units(const std::vector<Period>& scopes, unsigned months) {
        const bool school = school_units();
        for (const Period& scope : scopes) {
            if (scope.last - scope.first > days{366 * 50}) return false;
            for (Occurrence occurrence : repetitions(frequency_, scope, school)) {
                if (!clip(occurrence, scope, months)) continue;
                outcome_.occurrences.push_back(occurrence);
            }
        }
        const bool closed_years = clause_.years.last != 0 && frequency_.cycle == Cycle::year;
        if (!closed_years) drop_issued(years_, outcome_.occurrences);
        const auto rule = frequency_rule(frequency_, months, school);
        if (!rule) return false;
        if (scopes.size() == 1) outcome_.rule = rule_text(*rule);
        return true;
    }

    // Half-years "during the school year" are those of the school year in any plan.
    [[nodiscard]] bool school_units() const {
        if (years_.is_school() || clause_.years.school) return true;
        return frequency_.cycle == Cycle::half_year &&
               std::any_of(clause_.windows.begin(), clause_.windows.end(),
                           [](const Window& w) { return w.last.kind == UnitKind::school_year; });
    }

    static bool clip(Occurrence& occurrence, const Period& scope, unsigned months) {
        if (months != 0) {
            int month = month_of(occurrence.due);
            if ((months >> static_cast<unsigned>(month) & 1U) == 0) return false;
            if (occurrence.from) {
                // back to where the run of named months begins
                int year = year_of(occurrence.due);
                for (int back = 0; back < 12; ++back) {
                    const int before = month == 1 ? 12 : month - 1;
                    if ((months >> static_cast<unsigned>(before) & 1U) == 0) break;
                    if (month == 1) --year;
                    month = before;
                }
                occurrence.from = std::max(*occurrence.from, day_of(year, month, 1));
            }
        }
        if (occurrence.from) occurrence.from = std::max(*occurrence.from, scope.first);
        return true;
    }

    // "yearly (June-July)", "quarterly (March, June, …)": those windows in each year.
    bool named_windows(int interval) {
        const bool explicit_years = clause_.years.given() && clause_.years.last != 0;
        const Period span =
            clause_.years.given() ? span_of(clause_.years, years_.period()) : years_.period();
        const Period inside =
            explicit_years ? span : Period{std::max(span.first, years_.period().first), span.last};
        if (explicit_years) outcome_.rules.push_back(YearRule::explicit_year);
        for (const Window& window : clause_.windows) {
            if (has_year(window) || window.bound == Bound::since) return false;
            if (!add_window(window, inside, interval)) return false;
        }
        if (outcome_.occurrences.empty() && years_.is_single_year() && !clause_.years.given()) {
            // no repetition lies wholly in the plan: the one that starts in it
            for (const Window& window : clause_.windows) {
                if (const auto chosen = years_.choose(window); chosen && !chosen->outside) {
                    outcome_.occurrences.push_back(chosen->occurrence);
                }
            }
        }
        if (explicit_years) {
            for (const Occurrence& occurrence : outcome_.occurrences)
                outcome_.outside = outcome_.outside || !years_.is_inside(occurrence);
        }
        const auto rule = yearly_rule(clause_.windows, interval, years_.is_school());
        if (rule && is_complete(inside, interval)) outcome_.rule = rule_text(*rule);
        if (!explicit_years) drop_issued(years_, outcome_.occurrences);
        return true;
    }

    bool add_window(const Window& window, const Period& inside, int interval) {
        if (const auto fixed = years_.plan_window(window)) {
            if (!fixed->found) return false;
            outcome_.occurrences.push_back(fixed->occurrence);
            return true;
        }
        if (window.first.month == 0 &&
            (window.first.kind == UnitKind::day || window.first.kind == UnitKind::month_part ||
             window.first.kind == UnitKind::weekday)) {
            return false;
        }
        int count = 0;
        for (int year = year_of(inside.first) - 1; year <= year_of(inside.last) + 1; ++year) {
            const auto found = years_.in_year(window, year);
            if (!found || found->due < inside.first || found->due > inside.last) continue;
            if (found->from && *found->from < inside.first) continue;
            if (count++ % interval == 0) outcome_.occurrences.push_back(*found);
        }
        return true;
    }

    // The rule of several windows must not name due dates that were left out at the plan's ends.
    [[nodiscard]] bool is_complete(const Period& inside, int interval) const {
        if (clause_.windows.size() < 2 || outcome_.occurrences.empty()) return true;
        if (interval > 1) return false;
        std::set<Date> dues;
        for (const Occurrence& occurrence : outcome_.occurrences)
            dues.insert(occurrence.due);
        for (const Window& window : clause_.windows) {
            for (int year = year_of(inside.first) - 1; year <= year_of(inside.last) + 1; ++year) {
                const auto found = years_.in_year(window, year);
                if (!found || found->due < *dues.begin() || found->due > *dues.rbegin()) continue;
                if (!dues.contains(found->due)) return false;
            }
        }
        return true;
    }

    // "monthly from September to May", "weekly from 10.03 to 12.05.2023"
    bool inside_windows() {
        unsigned months = 0;
        bool aligned = true;
        bool dated = false;
        for (const Window& window : clause_.windows) {
            const unsigned mask = month_mask(window, years_.is_school());
            if (mask == 0) aligned = false;
            months |= mask;
            dated = dated || has_year(window);
        }
        if (aligned && !dated) return units({scope_of_years()}, months);
        std::vector<Period> scopes;
        for (const Window& window : clause_.windows) {
            const auto scope = scope_of(window);
            if (!scope) return false;
            scopes.push_back(*scope);
        }
        return units(scopes, aligned ? months : 0);
    }

    std::optional<Period> scope_of(const Window& window) {
        std::optional<Occurrence> found;
        if (const auto fixed = years_.plan_window(window)) {
            if (fixed->found) found = fixed->occurrence;
        } else if (has_year(window)) {
            found = years_.explicit_window(window);
            if (found) outcome_.outside = outcome_.outside || !years_.is_inside(*found);
            outcome_.rules.push_back(YearRule::explicit_year);
        } else if (years_.is_single_year()) {
            const auto chosen = years_.choose(window);
            if (chosen) {
                found = chosen->occurrence;
                outcome_.outside = outcome_.outside || chosen->outside;
            }
            outcome_.rules.push_back(YearRule::single_year);
        }
        if (!found) return std::nullopt;
        return Period{found->from.value_or(years_.period().first), found->due};
    }

    // The months a window is made of; 0 when it is not made of whole months.
    static unsigned month_mask(const Window& window, bool school) {
        if (window.bound != Bound::whole) return 0;
        const auto whole = [](const Unit& unit) {
            return unit.kind == UnitKind::month || unit.kind == UnitKind::quarter ||
                   unit.kind == UnitKind::season || unit.kind == UnitKind::school_year ||
                   unit.kind == UnitKind::half_year;
        };
        if (!whole(window.first) || !whole(window.last)) return 0;
        const auto begin = unit_period(window.first, 2001, school);
        auto end = unit_period(window.last, 2001, school);
        if (!begin || !end) return 0;
        if (end->last < begin->first) end = unit_period(window.last, 2002, school);
        Date last = window.end_excluded ? end->first - days{1} : end->last;
        unsigned mask = 0;
        for (Date day = begin->first; day <= last;) {
            mask |= 1U << static_cast<unsigned>(month_of(day));
            day = last_day_of(year_of(day), month_of(day)) + days{1};
        }
        return mask;
    }

    const Clause& clause_;
    const Frequency& frequency_;
    const YearChooser& years_;
    Outcome& outcome_;
};

}  // namespace

bool resolve_frequency(const Clause& clause, const YearChooser& years, Outcome& outcome) {
    return FrequencyResolver(clause, years, outcome).run();
}

}  // namespace sroki::scheduler::language
