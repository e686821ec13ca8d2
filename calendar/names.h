#pragma once
// The words of the domain as written in the database, in JSON and in addresses, and back.
// Thread contract: pure functions.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "calendar/event.h"
#include "calendar/records.h"

namespace sroki::calendar {

inline constexpr std::size_t kKindCount = 10;

[[nodiscard]] std::string_view name_of(Kind kind);
[[nodiscard]] std::string_view name_of(ExecutorKind kind);
[[nodiscard]] std::string_view name_of(PlanState state);
[[nodiscard]] std::string_view name_of(OccurrenceState state);
[[nodiscard]] std::string_view name_of(EventState state);
[[nodiscard]] std::string_view name_of(scheduler::Basis basis);
[[nodiscard]] std::string_view name_of(scheduler::TermStatus status);
[[nodiscard]] std::string_view name_of(scheduler::UndatedReason reason);
[[nodiscard]] std::string_view name_of(scheduler::TermFlag flag);
[[nodiscard]] std::string_view name_of(ProblemCode code);
[[nodiscard]] std::string_view name_of(CorrectedField field);

[[nodiscard]] std::optional<Kind> kind_of(std::string_view name);
[[nodiscard]] std::optional<ExecutorKind> executor_kind_of(std::string_view name);
[[nodiscard]] std::optional<PlanState> plan_state_of(std::string_view name);
[[nodiscard]] std::optional<OccurrenceState> occurrence_state_of(std::string_view name);
[[nodiscard]] std::optional<EventState> event_state_of(std::string_view name);
[[nodiscard]] std::optional<scheduler::Basis> basis_of(std::string_view name);
[[nodiscard]] std::optional<scheduler::TermStatus> term_status_of(std::string_view name);
[[nodiscard]] std::optional<scheduler::UndatedReason> reason_of(std::string_view name);
[[nodiscard]] std::optional<ProblemCode> problem_code_of(std::string_view name);

// Flags as one text, comma separated, and back; unknown words are left out.
[[nodiscard]] std::string join_flags(const std::vector<scheduler::TermFlag>& flags);
[[nodiscard]] std::vector<scheduler::TermFlag> split_flags(std::string_view text);

}  // namespace sroki::calendar
