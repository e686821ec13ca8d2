#include "scheduler/language/dates.h"

#include <algorithm>

namespace sroki::scheduler::language {

namespace {

constexpr int kCentury = 2000;

bool is_short_number(const Token& token, int last) {
    return token.mark == Mark::number && token.digits <= 2 && token.value >= 1 &&
           token.value <= last;
}

Unit day_unit(int day, int month, int year) {
    Unit unit;
    unit.kind = UnitKind::day;
    unit.day = day;
    unit.month = month;
    unit.year = year;
    return unit;
}

bool is_possible(const Unit& unit) {
    if (unit.day < 1 || unit.day > days_in_month(unit.month)) return false;
    if (unit.year == 0) return true;
    return std::chrono::year_month_day{std::chrono::year{unit.year},
                                       std::chrono::month{static_cast<unsigned>(unit.month)},
                                       std::chrono::day{static_cast<unsigned>(unit.day)}}
        .ok();
}

void pass_year_words(Cursor& cursor) {
    while (cursor.is(Word::year) && !cursor.at().sense.plural)
        cursor.skip();
}

// The year behind "D.M.": four digits, or two.
int read_date_year(Cursor& cursor) {
    if (const auto year = read_year_number(cursor)) return *year;
    const Token& token = cursor.at();
    if (token.mark == Mark::number && token.digits == 2) {
        cursor.skip();
        return kCentury + token.value;
    }
    return 0;
}

// "2021-12-01"
std::optional<Unit> read_iso(Cursor& cursor) {
    const std::size_t start = cursor.position();
    const auto year = read_year_number(cursor);
    if (year && cursor.accept(Mark::dash) && is_short_number(cursor.at(), 12) &&
        cursor.at().digits == 2 && cursor.is(Mark::dash, 1) && is_short_number(cursor.at(2), 31) &&
        cursor.at(2).digits == 2) {
        const Unit unit = day_unit(cursor.at(2).value, cursor.at().value, *year);
        cursor.skip(3);
        if (is_possible(unit)) return unit;
    }
    cursor.move_to(start);
    return std::nullopt;
}

// ".MM.YYYY", "/MM/YYYY", ".MM", behind a day number. 0 month: none there.
struct MonthYear {
    int month = 0;
    int year = 0;
};

MonthYear read_month_year(Cursor& cursor) {
    const std::size_t start = cursor.position();
    const Mark mark = cursor.at().mark;
    MonthYear read;
    if (mark != Mark::dot && mark != Mark::slash) return read;
    cursor.skip();
    const Token& month = cursor.at();
    if (!is_short_number(month, 12)) {
        cursor.move_to(start);
        return {};
    }
    cursor.skip();
    read.month = month.value;
    if (cursor.is(mark)) {
        const std::size_t before_year = cursor.position();
        cursor.skip();
        read.year = read_date_year(cursor);
        if (read.year == 0) cursor.move_to(before_year);
    } else if (mark == Mark::dot) {
        // "01.09 2021 g."
        if (const auto year = read_year_number(cursor)) read.year = *year;
    }
    if (read.year == 0 && (mark == Mark::slash || month.digits != 2)) {
        cursor.move_to(start);  // "2.3" and "1/2" name no day
        return {};
    }
    if (read.year == 0)
        cursor.accept(Mark::dot);
    else
        pass_year_words(cursor);
    return read;
}

// "IX-X 2022", "09-10.2022"
std::optional<Window> read_month_span(Cursor& cursor) {
    const auto month_at = [&cursor](std::size_t ahead) {
        const Token& token = cursor.at(ahead);
        if (is_short_number(token, 12) && token.digits == 2) return token.value;
        const bool roman = token.mark == Mark::word && token.sense.word == Word::none;
        return roman ? token.roman : 0;
    };
    const int first = month_at(0);
    const int last = month_at(2);
    if (first == 0 || last == 0 || !cursor.is(Mark::dash, 1)) return std::nullopt;
    const std::size_t start = cursor.position();
    cursor.skip(3);
    const bool roman = cursor.behind(1).mark == Mark::word;
    const bool dot = cursor.accept(Mark::dot);
    const auto year = read_year_number(cursor);
    if (!year || (!roman && !dot) || first >= last) {
        cursor.move_to(start);
        return std::nullopt;
    }
    pass_year_words(cursor);
    Unit unit;
    unit.kind = UnitKind::month;
    unit.year = *year;
    Window window;
    unit.month = first;
    window.first = unit;
    unit.month = last;
    window.last = unit;
    return window;
}

// "11.2022", "11/2022", "XI 2022", "XI.2022"
std::optional<Unit> read_numeric_month(Cursor& cursor) {
    const std::size_t start = cursor.position();
    const Token& token = cursor.at();
    Unit unit;
    unit.kind = UnitKind::month;
    if (is_short_number(token, 12) && !token.ended &&
        (cursor.is(Mark::dot, 1) || cursor.is(Mark::slash, 1))) {
        unit.month = token.value;
        cursor.skip(2);
    } else if (token.mark == Mark::word && token.roman > 0 && token.sense.word == Word::none &&
               !token.ended) {
        unit.month = token.roman;
        cursor.skip();
    } else {
        return std::nullopt;
    }
    if (const auto year = read_year_number(cursor)) {
        unit.year = *year;
        pass_year_words(cursor);
        return unit;
    }
    cursor.move_to(start);
    return std::nullopt;
}

Window between(const Unit& first, const Unit& last) {
    return {first, last, Bound::whole, false};
}

}  // namespace

std::optional<Phrase> read_numeric_dates(Cursor& cursor) {
    Phrase phrase;
    if (const auto day = read_iso(cursor)) {
        phrase.windows.push_back(between(*day, *day));
        return phrase;
    }
    if (const auto span = read_month_span(cursor)) {
        phrase.windows.push_back(*span);
        return phrase;
    }
    if (const auto month = read_numeric_month(cursor)) {
        phrase.windows.push_back(between(*month, *month));
        return phrase;
    }
    const std::size_t start = cursor.position();
    if (!is_short_number(cursor.at(), 31)) return std::nullopt;
    const auto series = read_series(cursor);
    const bool plain = series && series->plain_digits && !series->alternative;
    const MonthYear month = plain ? read_month_year(cursor) : MonthYear{};
    if (month.month != 0) {
        for (const auto& member : series->members) {
            const Unit first = day_unit(member.first, month.month, month.year);
            const Unit last = day_unit(member.last, month.month, month.year);
            if (!is_possible(first) || !is_possible(last) || member.first > member.last) {
                cursor.move_to(start);
                return std::nullopt;
            }
            phrase.windows.push_back(between(first, last));
        }
        return phrase;
    }
    // "15,16.10": the series may have run over a first date; read that one alone
    cursor.move_to(start + 1);
    const MonthYear single = read_month_year(cursor);
    if (single.month != 0) {
        cursor.move_to(start);
        const Unit unit = day_unit(cursor.at().value, single.month, single.year);
        cursor.skip();
        (void)read_month_year(cursor);
        if (is_possible(unit)) {
            phrase.windows.push_back(between(unit, unit));
            return phrase;
        }
    }
    cursor.move_to(start);
    return std::nullopt;
}

namespace {

bool is_hour(const Token& token) {
    return token.mark == Mark::number && token.digits <= 2 && token.value <= 24;
}

bool is_minutes(const Token& token) {
    return token.mark == Mark::number && token.digits == 2 && token.value < 60;
}

// "10.00", "10:00", "10-00", "10 ch. 30 min.", "14 chasov"
bool read_clock_point(Cursor& cursor, bool preposition) {
    if (!is_hour(cursor.at())) return false;
    const Mark mark = cursor.at(1).mark;
    const bool pointed = mark == Mark::dot || mark == Mark::colon || mark == Mark::dash;
    if (pointed && is_minutes(cursor.at(2))) {
        const int minutes = cursor.at(2).value;
        const bool clock_word = cursor.is(Word::clock, 3) || cursor.is(Word::hour, 3);
        const bool followed = cursor.is(Mark::dot, 3) && cursor.is(Mark::number, 4);
        bool sure = clock_word || mark == Mark::colon;
        if (mark == Mark::dot) sure = sure || minutes == 0 || minutes > 12;
        if (mark == Mark::dash) {
            sure = sure || (minutes == 0) || (preposition && minutes % 15 == 0);
        }
        if (!sure || followed) return false;
        cursor.skip(3);
        if (clock_word) cursor.skip();
        return true;
    }
    if (cursor.is(Word::hour, 1) || (cursor.is(Word::clock, 1) && cursor.at().digits > 0)) {
        cursor.skip(2);
        if (cursor.is(Mark::number) && cursor.is(Word::clock, 1)) cursor.skip(2);
        return true;
    }
    return false;
}

}  // namespace

bool read_clock(Cursor& cursor) {
    const std::size_t start = cursor.position();
    if (cursor.is(Word::beginning) && (cursor.is(Word::in, 1) || cursor.is(Mark::dash, 1))) {
        cursor.skip();
        cursor.accept(Mark::dash);
    }
    const bool preposition = cursor.is(Word::in) || cursor.is(Word::from) ||
                             cursor.is(Word::before) || cursor.is(Word::towards) ||
                             cursor.is(Word::by);
    if (preposition) cursor.skip();
    if (!read_clock_point(cursor, preposition)) {
        cursor.move_to(start);
        return false;
    }
    const std::size_t after = cursor.position();
    if (cursor.is(Mark::dash) || cursor.is(Word::before) || cursor.is(Word::by)) {
        cursor.skip();
        if (read_clock_point(cursor, true)) return true;
        cursor.move_to(after);
    }
    return true;
}

}  // namespace sroki::scheduler::language
