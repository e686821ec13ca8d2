#pragma once
// Makes the text of a letter: what an executor has to do, as it stands on one day.
// Thread contract: pure functions. Errors: none; a letter needs at least one item.

#include <optional>
#include <string>
#include <vector>

#include "calendar/records.h"

namespace sroki::notifier {

struct LetterItem {
    calendar::ItemId item{};
    std::string occurrence_uid;
    std::optional<scheduler::Date> from;
    scheduler::Date due;
    std::optional<scheduler::Date> original_due;  // set when the deadline was moved
    bool is_returned = false;                     // a report was sent back
    std::optional<std::string> number;
    std::string title;
    std::string term_text;
    std::string result;
    std::string plan_title;
};

struct LetterContent {
    std::string department;
    std::string executor;
    std::string public_url;  // no slash at the end; empty: no links
    scheduler::Date today;
    std::vector<LetterItem> items;  // sorted by due
};

struct LetterText {
    std::string subject;
    std::string text;
    std::string html;
};

[[nodiscard]] LetterText compose_letter(const LetterContent& content);

}  // namespace sroki::notifier
