#pragma once
// A feed: a saved filter, published as one iCalendar address.
// The filter is a union: an entry is in the feed when any criterion names it; a filter without
// criteria is everything. Whole sorts (deadlines, events) can be left out of that.
// Shapes: days are civil days in the department's zone.
// Thread contract: plain values and pure functions.

#include <chrono>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "calendar/records.h"

namespace sroki::calendar {

struct FeedFilter {
    std::vector<Kind> kinds{};
    std::vector<std::string> subjects{};      // compared without regard to case
    std::vector<std::string> institutions{};  // the same
    std::vector<ExecutorId> executors{};
    std::vector<PlanId> plans{};

    [[nodiscard]] bool is_everything() const {
        return kinds.empty() && subjects.empty() && institutions.empty() && executors.empty() &&
               plans.empty();
    }
    friend bool operator==(const FeedFilter&, const FeedFilter&) = default;
};

struct FeedOptions {
    bool has_deadlines = true;
    bool has_events = true;
    bool as_tasks = false;                       // deadlines as VTODO, for task programs
    std::vector<std::chrono::minutes> alarms{};  // so long before the start; empty: silent
    std::optional<std::chrono::days> past{};     // entries that ended earlier are left out
    std::optional<std::chrono::days> future{};   // entries that begin later are left out

    friend bool operator==(const FeedOptions&, const FeedOptions&) = default;
};

// Bounds of what a person may ask for.
inline constexpr std::size_t kFeedCriteriaMax = 200;
inline constexpr std::size_t kFeedAlarmsMax = 5;
inline constexpr std::chrono::minutes kFeedAlarmMax = std::chrono::days{28};
inline constexpr std::chrono::days kFeedHorizonMax{3'660};

struct FeedRecord {
    FeedId id{};
    DepartmentId department{};
    std::string name;  // the last segment of the address
    std::string title;
    FeedFilter filter{};
    FeedOptions options{};
    // A secret feed's token as its hash; empty: the feed is public.
    std::optional<std::string> token_hash{};
    bool is_revoked = false;

    [[nodiscard]] bool is_secret() const { return token_hash.has_value(); }
};

// What a filter looks at; all views are of the entry's own strings.
struct FeedSubject {
    bool is_event = false;
    Kind kind = Kind::other;
    std::optional<PlanId> plan{};
    std::optional<ItemId> item{};
    std::vector<std::string> subjects{};  // folded, see fold_criterion
    std::string institution{};            // folded
    scheduler::Date first;                // for a deadline without a window: the deadline
    std::optional<scheduler::Date> last;  // empty: it repeats without an end
};

// Which items name an executor, itself or through a group it is a member of. A school is the
// institution of its events and an executor of its obligations: who follows it means both.
struct ItemsOfExecutors {
    std::map<ExecutorId, std::vector<ItemId>> by_executor{};
    std::map<std::string, std::vector<ItemId>> by_institution{};  // by fold_criterion()

    friend bool operator==(const ItemsOfExecutors&, const ItemsOfExecutors&) = default;
};

// Case and spaces don't tell two subjects or institutions apart.
[[nodiscard]] std::string fold_criterion(std::string_view text);

// Tells of each entry which filters choose it. Asking costs what the filters have in common with
// the entry, not their number.
class FeedChooser {
  public:
    // A filter with its options, in the caller's order.
    struct Choice {
        FeedFilter filter;
        FeedOptions options;
    };

    FeedChooser(std::vector<Choice> choices, const ItemsOfExecutors& items, scheduler::Date today);

    // Positions of the choices, ascending.
    [[nodiscard]] std::vector<std::size_t> choices_of(const FeedSubject& subject) const;

  private:
    using Positions = std::vector<std::size_t>;

    void add_items(const std::vector<ItemId>& items, std::size_t choice);
    [[nodiscard]] bool is_wanted(const FeedOptions& options, const FeedSubject& subject) const;

    const std::vector<Choice> choices_;
    const scheduler::Date today_;
    Positions everything_;
    std::map<Kind, Positions> by_kind_;
    std::map<std::string, Positions> by_subject_;
    std::map<std::string, Positions> by_institution_;
    std::map<PlanId, Positions> by_plan_;
    std::map<ItemId, Positions> by_item_;
};

}  // namespace sroki::calendar
