#include "calendar/names.h"

#include <array>

namespace sroki::calendar {

namespace {

// In the order of the enumerators.
constexpr std::array<std::string_view, kKindCount> kKinds{
    "seminar", "methodical_day", "contest", "conference", "meeting",
    "course",  "monitoring",     "report",  "document",   "other"};
constexpr std::array<std::string_view, 3> kExecutorKinds{"person", "unit", "group"};
constexpr std::array<std::string_view, 3> kPlanStates{"draft", "approved", "archived"};
constexpr std::array<std::string_view, 5> kOccurrenceStates{"open", "reported", "accepted",
                                                            "returned", "cancelled"};
constexpr std::array<std::string_view, 4> kEventStates{"planned", "confirmed", "moved",
                                                       "cancelled"};
constexpr std::array<std::string_view, 2> kBases{"calendar", "school"};
constexpr std::array<std::string_view, 3> kStatuses{"scheduled", "undated", "unrecognized"};
constexpr std::array<std::string_view, 6> kReasons{"as_needed",       "by_other_plan", "relative",
                                                   "school_calendar", "permanent",     "no_term"};
constexpr std::array<std::string_view, 7> kFlags{"alternative", "assumed_yearly", "check",
                                                 "conditional", "needs_date",     "open_ended",
                                                 "outside_plan"};

constexpr std::array<std::string_view, 11> kProblems{
    "term_unrecognized", "term_check",  "term_outside_plan", "no_title",
    "no_term",           "no_executor", "duplicate_number",  "row_doubtful",
    "number_missing",    "rows_merged", "executor_alike"};

constexpr std::array<std::string_view, 8> kCorrectedFields{
    "number", "section", "title", "executors_text", "term_text", "result", "kind", "checked"};

template <class Enum, std::size_t N>
std::string_view word(const std::array<std::string_view, N>& words, Enum value) {
    return words.at(static_cast<std::size_t>(value));
}

template <class Enum, std::size_t N>
std::optional<Enum> value_of(const std::array<std::string_view, N>& words, std::string_view name) {
    for (std::size_t i = 0; i < N; ++i) {
        if (words[i] == name) return static_cast<Enum>(i);
    }
    return std::nullopt;
}

}  // namespace

std::string_view name_of(Kind kind) {
    return word(kKinds, kind);
}
std::string_view name_of(ExecutorKind kind) {
    return word(kExecutorKinds, kind);
}
std::string_view name_of(PlanState state) {
    return word(kPlanStates, state);
}
std::string_view name_of(OccurrenceState state) {
    return word(kOccurrenceStates, state);
}
std::string_view name_of(EventState state) {
    return word(kEventStates, state);
}
std::string_view name_of(scheduler::Basis basis) {
    return word(kBases, basis);
}
std::string_view name_of(scheduler::TermStatus status) {
    return word(kStatuses, status);
}
std::string_view name_of(scheduler::UndatedReason reason) {
    return word(kReasons, reason);
}
std::string_view name_of(scheduler::TermFlag flag) {
    return word(kFlags, flag);
}
std::string_view name_of(CorrectedField field) {
    return word(kCorrectedFields, field);
}
std::string_view name_of(ProblemCode code) {
    return word(kProblems, code);
}

std::optional<Kind> kind_of(std::string_view name) {
    return value_of<Kind>(kKinds, name);
}
std::optional<ExecutorKind> executor_kind_of(std::string_view name) {
    return value_of<ExecutorKind>(kExecutorKinds, name);
}
std::optional<PlanState> plan_state_of(std::string_view name) {
    return value_of<PlanState>(kPlanStates, name);
}
std::optional<OccurrenceState> occurrence_state_of(std::string_view name) {
    return value_of<OccurrenceState>(kOccurrenceStates, name);
}
std::optional<EventState> event_state_of(std::string_view name) {
    return value_of<EventState>(kEventStates, name);
}
std::optional<scheduler::Basis> basis_of(std::string_view name) {
    return value_of<scheduler::Basis>(kBases, name);
}
std::optional<scheduler::TermStatus> term_status_of(std::string_view name) {
    return value_of<scheduler::TermStatus>(kStatuses, name);
}
std::optional<scheduler::UndatedReason> reason_of(std::string_view name) {
    return value_of<scheduler::UndatedReason>(kReasons, name);
}
std::optional<ProblemCode> problem_code_of(std::string_view name) {
    return value_of<ProblemCode>(kProblems, name);
}

std::string join_flags(const std::vector<scheduler::TermFlag>& flags) {
    std::string text;
    for (const scheduler::TermFlag flag : flags) {
        if (!text.empty()) text += ',';
        text += name_of(flag);
    }
    return text;
}

std::vector<scheduler::TermFlag> split_flags(std::string_view text) {
    std::vector<scheduler::TermFlag> flags;
    while (!text.empty()) {
        const std::size_t comma = text.find(',');
        if (const auto flag = value_of<scheduler::TermFlag>(kFlags, text.substr(0, comma))) {
            flags.push_back(*flag);
        }
        text = comma == std::string_view::npos ? std::string_view{} : text.substr(comma + 1);
    }
    return flags;
}

}  // namespace sroki::calendar
