#include "scheduler/language/frequencies.h"

#include <optional>

#include "scheduler/language/numbers.h"

namespace sroki::scheduler::language {

namespace {

constexpr int kQuartersInYear = 4;

bool is_some_year(const Cursor& cursor, std::size_t ahead) {
    return cursor.is(Word::year, ahead) ||
           (cursor.is(Word::calendar, ahead) && cursor.is(Word::year, ahead + 1));
}

// The unit after "times in a"; half a year is half_year, "school year" is a year.
std::optional<Cycle> read_cycle_unit(Cursor& cursor, bool& school, bool& daily) {
    if (cursor.is(Word::school) && cursor.is(Word::year, 1)) {
        school = true;
        cursor.skip(2);
        return Cycle::year;
    }
    if (is_some_year(cursor, 0)) {
        cursor.accept(Word::calendar);
        cursor.skip();
        return Cycle::year;
    }
    std::optional<Cycle> cycle;
    switch (cursor.at().sense.word) {
        case Word::half_year:
            cycle = Cycle::half_year;
            break;
        case Word::quarter:
            cycle = Cycle::quarter;
            break;
        case Word::month_unit:
            cycle = Cycle::month;
            break;
        case Word::decade:
            cycle = Cycle::decade;
            break;
        case Word::week:
            cycle = Cycle::week;
            break;
        case Word::school_quarter:
        case Word::trimester:
            cycle = Cycle::school_quarter;
            break;
        case Word::day:
            daily = true;
            cycle = Cycle::week;
            break;
        default:
            return std::nullopt;
    }
    cursor.skip();
    return cycle;
}

// "N times in a unit" as the unit the contract counts in.
Frequency settle_times(Cycle cycle, int times, int interval) {
    Frequency frequency;
    frequency.cycle = cycle;
    frequency.interval = interval;
    if (times <= 1 || interval > 1) {
        frequency.times = times > 1 ? times : 0;
        return frequency;
    }
    if (cycle == Cycle::year && times == 2) {
        frequency.cycle = Cycle::half_year;
    } else if (cycle == Cycle::year && times == kQuartersInYear) {
        frequency.cycle = Cycle::quarter;
    } else if (cycle == Cycle::half_year && times == 2) {
        frequency.cycle = Cycle::quarter;
    } else if (cycle == Cycle::month && times == 2) {
        frequency.cycle = Cycle::half_month;
    } else {
        frequency.times = times;
    }
    return frequency;
}

// "ne rezhe", "ne menee [chem]", "minimum": how little is still enough
void pass_at_least(Cursor& cursor) {
    const std::size_t start = cursor.position();
    cursor.accept(Word::not_);
    if (cursor.is(Word::rarer) || (cursor.is(Word::less) && cursor.position() > start)) {
        cursor.skip();
        cursor.accept(Mark::comma);
        cursor.accept(Word::than);
        return;
    }
    cursor.move_to(start);
}

// "[ne rezhe] [1] raza v [dva] goda", "dvazhdy v god"
bool read_times(Cursor& cursor, Atom& atom) {
    const std::size_t start = cursor.position();
    pass_at_least(cursor);
    cursor.accept(Word::by);  // "po 1 razu v kvartal"
    int times = 1;
    int upper = 0;
    if (cursor.is(Word::repeatedly)) {
        times = cursor.at().sense.value;
        cursor.skip();
    } else {
        if (const auto count = read_count(cursor)) {
            times = *count;
            if (cursor.is(Mark::dash)) {
                cursor.skip();
                if (const auto second = read_count(cursor)) upper = *second;
            }
        }
        if (!cursor.accept(Word::times)) {
            cursor.move_to(start);
            return false;
        }
    }
    if (!cursor.accept(Word::in) && !cursor.accept(Word::behind) && !cursor.accept(Mark::slash)) {
        // "1 raz kvartal": the preposition is lost
        if (!cursor.is(Word::quarter) && !is_some_year(cursor, 0)) {
            cursor.move_to(start);
            return false;
        }
    }
    if (cursor.is(Word::during)) cursor.skip();
    cursor.accept(Word::every);
    const int interval = read_count(cursor).value_or(1);
    bool school = false;
    bool daily = false;
    const auto cycle = read_cycle_unit(cursor, school, daily);
    if (!cycle || interval > 24 || (daily && interval > 1)) {
        cursor.move_to(start);
        return false;
    }
    if (daily) {
        atom.kind = AtomKind::reason;
        atom.reason = UndatedReason::permanent;
        return true;
    }
    atom.kind = AtomKind::frequency;
    atom.frequency = settle_times(*cycle, upper > times ? upper : times, interval);
    if (upper > times) {
        atom.frequency.cycle = *cycle;
        atom.frequency.times = upper;
    }
    if (cycle == Cycle::half_year && interval == 1 && times == 1)
        atom.frequency = {Cycle::half_year};
    atom.school = school;
    return true;
}

// "kazhdyi god", "kazhdye dva mesyatsa", "kazhdogo mesyatsa"
bool read_every(Cursor& cursor, Atom& atom) {
    if (!cursor.is(Word::every)) return false;
    const std::size_t start = cursor.position();
    cursor.skip();
    const auto count = read_count(cursor);
    bool school = false;
    bool daily = false;
    const auto cycle = read_cycle_unit(cursor, school, daily);
    if (!cycle || (daily && count.value_or(1) > 1)) {
        cursor.move_to(start);
        return false;
    }
    if (daily) {
        atom.kind = AtomKind::reason;
        atom.reason = UndatedReason::permanent;
        return true;
    }
    atom.kind = AtomKind::frequency;
    atom.frequency.cycle = *cycle;
    atom.frequency.interval = count.value_or(1);
    atom.school = school;
    return true;
}

// "po polugodiyam", "po kvartalam"
bool read_by_units(Cursor& cursor, Atom& atom) {
    if (!cursor.is(Word::by) || !cursor.at(1).sense.plural) return false;
    const std::size_t start = cursor.position();
    cursor.skip();
    bool school = false;
    bool daily = false;
    const auto cycle = read_cycle_unit(cursor, school, daily);
    if (!cycle || daily || *cycle == Cycle::year) {
        cursor.move_to(start);
        return false;
    }
    atom.kind = AtomKind::frequency;
    atom.frequency.cycle = *cycle;
    return true;
}

// "po sredam i pyatnitsam", "kazhduyu sredu", "Ponedel'nik"
bool read_weekdays(Cursor& cursor, Atom& atom) {
    const std::size_t start = cursor.position();
    bool weekly = cursor.accept(Word::by);
    if (cursor.accept(Word::every)) weekly = true;
    const bool preposition = !weekly && cursor.accept(Word::in);
    bool deadline = false;
    if (!weekly && !preposition && cursor.is(Word::before) && cursor.is(Word::weekday, 1)) {
        cursor.skip();
        deadline = true;
    }
    if (!cursor.is(Word::weekday)) {
        cursor.move_to(start);
        return false;
    }
    while (cursor.is(Word::weekday)) {
        atom.frequency.weekdays.push_back({0, cursor.at().sense.value});
        weekly = weekly || cursor.at().sense.plural;
        cursor.skip();
        const std::size_t after = cursor.position();
        const bool link = cursor.is(Mark::comma) || cursor.is(Word::and_);
        if (link) cursor.skip();
        if (link && cursor.is(Word::by)) cursor.skip();
        if (!link || !cursor.is(Word::weekday)) {
            cursor.move_to(after);
            break;
        }
    }
    if (weekly && (cursor.is(Word::month_unit) ||
                   (cursor.is(Word::every) && cursor.is(Word::month_unit, 1)))) {
        cursor.skip(cursor.is(Word::every) ? 2 : 1);
    }
    atom.frequency.cycle = Cycle::week;
    atom.frequency.weekday_deadline = deadline;
    atom.kind = AtomKind::frequency;
    if (!weekly && !deadline && atom.frequency.weekdays.size() == 1) {
        atom.kind = AtomKind::weekday;
        atom.weekday = atom.frequency.weekdays.front().weekday;
    }
    return true;
}

}  // namespace

bool read_frequency(Cursor& cursor, Atom& atom) {
    atom = Atom{};
    if (cursor.is(Word::frequency)) {
        atom.kind = AtomKind::frequency;
        atom.frequency.cycle = static_cast<Cycle>(cursor.at().sense.value);
        cursor.skip();
        return true;
    }
    return read_times(cursor, atom) || read_every(cursor, atom) || read_by_units(cursor, atom) ||
           read_weekdays(cursor, atom);
}

}  // namespace sroki::scheduler::language
