#pragma once
// Decides who is reminded of what today: the ladder over the open deadlines, less what has been
// mailed. Marks and letters are written in one transaction, so neither is ever without the other.
// One letter for each executor and day: what comes up later on that day waits for the next one.
// Shapes: a day is the department's own. Thread contract: one connection, one thread.
// Errors: a machine fault throws.

#include <functional>
#include <string>
#include <vector>

#include "calendar/records.h"
#include "notifier/mail_settings.h"
#include "scheduler/reminders.h"

namespace sroki::notifier {

struct PlanningSettings {
    scheduler::Ladder ladder{};
    std::string from;           // the sender's address: its domain stands in Message-IDs
    std::string public_url{};   // for links in letters; empty: none
    bool needs_address = true;  // false: executors without an address get a letter to be printed
    bool is_dry_run = false;    // true: nothing is written
};

struct PlannedLetter {
    std::string executor;
    std::string subject;
    std::vector<std::string> recipients;
    std::size_t items = 0;
};

struct Planned {
    std::vector<PlannedLetter> letters;
    // Something is due, but there is nowhere to write to; not marked, so they hear of it later.
    std::vector<std::string> without_address;
};

[[nodiscard]] Planned plan_letters(calendar::Database& database, const PlanningSettings& settings,
                                   calendar::Instant now,
                                   const std::function<void()>& before_commit = {});

}  // namespace sroki::notifier
