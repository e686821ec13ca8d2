#include "scheduler/language/units.h"

#include <algorithm>
#include <array>

#include "scheduler/language/dates.h"
#include "scheduler/language/parts.h"

namespace sroki::scheduler::language {

namespace {

constexpr int kFirstSchoolMonth = 9;

int first_month_of(const Unit& unit) {
    switch (unit.kind) {
        case UnitKind::quarter:
            return unit.index * 3 - 2;
        case UnitKind::season:
            return unit.index == 1 ? 12 : unit.index * 3 - 3;
        case UnitKind::school_year:
        case UnitKind::school_year_start:
            return kFirstSchoolMonth;
        case UnitKind::school_year_end:
            return 5;
        default:
            return unit.month;
    }
}

void give_year(Unit& unit, const YearTail& tail) {
    if (unit.kind == UnitKind::year || tail.year == 0) return;
    if (unit.kind == UnitKind::named) {
        unit.year = tail.year;
        unit.school = tail.school;
        return;
    }
    if (!tail.school) {
        unit.year = tail.year;
        return;
    }
    if (unit.kind == UnitKind::half_year) {
        unit.school = true;
        unit.year = unit.index == 1 ? tail.year : tail.year + 1;
        return;
    }
    unit.year = first_month_of(unit) >= kFirstSchoolMonth ? tail.year : tail.year + 1;
}

Window whole(const Unit& unit) {
    return {unit, unit, Bound::whole, false};
}

Phrase one(const Unit& unit) {
    Phrase phrase;
    phrase.windows.push_back(whole(unit));
    return phrase;
}

Unit month_unit(int month) {
    Unit unit;
    unit.kind = UnitKind::month;
    unit.month = month;
    return unit;
}

Unit indexed(UnitKind kind, int index) {
    Unit unit;
    unit.kind = kind;
    unit.index = index;
    return unit;
}

// The last unit carries the year; a span or a "next" belongs to the phrase.
YearTail take_tail(Cursor& cursor, Phrase& phrase) {
    YearTail tail = read_year_tail(cursor);
    if (!tail.found) return tail;
    const bool half = phrase.windows.front().last.kind == UnitKind::half_year;
    if (half && tail.span.last == tail.span.first + 1 && cursor.behind(1).mark == Mark::number) {
        tail.year = tail.span.first;  // "II polugodie 2021-2022" is of a school year
        tail.school = true;
        tail.span = {};
    }
    phrase.span = tail.span;
    phrase.each = phrase.each || tail.each;
    if (tail.year != 0) {
        for (Window& window : phrase.windows)
            give_year(window, tail);
    }
    if (tail.bare_school) {
        for (Window& window : phrase.windows)
            window.first.school = window.last.school = true;
    }
    return tail;
}

// "zima 2022-2023" is one winter; "zima 2022" could be two.
bool settle_winter(Phrase& phrase, const YearTail& tail) {
    Unit& unit = phrase.windows.front().first;
    if (unit.kind != UnitKind::season || unit.index != 1) return true;
    if (phrase.span.given() && phrase.span.last == phrase.span.first + 1) {
        unit.year = phrase.span.first;
        phrase.windows.front().last = unit;
        phrase.span = {};
        return true;
    }
    return unit.year == 0 || tail.school;
}

std::optional<Phrase> read_month(Cursor& cursor) {
    if (!cursor.is(Word::month)) return std::nullopt;
    Phrase phrase = one(month_unit(cursor.at().sense.value));
    phrase.check = cursor.at().mended;
    cursor.skip();
    if (cursor.is(Word::month_unit) && !cursor.is(Mark::comma)) cursor.skip();  // "v mae mesyatse"
    take_tail(cursor, phrase);
    return phrase;
}

// "leto 2022", "letniy period", "letnie kanikuly"
std::optional<Phrase> read_season(Cursor& cursor) {
    const std::size_t start = cursor.position();
    Phrase phrase;
    if (cursor.is(Word::season)) {
        phrase = one(indexed(UnitKind::season, cursor.at().sense.value));
        cursor.skip();
        if (cursor.is(Word::period)) cursor.skip();
    } else if (cursor.is(Word::season_adjective)) {
        const int season = cursor.at().sense.value;
        cursor.skip();
        if ((cursor.is(Word::and_) || cursor.is(Mark::comma)) &&
            cursor.is(Word::season_adjective, 1) && cursor.is(Word::period, 2)) {
            // "vesenniy i osenniy periody"
            phrase = one(indexed(UnitKind::season, season));
            phrase.windows.push_back(whole(indexed(UnitKind::season, cursor.at(1).sense.value)));
            cursor.skip(3);
            take_tail(cursor, phrase);
            return phrase;
        }
        if (is_adjective(cursor.at().folded) && cursor.is(Word::none) &&
            cursor.is(Word::vacation, 1)) {
            cursor.skip();  // "letnie shkol'nye kanikuly"
        }
        const bool summer_holiday = season == 3 && cursor.is(Word::vacation);
        const bool bare_period = cursor.is(Word::period) || cursor.is(Word::month_unit);
        if (!summer_holiday && !bare_period) {
            cursor.move_to(start);
            return std::nullopt;
        }
        cursor.skip();
        if (cursor.is(Word::period)) cursor.skip();  // "letniy kanikulyarnyi period"
        phrase = one(indexed(UnitKind::season, season));
    } else {
        return std::nullopt;
    }
    if (!settle_winter(phrase, take_tail(cursor, phrase))) {
        cursor.move_to(start);
        return std::nullopt;
    }
    return phrase;
}

std::optional<Phrase> read_holiday(Cursor& cursor) {
    const std::size_t start = cursor.position();
    Unit unit;
    unit.kind = UnitKind::day;
    if (cursor.is(Word::new_) && cursor.is(Word::year, 1) && !cursor.at(1).sense.plural) {
        // only "by the New Year": the caller's preposition says so
        unit.month = 12;
        unit.day = 31;
        cursor.skip(2);
        return one(unit);
    }
    const bool women = cursor.is(Word::none) && cursor.is(Word::holiday_name, 1) &&
                       cursor.at(1).sense.value == 308;
    if (women) cursor.skip();  // "International women's day"
    if (cursor.is(Word::holiday_name) && cursor.at().sense.value == 308 &&
        cursor.is(Word::day, 1)) {
        cursor.skip(2);
        unit.month = 3;
        unit.day = 8;
        return one(unit);
    }
    if (cursor.is(Word::day) && !cursor.at().sense.plural) {
        // "Den' znaniy", "Den' narodnogo edinstva", "Den' zashchity detey"
        std::size_t ahead = 1;
        while (ahead < 3 && cursor.is(Mark::word, ahead) && cursor.is(Word::none, ahead))
            ++ahead;
        if (cursor.is(Word::holiday_name, ahead)) {
            const int value = cursor.at(ahead).sense.value;
            cursor.skip(ahead + 1);
            unit.month = value / 100;
            unit.day = value % 100;
            Phrase phrase = one(unit);
            take_tail(cursor, phrase);
            return phrase;
        }
    }
    cursor.move_to(start);
    return std::nullopt;
}

std::optional<Phrase> read_years_alone(Cursor& cursor) {
    const auto years = read_years(cursor);
    if (!years) return std::nullopt;
    const UnitKind kind = years->school ? UnitKind::school_year : UnitKind::year;
    Unit first = indexed(kind, 0);
    Unit last = first;
    first.year = years->first;
    last.year = years->school ? years->last - 1 : years->last;
    Phrase phrase;
    phrase.windows.push_back({first, last, Bound::whole, false});
    phrase.years_alone = true;
    return phrase;
}

// The number a token stands for in a name: "1", "I", "first"; 0 for none.
int number_in_name(const Token& token) {
    if (token.mark == Mark::number) return token.value;
    if (token.sense.word == Word::ordinal) return token.sense.value;
    return token.mark == Mark::word && token.sense.word == Word::none ? token.roman : 0;
}

bool is_name_word(const Token& token, const std::string& word) {
    const int number = number_in_name(token);
    if (number > 0) return std::to_string(number) == word;
    return token.mark == Mark::word && same_stem(token.folded, word);
}

Window named(std::size_t index) {
    Unit unit;
    unit.kind = UnitKind::named;
    unit.name = static_cast<int>(index);
    return whole(unit);
}

// "osennie i vesennie kanikuly", "1, 2 chetverti": the noun is said once.
std::optional<Phrase> read_named_list(Cursor& cursor, const WindowNames& names) {
    constexpr std::size_t kItemsMax = 6;
    std::vector<std::size_t> items{0};
    std::size_t ahead = 1;
    while (items.size() < kItemsMax &&
           (cursor.is(Mark::comma, ahead) || cursor.is(Word::and_, ahead))) {
        items.push_back(ahead + 1);
        ahead += 2;
    }
    if (items.size() < 2) return std::nullopt;
    Phrase phrase;
    for (const std::size_t item : items) {
        const auto found = std::find_if(names.begin(), names.end(), [&](const auto& words) {
            return words.size() == 2 && is_name_word(cursor.at(item), words.front()) &&
                   is_name_word(cursor.at(ahead), words.back());
        });
        if (found == names.end()) return std::nullopt;
        phrase.windows.push_back(named(static_cast<std::size_t>(found - names.begin())));
    }
    cursor.skip(ahead + 1);
    return phrase;
}

// "osennie kanikuly", "1 chetvert'", "kupal'nyi sezon" as the department names them
std::optional<Phrase> read_named(Cursor& cursor, const WindowNames& names) {
    if (names.empty()) return std::nullopt;
    if (auto list = read_named_list(cursor, names)) return list;
    std::size_t best = names.size();
    for (std::size_t n = 0; n < names.size(); ++n) {
        const auto& words = names[n];
        if (words.empty() || (best < names.size() && words.size() <= names[best].size())) continue;
        std::size_t ahead = 0;
        while (ahead < words.size() && is_name_word(cursor.at(ahead), words[ahead]))
            ++ahead;
        if (ahead == words.size()) best = n;
    }
    if (best == names.size()) return std::nullopt;
    cursor.skip(names[best].size());
    Phrase phrase;
    phrase.windows.push_back(named(best));
    return phrase;
}

}  // namespace

int days_in_month(int month) {
    constexpr std::array kDays{31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    return kDays.at(static_cast<std::size_t>(month) - 1);
}

void give_year(Window& window, const YearTail& tail) {
    // The first end of a range follows in resolving, since it may lie a year before.
    const bool single = window.first == window.last;
    if (window.last.year == 0) give_year(window.last, tail);
    if (single) {
        window.first = window.last;
    } else if (tail.school && window.first.year == 0) {
        give_year(window.first, tail);
    }
}

std::optional<Phrase> read_phrase(Cursor& cursor, const WindowNames& names) {
    if (auto phrase = read_named(cursor, names)) {
        take_tail(cursor, *phrase);
        return phrase;
    }
    if (auto phrase = read_numeric_dates(cursor)) return phrase;
    if (auto phrase = read_part(cursor)) {
        take_tail(cursor, *phrase);
        return phrase;
    }
    if (auto phrase = read_years_alone(cursor)) return phrase;
    if (auto phrase = read_month(cursor)) return phrase;
    if (auto phrase = read_season(cursor)) return phrase;
    return read_holiday(cursor);
}

}  // namespace sroki::scheduler::language
