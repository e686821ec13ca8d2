#pragma once
// RFC 5545 recurrence rules of due dates, as text: FREQ, INTERVAL, BYMONTH, BYMONTHDAY, BYDAY.
// Thread contract: pure functions.

#include <optional>
#include <string>
#include <vector>

#include "scheduler/language/meaning.h"

namespace sroki::scheduler::language {

struct Rule {
    std::string_view freq{};
    int interval = 1;
    std::vector<int> months{};
    std::vector<int> month_days{};
    std::vector<WeekdayRule> weekdays{};
};

[[nodiscard]] std::string rule_text(Rule rule);

// The rule of a frequency's due dates; `months` is a bit mask of months it is kept to, 0 for all.
[[nodiscard]] std::optional<Rule> frequency_rule(const Frequency& frequency, unsigned months,
                                                 bool school);

// The rule of windows repeated every year; nothing when no single rule gives their due dates.
[[nodiscard]] std::optional<Rule> yearly_rule(const std::vector<Window>& windows, int interval,
                                              bool school);

}  // namespace sroki::scheduler::language
