#include "calendar/item_problems.h"

#include <algorithm>

namespace sroki::calendar {

namespace {

bool has_flag(const DraftItem& item, scheduler::TermFlag flag) {
    const auto& flags = item.resolved.flags;
    return std::find(flags.begin(), flags.end(), flag) != flags.end();
}

}  // namespace

std::vector<Problem> title_problems(const DraftItem& item) {
    if (!item.title.empty()) return {};
    return {{0, 0, ProblemCode::no_title, item.number.value_or("")}};
}

std::vector<Problem> term_problems(const DraftItem& item) {
    if (item.term_text.empty()) return {{0, 0, ProblemCode::no_term, item.title}};
    if (item.resolved.status == scheduler::TermStatus::unrecognized) {
        return {{0, 0, ProblemCode::term_unrecognized, item.term_text}};
    }
    std::vector<Problem> problems;
    if (has_flag(item, scheduler::TermFlag::check))
        problems.push_back({0, 0, ProblemCode::term_check, item.term_text});
    if (has_flag(item, scheduler::TermFlag::outside_plan))
        problems.push_back({0, 0, ProblemCode::term_outside_plan, item.term_text});
    return problems;
}

std::vector<Problem> executor_problems(const DraftItem& item) {
    if (!item.executors.empty()) return {};
    return {{0, 0, ProblemCode::no_executor, item.title}};
}

}  // namespace sroki::calendar
