#include "scheduler/language/reasons.h"

#include "scheduler/language/dates.h"
#include "scheduler/language/numbers.h"
#include "scheduler/language/units.h"

namespace sroki::scheduler::language {

namespace {

bool is_preposition(const Cursor& cursor, std::size_t ahead = 0) {
    switch (cursor.at(ahead).sense.word) {
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

// The words a reason governs: whose plan, what need. Stops before anything that may be a date.
void pass_tail(Cursor& cursor, bool of_plan) {
    for (;;) {
        if (is_plain(cursor.at())) {
            cursor.skip();
            continue;
        }
        if (of_plan && (pass_plan_year(cursor) || pass_order_number(cursor))) continue;
        const bool joint = cursor.is(Mark::comma) || cursor.is(Mark::dash) ||
                           cursor.is(Mark::slash) || cursor.is(Word::and_) ||
                           is_preposition(cursor);
        if (joint && is_plain(cursor.at(1))) {
            cursor.skip(2);
            continue;
        }
        if (pass_bracket_of_plain(cursor)) continue;
        return;
    }
}

bool finish(Cursor& cursor, Atom& atom, UndatedReason reason, bool of_plan = false) {
    atom = Atom{};
    atom.kind = AtomKind::reason;
    atom.reason = reason;
    pass_tail(cursor, of_plan);
    return true;
}

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

bool counted(Cursor& cursor, Atom& atom) {
    pass_object(cursor);
    return finish(cursor, atom, UndatedReason::relative);
}

bool read_span_counting(Cursor& cursor, Atom& atom) {
    if (cursor.is(Word::in)) cursor.skip();
    if (cursor.is(Word::during)) {
        cursor.skip();
        if (cursor.is(Word::whole)) return false;
        if (pass_duration(cursor, true)) {
            // "in the course of the 2nd week of May" is a window
            if (cursor.is(Word::month)) return false;
            return counted(cursor, atom);
        }
        if (!pass_duration(cursor, false)) return false;
        const bool relative =
            cursor.is(Word::after) || cursor.is(Word::before) ||
            (cursor.is(Word::from) &&
             (cursor.is(Word::day, 1) || cursor.is(Word::moment, 1) || cursor.is(Word::date, 1)));
        return relative && counted(cursor, atom);
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
    return counted(cursor, atom);
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
        return counted(cursor, atom);
    }
    if (cursor.accept(Word::through)) {
        if (!pass_duration(cursor, false)) return finish(cursor, atom, UndatedReason::relative);
        return counted(cursor, atom);
    }
    if (bounded && pass_duration(cursor, true)) return counted(cursor, atom);
    if (!bounded && pass_duration(cursor, true)) {
        return (cursor.is(Word::after) ||
                (cursor.is(Word::from) &&
                 (cursor.is(Word::day, 1) || cursor.is(Word::moment, 1))) ||
                cursor.is(Word::before)) &&
               counted(cursor, atom);
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
        case Word::person:
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

namespace {

bool is_school_word(const Cursor& cursor, std::size_t ahead) {
    return cursor.is(Word::vacation, ahead) || cursor.is(Word::school_quarter, ahead) ||
           cursor.is(Word::trimester, ahead);
}

// "[na] osennikh kanikulakh", "1 chetvert'", "po itogam 2 chetverti", "v dni kanikul"
bool read_school_calendar(Cursor& cursor, Atom& atom) {
    constexpr std::size_t kWordsBefore = 6;
    std::size_t ahead = 0;
    while (ahead < kWordsBefore && !is_school_word(cursor, ahead)) {
        switch (cursor.at(ahead).sense.word) {
            case Word::in:
            case Word::on:
            case Word::by:
            case Word::before:
            case Word::towards:
            case Word::from:
            case Word::after:
            case Word::during:
            case Word::period:
            case Word::day:
            case Word::and_:
            case Word::whole:
            case Word::every:
            case Word::outcome:
            case Word::finishing:
            case Word::beginning:
            case Word::middle:
            case Word::end:
            case Word::ordinal:
            case Word::season_adjective:
            case Word::week:
            case Word::school:
            case Word::behind:
                break;
            default:
                if (cursor.is(Mark::number, ahead) || cursor.is(Mark::comma, ahead) ||
                    cursor.is(Mark::dash, ahead) || cursor.at(ahead).roman > 0) {
                    break;
                }
                return false;
        }
        ++ahead;
    }
    if (!is_school_word(cursor, ahead)) return false;
    cursor.skip(ahead + 1);
    while (cursor.is(Word::period) || is_school_word(cursor, 0))
        cursor.skip();
    const YearTail tail = read_year_tail(cursor);
    (void)tail;
    return finish(cursor, atom, UndatedReason::school_calendar);
}

bool read_need(Cursor& cursor, Atom& atom) {
    if (cursor.is(Word::by)) {
        if (cursor.is(Word::measure, 1)) {
            cursor.skip(2);
            return finish(cursor, atom, UndatedReason::as_needed);
        }
        std::size_t ahead = 1;
        while (ahead < 3 && cursor.is(Word::none, ahead) && cursor.is(Mark::word, ahead))
            ++ahead;
        if (cursor.is(Word::need, ahead) || cursor.is(Word::occasion, ahead)) {
            cursor.skip(ahead + 1);
            return finish(cursor, atom, UndatedReason::as_needed);
        }
        return false;
    }
    if (cursor.is(Word::at)) {
        cursor.skip();
        const bool needed = cursor.is(Word::need) || cursor.is(Word::occasion);
        if (!is_plain(cursor.at())) return false;
        return finish(cursor, atom, needed ? UndatedReason::as_needed : UndatedReason::relative);
    }
    if (cursor.is(Word::in) && cursor.is(Word::case_, 1)) {
        cursor.skip(2);
        return finish(cursor, atom, UndatedReason::as_needed);
    }
    return false;
}

// "budut opredeleny", "utochnyayutsya", "po soglasovaniyu"
bool pass_clarification(Cursor& cursor) {
    std::size_t ahead = 0;
    while (ahead < 5 && (is_plain(cursor.at(ahead)) || is_preposition(cursor, ahead)))
        ++ahead;
    if (!cursor.is(Word::clarify, ahead)) return false;
    cursor.skip(ahead + 1);
    return true;
}

bool read_other_plan(Cursor& cursor, Atom& atom) {
    const auto found = [&] { return finish(cursor, atom, UndatedReason::by_other_plan, true); };
    if (cursor.accept(Word::agreeing)) return found();
    if (cursor.is(Word::clarify)) {
        cursor.skip();
        return found();
    }
    if (cursor.is(Word::in) && cursor.is(Word::accordance, 1)) {
        cursor.skip(2);
        cursor.accept(Word::from);
        return found();
    }
    if (cursor.is(Word::by)) {
        std::size_t ahead = 1;
        while (ahead < 6 && !cursor.is(Word::plan, ahead) &&
               (is_plain(cursor.at(ahead)) || cursor.is(Word::school, ahead) ||
                cursor.is(Word::calendar, ahead) || cursor.is(Word::and_, ahead) ||
                cursor.is(Mark::comma, ahead) || cursor.is(Mark::dash, ahead))) {
            ++ahead;
        }
        const bool terms = cursor.is(Word::term, 1) || cursor.is(Word::establish, 1);
        if (!cursor.is(Word::plan, ahead) && !terms) return false;
        cursor.skip(cursor.is(Word::plan, ahead) ? ahead + 1 : 2);
        return found();
    }
    // "v ustanovlennye sroki", "v sroki, opredelennye …"
    if (cursor.is(Word::in)) {
        const bool ahead =
            cursor.is(Word::establish, 1) &&
            (cursor.is(Word::term, 2) || cursor.is(Word::plan, 2) || cursor.is(Word::manner, 2) ||
             cursor.is(Word::date, 2) || cursor.is(Word::period, 2));
        const bool behind = cursor.is(Word::term, 1) &&
                            (cursor.is(Word::establish, 2) ||
                             (cursor.is(Mark::comma, 2) && cursor.is(Word::establish, 3)));
        if (ahead || behind) {
            cursor.skip(behind && cursor.is(Mark::comma, 2) ? 4 : 3);
            return found();
        }
    }
    if (cursor.is(Word::term) || cursor.is(Word::date) || cursor.is(Word::period)) {
        cursor.skip();
        if (cursor.is(Word::realization)) cursor.skip();
        cursor.accept(Mark::comma);
        cursor.accept(Mark::dash);
        if (pass_clarification(cursor)) return found();
        if (cursor.is(Word::establish)) return found();
        return false;
    }
    if (cursor.is(Word::establish) && cursor.is(Word::term, 1)) return found();
    if (cursor.at().folded.size() > 6 && is_plain(cursor.at()) && !cursor.is(Word::establish) &&
        cursor.is(Word::clarify, 1)) {
        cursor.skip(2);  // "budut utochneny"
        return found();
    }
    return false;
}

bool read_permanent(Cursor& cursor, Atom& atom) {
    if (cursor.is(Word::permanent)) {
        cursor.skip();
        if (cursor.is(Word::permanent)) cursor.skip();
        atom = Atom{};
        atom.kind = AtomKind::reason;
        atom.reason = UndatedReason::permanent;
        return true;
    }
    if (!cursor.is(Word::in) && !cursor.is(Word::on)) return false;
    const std::size_t start = cursor.position();
    cursor.skip();
    const bool steady = cursor.is(Word::steady) || cursor.is(Word::current);
    if (steady) cursor.skip();
    const bool manner =
        cursor.is(Word::manner) || (cursor.is(Word::plan) && cursor.at().sense.value == 1);
    const bool system = !steady && cursor.is(Word::manner) && cursor.at().sense.value == 1;
    if ((steady && manner) || (system && !is_plain(cursor.at(1)))) {
        cursor.skip();
        atom = Atom{};
        atom.kind = AtomKind::reason;
        atom.reason = UndatedReason::permanent;
        return true;
    }
    cursor.move_to(start);
    return false;
}

// "po itogam polugodiya", "posle zaversheniya …", "so dnya …", "na konferentsii", "do nachala …"
bool read_relative(Cursor& cursor, Atom& atom) {
    if (cursor.is(Word::by) && (cursor.is(Word::outcome, 1) || cursor.is(Word::finishing, 1))) {
        cursor.skip(2);
        cursor.accept(Word::behind);
        return counted(cursor, atom);
    }
    if (cursor.is(Word::from) &&
        (cursor.is(Word::day, 1) || cursor.is(Word::moment, 1) || cursor.is(Word::date, 1))) {
        cursor.skip(2);
        return counted(cursor, atom);
    }
    if (cursor.is(Word::after)) {
        cursor.skip();
        cursor.accept(Word::after);
        if (cursor.is(Word::finishing) || cursor.is(Word::end) || cursor.is(Word::beginning)) {
            return counted(cursor, atom);
        }
        return is_plain(cursor.at()) && finish(cursor, atom, UndatedReason::relative);
    }
    const bool inside = cursor.is(Word::in) || cursor.is(Word::on) || cursor.is(Word::by);
    if (inside) {
        std::size_t ahead = 1;
        while (ahead < 4 && is_plain(cursor.at(ahead)) && !cursor.is(Word::event, ahead) &&
               !cursor.is(Word::period, ahead)) {
            ++ahead;
        }
        const bool event = cursor.is(Word::event, ahead) && !cursor.is(Word::by);
        const bool season = cursor.is(Word::period, ahead) && cursor.is(Word::in) &&
                            (ahead > 1 || is_plain(cursor.at(2)));
        const bool day = !cursor.is(Word::by) && cursor.is(Word::day, 1) && is_plain(cursor.at(2));
        if (!event && !season && !day) return false;
        cursor.skip(day ? 2 : ahead + 1);
        return finish(cursor, atom, UndatedReason::relative);
    }
    if (cursor.is(Word::before) || cursor.is(Word::towards) || cursor.is(Word::ahead_of)) {
        cursor.skip();
        while (cursor.is(Word::beginning) || cursor.is(Word::finishing) || cursor.is(Word::end) ||
               cursor.is(Word::day)) {
            cursor.skip();
        }
        if (!is_plain(cursor.at()) && !cursor.is(Word::and_)) return false;
        return finish(cursor, atom, UndatedReason::relative);
    }
    return false;
}

}  // namespace

bool read_reason(Cursor& cursor, Atom& atom) {
    const std::size_t start = cursor.position();
    for (const auto reader :
         {read_school_calendar, read_need, read_permanent, read_other_plan, read_relative}) {
        if (reader(cursor, atom)) return true;
        cursor.move_to(start);
    }
    return false;
}

}  // namespace sroki::scheduler::language
