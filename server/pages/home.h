#pragma once
// The first page: what is due next, the plans, how to subscribe.

#include <vector>

#include "calendar/records.h"
#include "server/http/router.h"
#include "server/pages/deadline.h"

namespace sroki::server {

struct HomeFacts {
    std::string department;
    std::vector<calendar::PlanRecord> plans;
    std::vector<Entry> upcoming;              // sorted; due today or later
    std::optional<scheduler::Date> last_due;  // of all approved plans: where the calendar ends
    scheduler::Date today;
    bool has_whole_feed = true;  // false: it was revoked
};

[[nodiscard]] View home_view(const HomeFacts& facts, const Site& site);
[[nodiscard]] Response show_home(const Request& request, Context& context);

// The department whose pages these are; an installation shows its first one.
[[nodiscard]] calendar::Department first_department(calendar::Database& database);

}  // namespace sroki::server
