#pragma once
// The ladder of reminders: on which days an executor hears of one deadline.
// A stage stands on a day; the stage due on a day is the latest one that has come, so after a time
// of silence one letter tells the present state, never the series that was missed. Whether that
// stage has been mailed already is the caller's to know.
// Shapes: civil days in the plan's zone. Thread contract: pure functions. Errors: none.

#include <optional>
#include <string>
#include <vector>

#include "scheduler/date.h"

namespace sroki::scheduler {

struct Ladder {
    std::vector<std::chrono::days> before{std::chrono::days{30}, std::chrono::days{7},
                                          std::chrono::days{1}, std::chrono::days{0}};
    std::chrono::days overdue_step{7};
    int overdue_steps = 52;  // after so many the letters end; the summary still shows the item
};

struct Stage {
    std::string name;  // "before-30", "on-day", "overdue-1"; stable, stored
    Date day;          // when it comes

    friend bool operator==(const Stage&, const Stage&) = default;
};

// The stage of the deadline `due` on the day `today`; nothing: too early, or past the last one.
[[nodiscard]] std::optional<Stage> stage_due(const Ladder& ladder, Date due, Date today);

// The deadlines that can have a stage on `today`: a bound for a query, both ends inclusive.
[[nodiscard]] Period deadlines_within_reach(const Ladder& ladder, Date today);

}  // namespace sroki::scheduler
