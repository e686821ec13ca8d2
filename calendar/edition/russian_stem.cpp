#include <array>

#include "calendar/edition/russian_stem.h"

namespace sroki::calendar {

namespace {

constexpr std::size_t kLettersLeft = 3;

// Endings of nouns and adjectives, the longer ones first.
constexpr std::array<std::u32string_view, 48> kEndings{
    U"иями", U"ями", U"ами", U"ого", U"его", U"ому", U"ему", U"ыми", U"ими", U"иях", U"иям", U"ией",
    U"иев",  U"ах",  U"ях",  U"ов",  U"ев",  U"ей",  U"ий",  U"ый",  U"ой",  U"ая",  U"яя",  U"ое",
    U"ее",   U"ые",  U"ие",  U"ых",  U"их",  U"ом",  U"ем",  U"ам",  U"ям",  U"ую",  U"юю",  U"ию",
    U"ия",   U"ым",  U"им",  U"а",   U"я",   U"о",   U"е",   U"ы",   U"и",   U"у",   U"ь",   U"й"};

}  // namespace

std::u32string stem_of(std::u32string_view word) {
    for (const std::u32string_view ending : kEndings) {
        if (word.size() >= ending.size() + kLettersLeft && word.ends_with(ending)) {
            return std::u32string(word.substr(0, word.size() - ending.size()));
        }
    }
    return std::u32string(word);
}

}  // namespace sroki::calendar
