#include "calendar/edition/occurrence_plan.h"

#include <algorithm>
#include <limits>

namespace sroki::calendar {

namespace {

using scheduler::Date;
using Window = scheduler::Occurrence;

// A report for a deadline answers for the same one moved by less than this; further away it is
// another one, which nobody has reported on yet.
constexpr std::chrono::days kSettledReach{31};

struct Slot {
    const ItemOccurrence* occurrence = nullptr;
    bool is_by_person = false;  // a person moved it away from its window
    bool is_done = false;
};

bool is_settled(OccurrenceState state) {
    return state == OccurrenceState::reported || state == OccurrenceState::accepted;
}

bool is_open(OccurrenceState state) {
    return state == OccurrenceState::open || state == OccurrenceState::returned;
}

// The best order-keeping alignment of old days with new ones: as many pairs as can be, then the
// least sum of days. `fits(i, j)`: whether these two may be paired.
template <class Fits>
std::vector<std::pair<std::size_t, std::size_t>> align(const std::vector<Date>& before,
                                                       const std::vector<Date>& now, Fits fits) {
    struct Cell {
        std::int32_t pairs = 0;
        std::int32_t days = 0;

        bool operator<(const Cell& other) const {
            return pairs != other.pairs ? pairs > other.pairs : days < other.days;
        }
    };
    const std::size_t width = now.size() + 1;
    std::vector<Cell> best((before.size() + 1) * width);
    const auto at = [&](std::size_t i, std::size_t j) -> Cell& { return best[i * width + j]; };
    const auto paired = [&](std::size_t i, std::size_t j) {
        Cell cell = at(i + 1, j + 1);
        ++cell.pairs;
        cell.days += static_cast<std::int32_t>(std::chrono::abs(now[j] - before[i]).count());
        return cell;
    };
    for (std::size_t i = before.size(); i-- > 0;) {
        for (std::size_t j = now.size(); j-- > 0;) {
            at(i, j) = std::min(at(i + 1, j), at(i, j + 1));
            if (fits(i, j)) at(i, j) = std::min(at(i, j), paired(i, j));
        }
    }
    std::vector<std::pair<std::size_t, std::size_t>> pairs;
    for (std::size_t i = 0, j = 0; i < before.size() && j < now.size();) {
        const auto is_best = [&](const Cell& cell) { return !(at(i, j) < cell); };
        if (fits(i, j) && is_best(paired(i, j))) {
            pairs.emplace_back(i++, j++);
        } else if (is_best(at(i + 1, j))) {
            ++i;
        } else {
            ++j;
        }
    }
    return pairs;
}

class Planner {
  public:
    Planner(const std::vector<ItemOccurrence>& occurrences, const std::vector<Window>& before,
            const std::vector<Window>& now)
        : occurrences_(occurrences),
          before_(before),
          now_(now),
          slots_(before.size()),
          is_kept_(now.size()),
          is_bound_(occurrences.size()) {
        bind([](const ItemOccurrence& o,
                const Window& w) { return o.due == w.due && o.from == w.from; },
             false);
        bind([](const ItemOccurrence& o, const Window& w) { return o.due == w.due; }, false);
        bind([](const ItemOccurrence& o, const Window& w) { return o.original_due == w.due; },
             true);
    }

    OccurrencePlan plan(std::optional<Date> in_force) {
        keep([](const Window& old, const Window& fresh) { return old == fresh; });
        keep([](const Window& old, const Window& fresh) { return old.due == fresh.due; });
        move_rest();
        cancel_rest(in_force);
        add_rest();
        return std::move(plan_);
    }

  private:
    // Which occurrence stands for which old window.
    template <class Test>
    void bind(Test test, bool is_by_person) {
        for (std::size_t i = 0; i < before_.size(); ++i) {
            for (std::size_t k = 0; k < occurrences_.size() && slots_[i].occurrence == nullptr;
                 ++k) {
                if (is_bound_[k] || !test(occurrences_[k], before_[i])) continue;
                slots_[i] = {&occurrences_[k], is_by_person, false};
                is_bound_[k] = true;
            }
        }
    }

