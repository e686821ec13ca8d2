#include "calendar/import/person_name.h"

#include "calendar/import/executor_words.h"
#include "calendar/import/text.h"

namespace sroki::calendar {

namespace {

bool begins_word(std::u32string_view text, std::size_t at) {
    return at == 0 || !(is_letter(text[at - 1]) || is_digit(text[at - 1]) || is_dash(text[at - 1]));
}

std::size_t skip_spaces(std::u32string_view text, std::size_t at) {
    while (at < text.size() && is_space(text[at]))
        ++at;
    return at;
}

// "Petrov", "Rimsky-Korsakov": a capital, then at least one small letter. End, or 0.
std::size_t match_capitalized(std::u32string_view text, std::size_t at) {
    std::size_t end = at;
    for (;;) {
        if (end >= text.size() || !is_upper(text[end])) return 0;
        const std::size_t begin = end++;
        while (end < text.size() && is_lower(text[end]))
            ++end;
        if (end - begin < 2) return 0;
        if (end + 1 >= text.size() || !is_dash(text[end]) || !is_upper(text[end + 1])) break;
        ++end;
    }
    return end < text.size() && is_letter(text[end]) ? 0 : end;
}

// "A.A.", "A. A.", "A.": end, or 0.
std::size_t match_initials(std::u32string_view text, std::size_t at) {
    if (at + 1 >= text.size() || !is_upper(text[at]) || text[at + 1] != U'.') return 0;
    std::size_t end = at + 2;
    const std::size_t second = skip_spaces(text, end);
    if (second < text.size() && second <= end + 2 && is_upper(text[second])) {
        const bool dotted = second + 1 < text.size() && text[second + 1] == U'.';
        const bool alone = second + 1 == text.size() || !is_letter(text[second + 1]);
        if (dotted) return second + 2;
        if (alone) return second + 1;
    }
    return end;
}

std::u32string compact(std::u32string_view text) {
    std::u32string name;
    for (const char32_t c : text) {
        if (!is_space(c)) {
            name.push_back(c);
        } else if (!name.empty() && name.back() != U' ' && name.back() != U'.') {
            name.push_back(U' ');
        } else if (name.size() > 1 && name.back() == U'.') {
            name.push_back(U' ');
        }
    }
    // No space between two initials: "A. A." -> "A.A."
    for (std::size_t i = 1; i + 2 < name.size(); ++i) {
        const bool pair =
            name[i] == U' ' && name[i - 1] == U'.' && is_upper(name[i + 1]) && name[i + 2] == U'.';
        if (pair) name.erase(i, 1);
    }
    return name;
}

std::size_t match_person(std::u32string_view text, std::size_t at) {
    const std::size_t surname = match_capitalized(text, at);
    if (surname != 0) {
        const std::size_t initials = match_initials(text, skip_spaces(text, surname));
        if (initials != 0) return initials;
        const std::size_t first = match_capitalized(text, skip_spaces(text, surname));
        if (first == 0) return 0;
        const std::size_t third = skip_spaces(text, first);
        const std::size_t patronymic = match_capitalized(text, third);
        const bool full =
            patronymic != 0 && is_patronymic(fold_case(text.substr(third, patronymic - third)));
        return full ? patronymic : 0;
    }
    const std::size_t initials = match_initials(text, at);
    return initials == 0 ? 0 : match_capitalized(text, skip_spaces(text, initials));
}

}  // namespace

std::optional<FoundPerson> find_person(std::u32string_view text, std::size_t from) {
    for (std::size_t at = from; at < text.size(); ++at) {
        if (!is_upper(text[at]) || !begins_word(text, at)) continue;
        const std::size_t end = match_person(text, at);
        if (end != 0) return FoundPerson{at, end, compact(text.substr(at, end - at))};
    }
    return std::nullopt;
}

}  // namespace sroki::calendar
