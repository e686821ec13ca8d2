#include "scheduler/language/day_rules.h"

namespace sroki::scheduler::language {

namespace {

// "posledneg mesyatsa [kazhdogo] kvartala", "pervogo mesyatsa sleduyushchego kvartala"
bool read_month_of_quarter(Cursor& cursor, Frequency& frequency) {
    const std::size_t start = cursor.position();
    cursor.accept(Word::every);
    if (cursor.is(Word::ordinal) && cursor.is(Word::month_unit, 1)) {
        const int index = cursor.at().sense.value;
        cursor.skip(2);
        cursor.accept(Word::every);
        if (cursor.is(Word::current) || cursor.is(Word::reporting)) cursor.skip();
        const bool next = cursor.accept(Word::next);
        const bool quarter = cursor.is(Word::quarter);
        const bool half = cursor.is(Word::half_year);
        if (index == -1 && !quarter && !half && !next) {
            frequency.times = kNeedsCycle;  // "of the last month": of what?
            return true;
        }
        if ((quarter || half) && (index == -1 || index == 1 || (index == 3 && quarter))) {
            cursor.skip();
            if (index == 1) {
                frequency.month = next ? MonthOfCycle::following : MonthOfCycle::first;
            } else if (next) {
                cursor.move_to(start);
                return false;
            }
            frequency.cycle = quarter ? Cycle::quarter : Cycle::half_year;
            return true;
        }
    }
    cursor.move_to(start);
    return false;
}

// "[mesyatsa,] sleduyushchego za otchetnym [kvartalom | mesyatsem | polugodiem]"
bool read_following(Cursor& cursor, Frequency& frequency) {
    const std::size_t start = cursor.position();
    cursor.accept(Mark::comma);
    if (!cursor.accept(Word::next)) {
        cursor.move_to(start);
        return false;
    }
    frequency.month = MonthOfCycle::following;
    if (!cursor.accept(Word::behind)) {
        if (cursor.is(Word::month_unit)) cursor.skip();  // "of the next month"
        return true;
    }
    cursor.accept(Word::reporting);
    if (cursor.is(Word::quarter)) frequency.cycle = Cycle::quarter;
    if (cursor.is(Word::half_year)) frequency.cycle = Cycle::half_year;
    if (cursor.is(Word::year)) frequency.cycle = Cycle::year;
    if (cursor.is(Word::quarter) || cursor.is(Word::half_year) || cursor.is(Word::year) ||
        cursor.is(Word::month_unit) || cursor.is(Word::period)) {
        cursor.skip();
    }
    return true;
}

}  // namespace

bool add_day_rule(const Window& window, bool deadline, Frequency& frequency) {
    if (window.first.month != 0 || window.first.kind != window.last.kind) return false;
    const Unit& first = window.first;
    const Unit& last = window.last;
    const auto order = [](int day) { return day < 0 ? 100 + day : day; };
    const int end = last.kind == UnitKind::month_part ? last.last_day : last.day;
    if (order(first.day) > order(end)) return false;  // "from the 20th to the 10th"
    if (first.kind == UnitKind::campaign) {           // "by the end of the month"
        frequency.days.push_back({-1, -1, deadline});
        return true;
    }
    if (first.kind == UnitKind::day) {
        frequency.days.push_back({first.day, last.day, deadline});
        return true;
    }
    if (first.kind == UnitKind::month_part) {
        frequency.days.push_back({first.day, last.last_day, deadline});
        return true;
    }
    if (first.kind == UnitKind::weekday && first == last) {
        frequency.weekdays.push_back({first.nth, first.weekday});
        return true;
    }
    return false;
}

DayRuleRead read_day_rule(Cursor& cursor, const Phrase& phrase, bool deadline,
                          Frequency& frequency) {
    if (!phrase.needs_month && !phrase.monthly) return DayRuleRead::none;
    frequency = {};
    frequency.cycle = Cycle::month;
    frequency.times = kImplied;
    bool found = phrase.monthly || phrase.of_cycle;
    if (phrase.of_cycle) frequency.times = kNeedsCycle;
    const UnitKind kind = phrase.windows.front().first.kind;
    if (!found && kind == UnitKind::weekday) {
        // "the last Friday of the month": the month is every month
        found = cursor.position() > 0 && cursor.behind_is(Word::month_unit);
    }
    if (!found &&
        (cursor.is(Word::current) || cursor.is(Word::reporting) || cursor.is(Word::relevant)) &&
        cursor.is(Word::month_unit, 1)) {
        cursor.skip(2);
        found = true;
    }
    if (!found) found = read_month_of_quarter(cursor, frequency);
    if (!found) found = read_following(cursor, frequency);
    if (found && cursor.is(Word::month_unit)) cursor.skip();
    const std::size_t quarter = cursor.is(Word::every) ? 1 : 0;
    if (!found && cursor.is(Word::quarter, quarter)) {
        cursor.skip(quarter + 1);
        frequency.cycle = Cycle::quarter;
        found = true;
    }
    if (!found) return DayRuleRead::none;
    for (const Window& window : phrase.windows) {
        if (!add_day_rule(window, deadline, frequency)) return DayRuleRead::broken;
    }
    return DayRuleRead::found;
}

}  // namespace sroki::scheduler::language