    void move(const Slot& slot, const Window& window) {
        const ItemOccurrence& occurrence = *slot.occurrence;
        const bool is_same = occurrence.due == window.due && occurrence.from == window.from;
        if (slot.is_by_person || is_same || !is_open(occurrence.state)) return;
        const Date first = occurrence.original_due.value_or(occurrence.due);
        plan_.moved.push_back({occurrence.id, window,
                               first == window.due ? std::nullopt : std::optional(first),
                               occurrence.due, false});
    }

    template <class Test>
    void keep(Test test) {
        for (std::size_t i = 0; i < before_.size(); ++i) {
            if (slots_[i].occurrence == nullptr || slots_[i].is_done) continue;
            for (std::size_t j = 0; j < now_.size() && !slots_[i].is_done; ++j) {
                if (is_kept_[j] || !test(before_[i], now_[j])) continue;
                is_kept_[j] = slots_[i].is_done = true;
                move(slots_[i], now_[j]);
            }
        }
    }

    void move_rest() {
        std::vector<std::size_t> old;
        std::vector<std::size_t> fresh;
        std::vector<Date> old_days;
        std::vector<Date> fresh_days;
        for (std::size_t i = 0; i < before_.size(); ++i) {
            if (slots_[i].occurrence == nullptr || slots_[i].is_done) continue;
            old.push_back(i);
            old_days.push_back(before_[i].due);
        }
        for (std::size_t j = 0; j < now_.size(); ++j) {
            if (is_kept_[j]) continue;
            fresh.push_back(j);
            fresh_days.push_back(now_[j].due);
        }
        const auto fits = [&](std::size_t i, std::size_t j) {
            return !is_settled(slots_[old[i]].occurrence->state) ||
                   std::chrono::abs(fresh_days[j] - old_days[i]) <= kSettledReach;
        };
        for (const auto& [i, j] : align(old_days, fresh_days, fits)) {
            slots_[old[i]].is_done = is_kept_[fresh[j]] = true;
            move(slots_[old[i]], now_[fresh[j]]);
        }
    }

    void cancel_rest(std::optional<Date> in_force) {
        for (const Slot& slot : slots_) {
            if (slot.occurrence == nullptr || slot.is_done) continue;
            const ItemOccurrence& occurrence = *slot.occurrence;
            if (!is_open(occurrence.state) || (in_force && occurrence.due < *in_force)) continue;
            plan_.cancelled.push_back({occurrence.id, occurrence.due});
        }
    }

    // A window that was there in an earlier edition has its occurrence still.
    void add_rest() {
        for (std::size_t j = 0; j < now_.size(); ++j) {
            if (is_kept_[j]) continue;
            std::size_t k = 0;
            while (k < occurrences_.size() && (is_bound_[k] || occurrences_[k].due != now_[j].due))
                ++k;
            if (k == occurrences_.size()) {
                plan_.added.push_back(now_[j]);
                continue;
            }
            is_bound_[k] = true;
            const ItemOccurrence& occurrence = occurrences_[k];
            if (occurrence.state != OccurrenceState::cancelled) continue;
            plan_.moved.push_back(
                {occurrence.id, now_[j], occurrence.original_due, occurrence.due, true});
        }
    }

    const std::vector<ItemOccurrence>& occurrences_;
    const std::vector<Window>& before_;
    const std::vector<Window>& now_;
    std::vector<Slot> slots_;    // by old window
    std::vector<bool> is_kept_;  // by new window: an occurrence stands for it
    std::vector<bool>
        is_bound_;  // by occurrence: it stands for an old window, or again for a new one
    OccurrencePlan plan_;
};

}  // namespace

OccurrencePlan plan_occurrences(const std::vector<ItemOccurrence>& occurrences,
                                const std::vector<scheduler::Occurrence>& before,
                                const std::vector<scheduler::Occurrence>& now,
                                std::optional<Date> in_force) {
    if (before == now) return {};
    return Planner(occurrences, before, now).plan(in_force);
}

}  // namespace sroki::calendar
