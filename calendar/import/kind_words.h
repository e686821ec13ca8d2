#pragma once
// The vocabulary of titles, as data: what a word does in a title.

#include <optional>
#include <string_view>

#include "calendar/plan.h"

namespace sroki::calendar {

enum class TitleWord {
    plain,        // a noun that is no kind: the title is about something else
    holding,      // "organization", "holding", "to prepare": its object decides
    attending,    // "participation": decides where one takes part
    transparent,  // "series", "stage", "draft": the next noun decides
    conjunction,  // "and", punctuation of a list
    preposition,
    modifier,      // adjectives, participles, adverbs
    instrumental,  // by whom: skipped
    kind,
};

struct TitleWordMeaning {
    TitleWord word = TitleWord::plain;
    std::optional<Kind> kind;
};

// The meaning of a folded word, with the one after it ("round table", "methodical day").
// `takes_next` is set when the meaning needs both.
[[nodiscard]] TitleWordMeaning meaning_of(std::u32string_view word, std::u32string_view next,
                                          bool& takes_next);

}  // namespace sroki::calendar
