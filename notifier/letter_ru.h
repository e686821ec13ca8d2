#pragma once
// The Russian words of a letter that its templates can't choose: the subject, the state of a
// deadline on a day. Thread contract: pure functions.

#include <string>

#include "notifier/compose.h"

namespace sroki::notifier {

// "overdue by 3 days", "today", "7 days left".
[[nodiscard]] std::string state_ru(scheduler::Date due, scheduler::Date today);

// Begins with the state of what is most urgent; the items are sorted by their deadlines.
[[nodiscard]] std::string subject_ru(const LetterContent& content);

// The number of the item and the title of its plan.
[[nodiscard]] std::string item_ru(const LetterItem& item);

// "30 November 2021, Tuesday".
[[nodiscard]] std::string deadline_ru(scheduler::Date due);

}  // namespace sroki::notifier
