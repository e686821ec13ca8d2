#pragma once
// What becomes of an item's occurrences when the windows of its term change.
// A window that stays keeps its occurrence as it is. A moved one keeps its row and UID: the old
// and the new windows are aligned in order, as many as can be, by the least sum of days. What a
// person has done stays: settled occurrences (reported, accepted) and those moved or cancelled by a
// person are never touched; they answer for the window they stand for.
// Shapes: civil days, both ends inclusive. Thread contract: pure function. Errors: none.

#include <optional>
#include <vector>

#include "calendar/records.h"

namespace sroki::calendar {

struct ItemOccurrence {
    OccurrenceId id{};
    std::optional<scheduler::Date> from;
    scheduler::Date due;
    std::optional<scheduler::Date> original_due;
    OccurrenceState state = OccurrenceState::open;
};

struct OccurrenceMove {
    OccurrenceId id{};
    scheduler::Occurrence window;
    std::optional<scheduler::Date> original_due;  // empty: it is back on its first day
    scheduler::Date due_before;
    bool is_reopened = false;  // an earlier edition had cancelled it

    friend bool operator==(const OccurrenceMove&, const OccurrenceMove&) = default;
};

struct OccurrenceCancel {
    OccurrenceId id{};
    scheduler::Date due;

    friend bool operator==(const OccurrenceCancel&, const OccurrenceCancel&) = default;
};

struct OccurrencePlan {
    std::vector<OccurrenceMove> moved;
    std::vector<OccurrenceCancel> cancelled;
    std::vector<scheduler::Occurrence> added;

    [[nodiscard]] bool empty() const { return moved.empty() && cancelled.empty() && added.empty(); }
};

// `before`, `now`: the windows, sorted by due. `in_force`: an open occurrence due earlier which the
// new windows only leave out stays: an order doesn't undo what was due before it.
[[nodiscard]] OccurrencePlan plan_occurrences(const std::vector<ItemOccurrence>& occurrences,
                                              const std::vector<scheduler::Occurrence>& before,
                                              const std::vector<scheduler::Occurrence>& now,
                                              std::optional<scheduler::Date> in_force);

}  // namespace sroki::calendar
