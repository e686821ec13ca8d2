#include "scheduler/language/spans_of_time.h"

namespace sroki::scheduler::language {

namespace {

Phrase one(UnitKind kind) {
    Unit unit;
    unit.kind = kind;
    Phrase phrase;
    phrase.windows.push_back({unit, unit, Bound::whole, false});
    return phrase;
}

// "[realizatsii] [plana, programmy …]": whatever the plan calls itself.
void pass_plan_name(Cursor& cursor) {
    while (cursor.is(Word::realization) || cursor.is(Word::plan) || cursor.is(Word::current) ||
           cursor.is(Word::establish) || cursor.is(Word::period) || cursor.is(Word::term) ||
           (cursor.is(Mark::word) && cursor.is(Word::none) && cursor.at().roman == 0 &&
            !cursor.at().line_before)) {
        cursor.skip();
    }
}

bool at_counting(const Cursor& cursor) {
    return cursor.is(Word::after) || cursor.is(Word::from) || cursor.is(Word::before) ||
           cursor.is(Word::of);
}

std::optional<Phrase> read_plan_period(Cursor& cursor, bool whole, bool during) {
    if (!cursor.is(Word::period) && !cursor.is(Word::term)) {
        // "do okonchaniya realizatsii", "na vsem protyazhenii realizatsii"
        if (during && cursor.is(Word::realization) && cursor.at().sense.value == 1) {
            pass_plan_name(cursor);
            return one(UnitKind::plan);
        }
        return std::nullopt;
    }
    const std::size_t start = cursor.position();
    cursor.skip();
    const bool of_plan = cursor.is(Word::realization) && cursor.at().sense.value == 1;
    if (!of_plan && !(whole || during)) {
        cursor.move_to(start);
        return std::nullopt;
    }
    if (of_plan || cursor.is(Word::plan)) {
        pass_plan_name(cursor);
    } else if (cursor.is(Mark::word) && cursor.is(Word::none) && !cursor.at().line_before) {
        cursor.move_to(start);  // "the whole period of …" something else
        return std::nullopt;
    }
    return one(UnitKind::plan);
}

}  // namespace

std::optional<Phrase> read_plan_end(Cursor& cursor) {
    const bool whole = cursor.accept(Word::whole);
    return read_plan_period(cursor, whole, true);
}

std::optional<Phrase> read_phrase_or_span(Cursor& cursor, const WindowNames& names) {
    const std::size_t start = cursor.position();
    if (cursor.is(Word::whenever)) {
        cursor.skip();
        return one(UnitKind::plan_year);
    }
    bool during = false;
    bool whole = cursor.accept(Word::whole);
    if (cursor.is(Word::during)) {
        cursor.skip();
        during = true;
    }
    whole = cursor.accept(Word::whole) || whole;
    if (cursor.is(Word::period) && !whole && !during) {
        // "v period s 1 po 15 maya" and "v letniy period" are read elsewhere
        if (auto phrase = read_plan_period(cursor, false, false)) return phrase;
        cursor.skip();
        if (cursor.is(Word::campaign) && !cursor.at().sense.plural) {
            cursor.skip();
            return one(UnitKind::campaign);
        }
        if (auto phrase = read_phrase(cursor, names)) return phrase;
        cursor.move_to(start);
        return std::nullopt;
    }
    if (auto phrase = read_plan_period(cursor, whole, during)) return phrase;
    const std::size_t inner = cursor.position();
    if (auto phrase = read_phrase(cursor, names)) return phrase;
    cursor.move_to(inner);
    const bool calendar = cursor.accept(Word::calendar);
    if (cursor.is(Word::current)) cursor.skip();
    cursor.accept(Word::calendar);
    if (cursor.is(Word::year) && !cursor.at().sense.plural && (during || whole || calendar) &&
        (cursor.at().folded.size() > 2 || during)) {
        cursor.skip();
        if (!at_counting(cursor) || cursor.is(Word::from)) return one(UnitKind::plan_year);
    } else if ((during || whole) &&
               (cursor.is(Word::month_unit) || cursor.is(Word::campaign) ||
                cursor.is(Word::decade) || cursor.is(Word::week)) &&
               !cursor.at().sense.plural) {
        cursor.skip();
        if (!at_counting(cursor)) return one(UnitKind::campaign);
    }
    cursor.move_to(start);
    return std::nullopt;
}

}  // namespace sroki::scheduler::language
