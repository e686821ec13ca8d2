#include "scheduler/language/school_years.h"

namespace sroki::scheduler::language {

bool at_school_year(const Cursor& cursor) {
    std::size_t ahead = 0;
    while (ahead < 2 && (cursor.is(Word::new_, ahead) || cursor.is(Word::current, ahead) ||
                         cursor.is(Word::every, ahead) || cursor.is(Word::next, ahead)))
        ++ahead;
    return cursor.is(Word::school, ahead) && cursor.is(Word::year, ahead + 1);
}

std::optional<SchoolYear> read_school_year(Cursor& cursor) {
    const std::size_t start = cursor.position();
    SchoolYear year;
    while (cursor.is(Word::new_) || cursor.is(Word::current) || cursor.is(Word::every) ||
           cursor.is(Word::whole)) {
        year.each = year.each || cursor.is(Word::every);
        cursor.skip();
    }
    if (const auto years = read_years(cursor)) {
        if (years->school && years->last == years->first + 1) {
            year.first = years->first;
            return year;
        }
    } else if (cursor.is(Word::school) && cursor.is(Word::year, 1)) {
        cursor.skip();
        if (!cursor.at().sense.plural) {
            cursor.skip();
            const std::size_t after = cursor.position();
            if (const auto numbered = read_years(cursor);
                numbered && numbered->last == numbered->first + 1) {
                year.first = numbered->first;
            } else {
                cursor.move_to(after);
            }
            return year;
        }
    }
    cursor.move_to(start);
    return std::nullopt;
}

Unit school_unit(UnitKind kind, int first_year) {
    Unit unit;
    unit.kind = kind;
    if (first_year != 0) {
        unit.year = kind == UnitKind::school_year_end ? first_year + 1 : first_year;
    }
    return unit;
}

Phrase school_phrase(UnitKind kind, const SchoolYear& year) {
    Phrase phrase;
    const Unit unit = school_unit(kind, year.first);
    phrase.windows.push_back({unit, unit, Bound::whole, false});
    phrase.each = year.each;
    return phrase;
}

}  // namespace sroki::scheduler::language
