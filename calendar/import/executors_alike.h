#pragma once
// Do two names of executors look as if they meant one? Then a person is asked; the program never
// merges them by itself. Alike are: another spelling or case, an initial left out or swapped, an
// abbreviation and its words, a name with and without its owner. Different numbers or names of
// their own (schools) never look alike.
// Shapes: parse a name once, compare it with many.
// Thread contract: pure functions.

#include <string>
#include <vector>

#include "calendar/plan.h"

namespace sroki::calendar {

struct ComparableName {
    struct Word {
        std::u32string folded;
        bool is_abbreviation = false;  // capitals only, or with a small letter between them
        bool is_name = false;          // begins with a capital, is no abbreviation
        bool is_exact = false;         // holds a digit or is a Roman number
    };
    bool is_person = false;
    std::u32string spelling;  // equal for spellings that differ in case, marks and spaces only
    std::vector<Word> words;  // without legal forms; of a person: the surname
    std::vector<std::u32string> given;  // a person's first name and patronymic, or initials
};

[[nodiscard]] ComparableName comparable_name(const ExecutorName& name);

// Symmetric. Equal names are alike too: ask only about two executors.
[[nodiscard]] bool look_alike(const ComparableName& left, const ComparableName& right);

}  // namespace sroki::calendar
