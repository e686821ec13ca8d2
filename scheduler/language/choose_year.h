#pragma once
// Which year a window without one falls in, given a plan: the rules E and S, and the windows that
// are the plan's own.
// Thread contract: pure; refers to a context that outlives it.

#include <optional>

#include "scheduler/language/meaning.h"

namespace sroki::scheduler::language {

class YearChooser {
  public:
    explicit YearChooser(const TermContext& context) : context_(context) {}

    struct Chosen {
        Occurrence occurrence;
        bool outside = false;
    };
    struct PlanWindow {
        bool found = false;
        Occurrence occurrence{};
    };

    // The period is no nonsense, and short enough to expand.
    [[nodiscard]] bool is_sound() const;
    [[nodiscard]] bool is_single_year() const;
    [[nodiscard]] bool is_school() const { return context_.basis == Basis::school; }
    [[nodiscard]] const Period& period() const { return context_.period; }

    // What the order's date drops: the first day that still counts.
    [[nodiscard]] std::optional<Date> issued() const;

    [[nodiscard]] bool is_inside(const Occurrence& occurrence) const;

    // "during the year", "the whole period", "during the month", a named window; nothing for
    // windows of the calendar. `found` is false when the plan has no such window.
    [[nodiscard]] std::optional<PlanWindow> plan_window(const Window& window) const;

    // "the 2nd week" in the month the section of the plan stands for.
    [[nodiscard]] std::optional<Occurrence> section_window(Window window) const;

    [[nodiscard]] std::optional<Occurrence> explicit_window(const Window& window) const;
    [[nodiscard]] std::optional<Occurrence> in_year(const Window& window, int year) const;

    // Rule S.
    [[nodiscard]] std::optional<Chosen> choose(const Window& window) const;

  private:
    [[nodiscard]] std::optional<Date> prepared_from() const;

    const TermContext& context_;
};

}  // namespace sroki::scheduler::language
