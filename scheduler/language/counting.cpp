#include "scheduler/language/reasons.h"

#include "scheduler/language/dates.h"
#include "scheduler/language/numbers.h"
#include "scheduler/language/units.h"

namespace sroki::scheduler::language {

namespace {}  // namespace

bool is_abbreviated_name(const Cursor& cursor) {
    return cursor.is(Word::before) && cursor.position() > 0 && cursor.at().capital &&
           !cursor.at().line_before && cursor.behind(1).mark == Mark::word &&
           cursor.behind(1).capital && cursor.behind(1).sense.word == Word::none;
}

bool is_preposition(const Token& token) {
    switch (token.sense.word) {
        case Word::in:
        case Word::on:
        case Word::from:
        case Word::by:
        case Word::of:
        case Word::behind:
        case Word::at:
        case Word::towards:
            return true;
        default:
            return false;
    }
}

namespace {

// "na 2022 god", "za 2021-2022 uchebnyi god", "na mesyats": which plan it is.
bool pass_plan_year(Cursor& cursor) {
    if (!cursor.is(Word::on) && !cursor.is(Word::behind)) return false;
    const std::size_t start = cursor.position();
    cursor.skip();
    if (read_years(cursor)) return true;
    while (cursor.is(Word::current) || cursor.is(Word::school) || cursor.is(Word::calendar) ||
           cursor.is(Word::every) || cursor.is(Word::new_)) {
        cursor.skip();
    }
    if (cursor.is(Word::year) || cursor.is(Word::month_unit) || cursor.is(Word::quarter) ||
        cursor.is(Word::week)) {
        cursor.skip();
        return true;
    }
    cursor.move_to(start);
    return false;
}

// "ot 05.07.2021", "No 188 o/d": which order it is.
bool pass_order_number(Cursor& cursor) {
    const std::size_t start = cursor.position();
    if (cursor.is(Mark::number_sign) && cursor.is(Mark::number, 1)) {
        cursor.skip(2);
        return true;
    }
    if (cursor.accept(Word::of) && cursor.is(Mark::number)) {
        if (read_numeric_dates(cursor)) return true;
        if (const auto phrase = read_phrase(cursor, {})) {
            if (phrase->windows.front().first.kind == UnitKind::day) return true;
        }
    }
    cursor.move_to(start);
    return false;
}

bool pass_bracket_of_plain(Cursor& cursor) {
    if (!cursor.is(Mark::open)) return false;
    const std::size_t start = cursor.position();
    cursor.skip();
    while (is_plain(cursor.at()) || cursor.is(Word::and_) || cursor.is(Mark::comma) ||
           cursor.is(Mark::dash))
        cursor.skip();
    if (cursor.position() > start + 1 && cursor.accept(Mark::close)) return true;
    cursor.move_to(start);
    return false;
}

// "uchebnym" in "uchebnym planom", "letney" in "letney kampanii": no year, no season.
bool is_describing(const Cursor& cursor) {
    if (cursor.is(Word::school) || cursor.is(Word::calendar)) {
        return !cursor.is(Word::year, 1) && !cursor.is(Mark::number, 1);
    }
    return cursor.is(Word::season_adjective) && is_plain(cursor.at(1)) &&
           !cursor.is(Word::period, 1);
}

// The words a reason governs: whose plan, what need. Stops before anything that may be a date.
void pass_tail(Cursor& cursor, bool of_plan) {
    for (;;) {
        if (is_plain(cursor.at()) || is_describing(cursor) || is_abbreviated_name(cursor)) {
            cursor.skip();
            continue;
        }
        if (of_plan && (pass_plan_year(cursor) || pass_order_number(cursor))) continue;
        const bool joint = cursor.is(Mark::comma) || cursor.is(Mark::dash) ||
                           cursor.is(Mark::slash) || cursor.is(Word::and_) ||
                           is_preposition(cursor.at());
        Cursor behind = cursor;
        behind.skip();
        if (joint && (is_plain(cursor.at(1)) || is_describing(behind))) {
            cursor.skip(2);
            continue;
        }
        if (pass_bracket_of_plain(cursor)) continue;
        return;
    }
}

}  // namespace

bool finish_reason(Cursor& cursor, Atom& atom, UndatedReason reason, bool of_plan) {
    atom = Atom{};
    atom.kind = AtomKind::reason;
    atom.reason = reason;
    atom.end_token = cursor.position();  // of the words that say it; the rest is whose it is
    pass_tail(cursor, of_plan);
    return true;
}

namespace {

bool is_time_unit(const Cursor& cursor, std::size_t ahead) {
    switch (cursor.at(ahead).sense.word) {
        case Word::day:
        case Word::week:
        case Word::month_unit:
        case Word::hour:
        case Word::decade:
            return true;
        case Word::year:
            return !cursor.at(ahead).sense.abbreviated;
        default:
            return false;
    }
}

// "10 rabochikh dney", "dvukh nedel'", "mesyats"
bool pass_duration(Cursor& cursor, bool count_needed) {
    const std::size_t start = cursor.position();
    auto count = read_count(cursor);
    if (count && cursor.is(Mark::comma) && cursor.is(Mark::number, 1)) cursor.skip(2);  // "1,5"
    if (count && cursor.is(Mark::dash)) {
        cursor.skip();
        count = read_count(cursor);
    }
    if (cursor.is(Mark::open) && cursor.is(Mark::close, 2)) cursor.skip(3);  // "10 (desyati) dney"
    while (cursor.is(Word::workaday) || cursor.is(Word::calendar) || cursor.is(Word::ordinal))
        cursor.skip();
    if ((count || !count_needed) && is_time_unit(cursor, 0)) {
        cursor.skip();
        return true;
    }
    cursor.move_to(start);
    return false;
}

// What a relation governs, dates included: "posle 10 maya", "do nachala uchebnogo goda".
void pass_object(Cursor& cursor) {
    while (cursor.is(Word::after) || cursor.is(Word::before) || cursor.is(Word::from) ||
           cursor.is(Word::moment) || cursor.is(Word::beginning) || cursor.is(Word::end) ||
           cursor.is(Word::finishing) || cursor.is(Word::date) || cursor.is(Word::of) ||
           (cursor.is(Word::day) && !cursor.is(Word::none)) || cursor.is(Word::realization)) {
        cursor.skip();
    }
    if (cursor.is(Word::current) || cursor.is(Word::every)) cursor.skip();
    if (!read_phrase(cursor, {})) {
        while (cursor.is(Word::school) || cursor.is(Word::year) || cursor.is(Word::quarter) ||
               cursor.is(Word::half_year) || cursor.is(Word::month_unit) ||
               cursor.is(Word::reporting) || cursor.is(Word::calendar) || cursor.is(Word::period)) {
            cursor.skip();
        }
    }
}

}  // namespace

bool finish_counting(Cursor& cursor, Atom& atom) {
    pass_object(cursor);
    // A number right behind belongs to the object, and says something that was not understood.
    return finish_reason(cursor, atom, UndatedReason::relative, false) && !cursor.is(Mark::number);
}

namespace {

bool read_span_counting(Cursor& cursor, Atom& atom) {
    if (cursor.is(Word::in)) cursor.skip();
    if (cursor.is(Word::during)) {
        cursor.skip();
        if (cursor.is(Word::whole)) return false;
        if (pass_duration(cursor, true)) {
            // "in the course of the 2nd week of May" is a window
            if (cursor.is(Word::month)) return false;
            return finish_counting(cursor, atom);
        }
        if (!pass_duration(cursor, false)) return false;
        const bool relative =
            cursor.is(Word::after) || cursor.is(Word::before) ||
            (cursor.is(Word::from) &&
             (cursor.is(Word::day, 1) || cursor.is(Word::moment, 1) || cursor.is(Word::date, 1)));
        return relative && finish_counting(cursor, atom);
    }
    // "v 5-dnevnyi srok", "v mesyachnyi srok"
    if (read_count(cursor)) {
        cursor.accept(Mark::dash);
    }
    if (cursor.is(Word::workaday)) cursor.skip();
    if (!cursor.is(Word::compound)) return false;
    cursor.skip();
    if (!cursor.is(Word::term) && !cursor.is(Word::period)) return false;
    cursor.skip();
    return finish_counting(cursor, atom);
}

// "[ne pozdnee chem] za 3 dnya do …", "cherez mesyats posle …"
bool read_distance(Cursor& cursor, Atom& atom) {
    bool bounded = false;
    if (cursor.is(Word::not_) && (cursor.is(Word::later, 1) || cursor.is(Word::less, 1))) {
        cursor.skip(2);
        cursor.accept(Mark::comma);
        cursor.accept(Word::than);
        bounded = true;
    }
    if (cursor.accept(Word::behind)) {
        if (!pass_duration(cursor, false)) return false;
        if (!cursor.is(Word::before) && !bounded) return false;
        return finish_counting(cursor, atom);
    }
    if (cursor.accept(Word::through)) {
        if (!pass_duration(cursor, false))
            return finish_reason(cursor, atom, UndatedReason::relative, false);
        return finish_counting(cursor, atom);
    }
    if (bounded && pass_duration(cursor, true)) return finish_counting(cursor, atom);
    if (!bounded && pass_duration(cursor, true)) {
        return (cursor.is(Word::after) ||
                (cursor.is(Word::from) &&
                 (cursor.is(Word::day, 1) || cursor.is(Word::moment, 1))) ||
                cursor.is(Word::before)) &&
               finish_counting(cursor, atom);
    }
    return false;
}

}  // namespace

bool is_plain(const Token& token) {
    if (token.mark != Mark::word) return false;
    switch (token.sense.word) {
        case Word::none:
            return token.roman == 0 || token.folded.size() > 4;
        case Word::ordinary:
        case Word::plan:
        case Word::establish:
        case Word::event:
        case Word::need:
        case Word::occasion:
        case Word::naming:
        case Word::unit_of_it:
        case Word::holiday_name:
        case Word::relevant:
        case Word::realization:
        case Word::steady:
        case Word::manner:
        case Word::workaday:
        case Word::term:
        case Word::date:
        case Word::new_:
        case Word::whole:
        case Word::campaign:
        case Word::outcome:
        case Word::period:
        case Word::compound:
        case Word::current:
        case Word::reporting:
        case Word::summary:
            return true;
        default:
            return false;
    }
}

bool read_counting(Cursor& cursor, Atom& atom) {
    const std::size_t start = cursor.position();
    if (read_span_counting(cursor, atom)) return true;
    cursor.move_to(start);
    if (read_distance(cursor, atom)) return true;
    cursor.move_to(start);
    return false;
}

}  // namespace sroki::scheduler::language
