#include <algorithm>
#include <array>

#include "calendar/edition/russian_amendment.h"
#include "calendar/import/text.h"

namespace sroki::calendar {

namespace {

// What a note of amendment says, wherever it stands.
constexpr std::array<std::u32string_view, 11> kNotes{
    U"с изменениями", U"с учетом изменений", U"с учётом изменений", U"в редакции",
    U"в ред.",        U"в новой редакции",   U"новая редакция",     U"с дополнениями",
    U"изм. от",       U"редакция от",        U"актуальная редакция"};

std::size_t find_note(std::u32string_view folded) {
    std::size_t first = std::u32string_view::npos;
    for (const std::u32string_view note : kNotes)
        first = std::min(first, folded.find(fold_case(note)));
    return first;
}

}  // namespace

std::string without_amendment_notes(std::string_view title) {
    std::u32string text = decode(title);
    for (std::size_t open = text.find(U'('); open != std::u32string::npos;
         open = text.find(U'(', open + 1)) {
        const std::size_t close = text.find(U')', open);
        const std::size_t end = close == std::u32string::npos ? text.size() : close + 1;
        if (find_note(fold_case(std::u32string_view(text).substr(open, end - open))) ==
            std::u32string_view::npos) {
            continue;
        }
        text.erase(open, end - open);
        if (open == 0 || open >= text.size()) break;
        --open;
    }
    const std::size_t note = find_note(fold_case(text));
    if (note != std::u32string_view::npos && note > 0) text.erase(note);
    return fold_spaces(encode(text));
}

}  // namespace sroki::calendar
