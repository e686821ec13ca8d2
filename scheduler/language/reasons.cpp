#include "scheduler/language/reasons.h"

#include "scheduler/language/numbers.h"

namespace sroki::scheduler::language {

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
                if (cursor.is(Word::none, ahead) && is_adjective(cursor.at(ahead).folded) &&
                    is_school_word(cursor, ahead + 1)) {
                    break;  // "shkol'nykh kanikul"
                }
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
    (void)read_year_tail(cursor);
    return finish_reason(cursor, atom, UndatedReason::school_calendar, false);
}

bool read_need(Cursor& cursor, Atom& atom) {
    if (cursor.is(Word::by)) {
        if (cursor.is(Word::measure, 1)) {
            cursor.skip(2);
            return finish_reason(cursor, atom, UndatedReason::as_needed, false);
        }
        std::size_t ahead = 1;
        while (ahead < 3 && cursor.is(Word::none, ahead) && cursor.is(Mark::word, ahead))
            ++ahead;
        if (cursor.is(Word::need, ahead) || cursor.is(Word::occasion, ahead)) {
            cursor.skip(ahead + 1);
            return finish_reason(cursor, atom, UndatedReason::as_needed, false);
        }
        return false;
    }
    if (cursor.is(Word::at)) {
        cursor.skip();
        const bool needed = cursor.is(Word::need) || cursor.is(Word::occasion);
        if (!needed) return false;
        return finish_reason(cursor, atom, UndatedReason::as_needed, false);
    }
    const bool if_so = cursor.is(Word::case_) && cursor.at().sense.value == 1;
    if (if_so || (cursor.is(Word::in) && cursor.is(Word::case_, 1))) {
        cursor.skip(if_so ? 1 : 2);
        return finish_reason(cursor, atom, UndatedReason::as_needed, false);
    }
    return false;
}

// "budut opredeleny", "utochnyayutsya", "po soglasovaniyu"
bool pass_clarification(Cursor& cursor) {
    std::size_t ahead = 0;
    while (ahead < 5 && (is_plain(cursor.at(ahead)) || is_preposition(cursor.at(ahead))))
        ++ahead;
    if (!cursor.is(Word::clarify, ahead)) return false;
    cursor.skip(ahead + 1);
    return true;
}

bool read_other_plan(Cursor& cursor, Atom& atom) {
    const auto found = [&] {
        return finish_reason(cursor, atom, UndatedReason::by_other_plan, true);
    };
    if (cursor.accept(Word::agreeing)) return found();
    if (cursor.is(Word::clarify)) {
        cursor.skip();
        return found();
    }
    if ((cursor.is(Word::in) || cursor.is(Word::on)) && cursor.is(Word::accordance, 1)) {
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
        // "v ustanovlennye zakonom sroki"
        std::size_t noun = 2;
        while (noun < 5 && cursor.is(Word::none, noun) && is_plain(cursor.at(noun)))
            ++noun;
        if (noun > 2 && cursor.is(Word::establish, 1) && cursor.is(Word::term, noun)) {
            cursor.skip(noun + 1);
            return found();
        }
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
        if (cursor.is(Word::not_) && cursor.is(Word::clarify, 1)) cursor.skip();
        if (cursor.is(Word::and_)) cursor.skip();
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
        return finish_counting(cursor, atom);
    }
    if (cursor.is(Word::from) &&
        (cursor.is(Word::day, 1) || cursor.is(Word::moment, 1) || cursor.is(Word::date, 1))) {
        cursor.skip(2);
        const std::size_t object = cursor.position();
        return finish_counting(cursor, atom) && cursor.position() > object;
    }
    if (cursor.is(Word::after)) {
        cursor.skip();
        cursor.accept(Word::every);
        cursor.accept(Word::after);
        if (cursor.is(Word::finishing) || cursor.is(Word::end) || cursor.is(Word::beginning)) {
            return finish_counting(cursor, atom);
        }
        return is_plain(cursor.at()) && finish_reason(cursor, atom, UndatedReason::relative, false);
    }
    const bool inside = cursor.is(Word::in) || cursor.is(Word::on) || cursor.is(Word::by);
    if (inside) {
        std::size_t ahead = 1;
        const bool period_of = cursor.is(Word::in) && cursor.is(Word::period, 1) &&
                               cursor.is(Word::season_adjective, 2) && is_plain(cursor.at(3));
        while (ahead < 4 && is_plain(cursor.at(ahead)) && !cursor.is(Word::event, ahead) &&
               !cursor.is(Word::period, ahead)) {
            ++ahead;
        }
        const bool event = cursor.is(Word::event, ahead) && !cursor.is(Word::by);
        const bool season = cursor.is(Word::period, ahead) && cursor.is(Word::in) &&
                            (ahead > 1 || is_plain(cursor.at(2)) || period_of);
        const bool day = !cursor.is(Word::by) && cursor.is(Word::day, 1) && is_plain(cursor.at(2));
        const bool terms = cursor.is(Word::in) && cursor.is(Word::term, 1) &&
                           cursor.is(Mark::word, 2) && cursor.is(Word::none, 2);
        if (!event && !season && !day && !terms) return false;
        cursor.skip(day || terms ? 2 : ahead + 1);
        return finish_reason(cursor, atom, UndatedReason::relative, false);
    }
    if (cursor.is(Word::before) || cursor.is(Word::towards) || cursor.is(Word::ahead_of)) {
        if (is_abbreviated_name(cursor)) return false;
        cursor.skip();
        while (cursor.is(Word::beginning) || cursor.is(Word::finishing) || cursor.is(Word::end) ||
               cursor.is(Word::day) || cursor.is(Word::moment)) {
            cursor.skip();
        }
        const bool described = cursor.is(Word::school) && !cursor.is(Word::year, 1);
        if (!is_plain(cursor.at()) && !cursor.is(Word::and_) && !described) return false;
        return finish_reason(cursor, atom, UndatedReason::relative, false);
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
