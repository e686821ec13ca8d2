#include "calendar/import/plan_header.h"

namespace sroki::calendar {

PlanHeader read_plan_header(std::span<const std::string> before, std::span<const std::string> all) {
    PlanHeader header;
    header.title = find_plan_title(before);
    if (const auto found = find_period_around(header.title, before)) {
        header.period = found->period;
        header.basis = found->basis;
    }
    const FoundOrder order = find_order(before);
    header.issued = order.issued;
    header.order_number = order.number;
    header.controller = find_controller(all);
    return header;
}

bool is_school_period(const scheduler::Period& period) {
    using namespace std::chrono;
    const year_month_day first{period.first};
    const year_month_day last{period.last};
    const bool starts = first.month() == September && first.day() == day{1};
    const bool ends = (last.month() == August && last.day() == day{31}) ||
                      (last.month() == May && last.day() == day{31}) ||
                      (last.month() == June && last.day() >= day{25});
    return starts && ends;
}

}  // namespace sroki::calendar
