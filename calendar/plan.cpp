#include "calendar/plan.h"

namespace sroki::calendar {

scheduler::TermContext context_of(const PlanHeader& plan,
                                  std::optional<std::chrono::year_month> month) {
    return {*plan.period, plan.basis, plan.issued, month, plan.school_calendar};
}

}  // namespace sroki::calendar
