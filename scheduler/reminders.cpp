#include "scheduler/reminders.h"

#include <algorithm>

namespace sroki::scheduler {

namespace {

using std::chrono::days;

Stage stage_before(Date due, days distance) {
    if (distance == days{0}) return {"on-day", due};
    return {"before-" + std::to_string(distance.count()), due - distance};
}

std::optional<Stage> latest_before(const Ladder& ladder, Date due, Date today) {
    std::optional<Stage> latest;
    for (const days distance : ladder.before) {
        Stage stage = stage_before(due, distance);
        if (stage.day <= today && (!latest || stage.day > latest->day)) latest = std::move(stage);
    }
    return latest;
}

// How long after the deadline the last stage is still the latest one.
days last_reach(const Ladder& ladder) {
    return ladder.overdue_step * (ladder.overdue_steps + 1) - days{1};
}

}  // namespace

std::optional<Stage> stage_due(const Ladder& ladder, Date due, Date today) {
    const days overdue = today - due;
    if (overdue > last_reach(ladder)) return std::nullopt;
    const auto steps = overdue / ladder.overdue_step;
    if (steps >= 1) {
        return Stage{"overdue-" + std::to_string(steps), due + ladder.overdue_step * steps};
    }
    return latest_before(ladder, due, today);
}

Period deadlines_within_reach(const Ladder& ladder, Date today) {
    days furthest{0};
    for (const days distance : ladder.before)
        furthest = std::max(furthest, distance);
    return {today - last_reach(ladder), today + furthest};
}

}  // namespace sroki::scheduler
