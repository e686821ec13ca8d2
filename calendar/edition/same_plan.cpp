#include "calendar/edition/same_plan.h"

#include <algorithm>
#include <set>

#include "calendar/edition/russian_amendment.h"
#include "calendar/edition/title_measure.h"

namespace sroki::calendar {

namespace {

// Half of the rows found again by their titles: more than two plans of one department share.
constexpr double kMostRows = 0.5;
constexpr double kSomeRows = 0.3;
constexpr double kMostDays = 0.5;

// How much of the shorter period lies in the other one.
double shared_days(const scheduler::Period& left, const scheduler::Period& right) {
    const auto length = [](const scheduler::Period& period) {
        return static_cast<double>((period.last - period.first).count() + 1);
    };
    const scheduler::Period common{std::max(left.first, right.first),
                                   std::min(left.last, right.last)};
    if (common.last < common.first) return 0.0;
    return length(common) / std::min(length(left), length(right));
}

// How many of the rows of the shorter document stand in the other one.
double shared_rows(const PlanDraft& draft, const PlanFace& face) {
    std::multiset<std::string> titles;
    for (const std::string& title : face.titles)
        titles.insert(fold_words(title));
    std::size_t found = 0;
    for (const DraftItem& item : draft.items) {
        const auto title = titles.find(fold_words(item.title));
        if (title == titles.end()) continue;
        titles.erase(title);
        ++found;
    }
    const std::size_t shorter = std::min(draft.items.size(), face.titles.size());
    return shorter == 0 ? 0.0 : static_cast<double>(found) / static_cast<double>(shorter);
}

}  // namespace

std::string bare_title(std::string_view title) {
    return fold_words(without_amendment_notes(title));
}

Recognition recognise_plan(const PlanDraft& draft, const std::vector<PlanFace>& approved) {
    std::vector<PlanId> sure;
    std::vector<std::pair<double, PlanId>> likely;
    const std::string title = bare_title(draft.plan.title);
    for (const PlanFace& face : approved) {
        const double days = shared_days(*face.header.period, *draft.plan.period);
        if (days < kMostDays) continue;
        const double rows = shared_rows(draft, face);
        const bool is_same_title = bare_title(face.header.title) == title;
        const bool is_same_period = face.header.period == draft.plan.period;
        if (face.header.title == draft.plan.title && is_same_period) {
            return {face.id, {}};
        }
        if (is_same_title && (is_same_period || rows >= kMostRows)) {
            sure.push_back(face.id);
        } else if (is_same_title || rows >= kMostRows) {
            likely.emplace_back(-rows, face.id);
        } else if (rows >= kSomeRows && is_same_period && face.header.order_number &&
                   face.header.order_number == draft.plan.order_number) {
            likely.emplace_back(-rows, face.id);
        }
    }
    Recognition recognition;
    if (sure.size() == 1 && likely.empty()) {
        recognition.same = sure.front();
        return recognition;
    }
    std::sort(likely.begin(), likely.end());
    recognition.likely = std::move(sure);
    for (const auto& [rows, plan] : likely)
        recognition.likely.push_back(plan);
    return recognition;
}

}  // namespace sroki::calendar
