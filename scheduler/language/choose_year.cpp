#include "scheduler/language/choose_year.h"

#include <algorithm>

#include "scheduler/language/calendar_units.h"

namespace sroki::scheduler::language {

namespace {

using std::chrono::days;

constexpr days kCampaignMax{45};
constexpr days kPreparationMax{92};
constexpr int kPlanYearsMax = 40;

Date start_of(const Occurrence& occurrence) {
    return occurrence.from.value_or(occurrence.due);
}

bool touches(const Period& window, const Unit& unit) {
    const Period year = unit.school ? Period{day_of(unit.year, 9, 1), day_of(unit.year + 1, 8, 31)}
                                    : Period{day_of(unit.year, 1, 1), day_of(unit.year, 12, 31)};
    return window.first <= year.last && window.last >= year.first;
}

}  // namespace

bool YearChooser::is_sound() const {
    const Period& period = context_.period;
    return period.first <= period.last && year_of(period.first) > 0 &&
           year_of(period.last) < 9999 &&
           year_of(period.last) - year_of(period.first) <= kPlanYearsMax;
}

bool YearChooser::is_single_year() const {
    const std::chrono::year_month_day first{context_.period.first};
    const auto next = first + std::chrono::years{1};
    const Date after =
        next.ok() ? Date{next} : Date{next.year() / next.month() / std::chrono::last};
    return context_.period.last < after;
}

std::optional<Date> YearChooser::issued() const {
    if (!context_.issued || *context_.issued > context_.period.last) return std::nullopt;
    return context_.issued;
}

bool YearChooser::is_inside(const Occurrence& occurrence) const {
    const Period& period = context_.period;
    return start_of(occurrence) >= period.first && start_of(occurrence) <= period.last &&
           occurrence.due >= period.first && occurrence.due <= period.last;
}

std::optional<YearChooser::PlanWindow> YearChooser::plan_window(const Window& window) const {
    const Unit& unit = window.last;
    Period found{};
    switch (unit.kind) {
        case UnitKind::plan:
            found = context_.period;
            break;
        case UnitKind::plan_year:
            if (!is_single_year()) return std::nullopt;
            found = context_.period;
            break;
        case UnitKind::campaign:
            if (context_.period.last - context_.period.first < kCampaignMax) {
                found = context_.period;
            } else if (context_.month) {
                const int year = static_cast<int>(context_.month->year());
                const int month = static_cast<int>(static_cast<unsigned>(context_.month->month()));
                found = {day_of(year, month, 1), last_day_of(year, month)};
            } else {
                return PlanWindow{};
            }
            break;
        case UnitKind::named: {
            const auto index = static_cast<std::size_t>(unit.name);
            if (unit.name < 0 || index >= context_.school_calendar.size()) return PlanWindow{};
            found = context_.school_calendar[index].window;
            // "the spring holidays of 2023" must be the ones the department knows
            if (unit.year != 0 && !touches(found, unit)) return PlanWindow{};
            break;
        }
        default:
            return std::nullopt;
    }
    return PlanWindow{true, bounded(window, found, found.first, context_.period.last)};
}

std::optional<Occurrence> YearChooser::section_window(Window window) const {
    if (!context_.month) return std::nullopt;
    const int year = static_cast<int>(context_.month->year());
    const int month = static_cast<int>(static_cast<unsigned>(context_.month->month()));
    window.first.month = window.last.month = month;
    return in_year(window, year);
}

std::optional<Occurrence> YearChooser::explicit_window(const Window& window) const {
    return window_occurrence(window, 0, is_school(), context_.period.last);
}

std::optional<Occurrence> YearChooser::in_year(const Window& window, int year) const {
    return window_occurrence(window, year, is_school(), context_.period.last);
}

// Preparation comes before a school year: from the month of the order on.
std::optional<Date> YearChooser::prepared_from() const {
    if (!is_school() || !context_.issued) return std::nullopt;
    const Date issued_on = *context_.issued;
    if (issued_on >= context_.period.first) return std::nullopt;
    if (context_.period.first - issued_on > kPreparationMax) return std::nullopt;
    return day_of(year_of(issued_on), month_of(issued_on), 1);
}

std::optional<YearChooser::Chosen> YearChooser::choose(const Window& window) const {
    const Period& period = context_.period;
    std::vector<Occurrence> candidates;
    // five years each way: 29 February may be that far
    for (int year = year_of(period.first) - 5; year <= year_of(period.last) + 5; ++year) {
        if (const auto found = in_year(window, year)) candidates.push_back(*found);
    }
    if (const auto earliest = prepared_from()) {
        for (const Occurrence& candidate : candidates) {
            if (start_of(candidate) < *earliest) continue;
            if (candidate.due > period.last) break;
            return Chosen{candidate, false};
        }
    }
    for (const Occurrence& candidate : candidates) {
        if (is_inside(candidate)) return Chosen{candidate, false};
    }
    for (const Occurrence& candidate : candidates) {
        const Date start = start_of(candidate);
        if (start >= period.first && start <= period.last) return Chosen{candidate, false};
    }
    const auto gap = [&period](const Occurrence& candidate) {
        if (candidate.due < period.first) return period.first - candidate.due;
        if (start_of(candidate) > period.last) return start_of(candidate) - period.last;
        return days{0};
    };
    const auto nearest = std::min_element(
        candidates.begin(), candidates.end(),
        [&gap](const Occurrence& a, const Occurrence& b) { return gap(a) < gap(b); });
    constexpr days kNearMax{366};  // 29 February of another year is no near window
    if (nearest == candidates.end() || gap(*nearest) > kNearMax) return std::nullopt;
    return Chosen{*nearest, true};
}

}  // namespace sroki::scheduler::language
