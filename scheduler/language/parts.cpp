#include "scheduler/language/parts.h"

#include <algorithm>

#include "scheduler/language/school_years.h"

namespace sroki::scheduler::language {

namespace {

struct DayRange {
    int first;
    int last;
};

Window window_of(const Unit& first, const Unit& last) {
    return {first, last, Bound::whole, false};
}

// The month a part belongs to: named, "of each month", "of the month", or none.
enum class Owner { named, each, section, none };

Owner read_owner(Cursor& cursor, Unit& unit, Phrase& phrase) {
    if (cursor.is(Word::month)) {
        unit.month = cursor.at().sense.value;
        phrase.check = phrase.check || cursor.at().mended;
        cursor.skip();
        if (cursor.is(Word::month_unit)) cursor.skip();
        return Owner::named;
    }
    if (cursor.is(Word::every) && cursor.is(Word::month_unit, 1)) {
        cursor.skip(2);
        return Owner::each;
    }
    if (cursor.is(Word::month_unit)) {
        cursor.skip();
        return Owner::section;
    }
    return Owner::none;
}

void settle_owner(Owner owner, Phrase& phrase) {
    phrase.monthly = owner == Owner::each;
    phrase.needs_month = owner == Owner::section || owner == Owner::none;
}

std::optional<Phrase> month_parts(Cursor& cursor, const std::vector<DayRange>& firsts,
                                  const std::vector<DayRange>& lasts) {
    Phrase phrase;
    Unit owner_unit;
    owner_unit.kind = UnitKind::month_part;
    settle_owner(read_owner(cursor, owner_unit, phrase), phrase);
    for (std::size_t i = 0; i < firsts.size(); ++i) {
        Unit first = owner_unit;
        Unit last = owner_unit;
        first.day = firsts[i].first;
        first.last_day = firsts[i].last;
        last.day = lasts[i].first;
        last.last_day = lasts[i].last;
        phrase.windows.push_back(window_of(first, last));
    }
    return phrase;
}

std::optional<DayRange> week_of(int index) {
    if (index == -1) return DayRange{-7, -1};
    if (index < 1 || index > 4) return std::nullopt;
    return DayRange{index * 7 - 6, index * 7};
}

std::optional<DayRange> decade_of(int index) {
    if (index == 3 || index == -1) return DayRange{21, -1};
    if (index < 1 || index > 2) return std::nullopt;
    return DayRange{index * 10 - 9, index * 10};
}

std::optional<DayRange> half_of(int index) {
    if (index == 1) return DayRange{1, 15};
    if (index == 2 || index == -1) return DayRange{16, -1};
    return std::nullopt;
}

template <class PartOf>
std::optional<Phrase> read_month_parts(Cursor& cursor, const NumberSeries& series, PartOf part_of) {
    std::vector<DayRange> firsts;
    std::vector<DayRange> lasts;
    for (const auto& member : series.members) {
        const bool backwards =
            member.first != member.last &&
            (member.first < 0 || (member.last > 0 && member.first > member.last));
        if (backwards) return std::nullopt;  // "the last - 2nd week"
        const auto first = part_of(member.first);
        const auto last = part_of(member.last);
        if (!first || !last) return std::nullopt;
        firsts.push_back(*first);
        lasts.push_back(*last);
    }
    return month_parts(cursor, firsts, lasts);
}

std::optional<Phrase> read_days(Cursor& cursor, const NumberSeries& series) {
    Phrase phrase;
    Unit owner_unit;
    owner_unit.kind = UnitKind::day;
    const Owner owner = read_owner(cursor, owner_unit, phrase);
    settle_owner(owner, phrase);
    const int days = owner_unit.month == 0 ? 31 : days_in_month(owner_unit.month);
    for (const auto& member : series.members) {
        Unit first = owner_unit;
        Unit last = owner_unit;
        first.day = member.first;
        last.day = member.last;
        if (member.first > days || member.last > days) return std::nullopt;
        if (member.last != -1 && member.first > member.last) return std::nullopt;
        phrase.windows.push_back(window_of(first, last));
    }
    return phrase;
}

std::optional<Phrase> read_weekdays(Cursor& cursor, const NumberSeries& series) {
    Phrase phrase;
    Unit unit;
    unit.kind = UnitKind::weekday;
    unit.weekday = cursor.at().sense.value;
    cursor.skip();
    settle_owner(read_owner(cursor, unit, phrase), phrase);
    for (const auto& member : series.members) {
        if (member.first != member.last || member.first > 4) return std::nullopt;
        unit.nth = member.first;
        phrase.windows.push_back(window_of(unit, unit));
    }
    return phrase;
}

// Quarters and half-years. A plural range is one window each, a singular range is one window.
std::optional<Phrase> read_indexed(const NumberSeries& series, UnitKind kind, int last_index,
                                   bool plural) {
    Phrase phrase;
    const auto index_of = [last_index](int number) {
        if (number == 11) return 2;  // OCR of II
        if (number == 111) return 3;
        return number == -1 ? last_index : number;
    };
    for (const auto& member : series.members) {
        Unit first;
        first.kind = kind;
        first.index = index_of(member.first);
        Unit last = first;
        last.index = index_of(member.last);
        if (first.index > last_index || last.index > last_index) return std::nullopt;
        if (plural && first.index < last.index) {
            for (; first.index <= last.index; ++first.index)
                phrase.windows.push_back(window_of(first, first));
        } else {
            phrase.windows.push_back(window_of(first, last));
        }
    }
    return phrase;
}

DayRange edge_days(Word edge) {
    if (edge == Word::beginning) return {1, 10};
    return edge == Word::end ? DayRange{21, -1} : DayRange{11, 20};
}

bool is_edge(const Cursor& cursor, std::size_t ahead = 0) {
    return cursor.is(Word::beginning, ahead) || cursor.is(Word::middle, ahead) ||
           cursor.is(Word::end, ahead);
}

// "konets goda", "v kontse 2022 goda": its last day.
std::optional<Phrase> read_year_end(Cursor& cursor) {
    Unit unit;
    unit.kind = UnitKind::year;
    Phrase phrase;
    const std::size_t start = cursor.position();
    if (const auto years = read_years(cursor); years && years->last == years->first) {
        unit.year = years->first;
    } else {
        cursor.move_to(start);
        const YearTail tail = read_year_tail(cursor);
        if (!tail.found || tail.year != 0 || tail.span.given() || tail.bare_school) {
            return std::nullopt;
        }
        phrase.each = tail.each;
    }
    phrase.windows.push_back({unit, unit, Bound::until, false});
    return phrase;
}

// "nachalo maya", "nachalo i konets 2021-2022 uchebnogo goda", "konets goda"
std::optional<Phrase> read_edge(Cursor& cursor) {
    if (!is_edge(cursor)) return std::nullopt;
    const std::size_t start = cursor.position();
    std::vector<Word> edges{cursor.at().sense.word};
    cursor.skip();
    while (edges.size() < 3 && (cursor.is(Word::and_) || cursor.is(Mark::comma))) {
        const std::size_t next = cursor.is(Word::in, 1) ? 2 : 1;
        if (!is_edge(cursor, next)) break;
        edges.push_back(cursor.at(next).sense.word);
        cursor.skip(next + 1);
    }
    if (const auto year = read_school_year(cursor)) {
        Phrase phrase;
        phrase.each = year->each;
        for (const Word edge : edges) {
            if (edge == Word::middle) break;
            const Unit unit = school_unit(
                edge == Word::beginning ? UnitKind::school_year_start : UnitKind::school_year_end,
                year->first);
            phrase.windows.push_back(window_of(unit, unit));
        }
        if (phrase.windows.size() == edges.size()) return phrase;
    } else if (cursor.is(Word::month) || cursor.is(Word::month_unit) ||
               (cursor.is(Word::every) && cursor.is(Word::month_unit, 1))) {
        std::vector<DayRange> days;
        for (const Word edge : edges)
            days.push_back(edge_days(edge));
        return month_parts(cursor, days, days);
    } else if (edges.size() == 1 && edges.front() == Word::end) {
        if (auto phrase = read_year_end(cursor)) return phrase;
    }
    cursor.move_to(start);
    return std::nullopt;
}

std::optional<Phrase> read_half(Cursor& cursor, const NumberSeries& series) {
    cursor.skip();
    const std::size_t after = cursor.position();
    const bool each = cursor.accept(Word::every);
    const bool school = cursor.accept(Word::school);
    if (cursor.is(Word::year)) {
        cursor.skip();
        auto phrase = read_indexed(series, UnitKind::half_year, 2, false);
        if (!phrase) return std::nullopt;
        phrase->each = each;
        for (Window& window : phrase->windows)
            window.first.school = window.last.school = school;
        return phrase;
    }
    cursor.move_to(after);
    if (const auto years = read_years(cursor)) {
        auto phrase = read_indexed(series, UnitKind::half_year, 2, false);
        if (!phrase ||
            (years->school ? years->last != years->first + 1 : years->last != years->first)) {
            return std::nullopt;
        }
        for (Window& window : phrase->windows)
            give_year(window, {years->first, years->school, {}, false, true, false});
        return phrase;
    }
    cursor.move_to(after);
    if (cursor.is(Word::day)) return std::nullopt;  // "the first half of the day"
    return read_month_parts(cursor, series, half_of);
}

// "poslednii mesyats [kazhdogo] kvartala"
bool at_month_of_cycle(const Cursor& cursor) {
    if (!cursor.is(Word::ordinal) || !cursor.is(Word::month_unit, 1)) return false;
    const int index = cursor.at().sense.value;
    const std::size_t ahead = cursor.is(Word::every, 2) ? 3 : 2;
    const bool half = cursor.is(Word::half_year, ahead);
    return (index == -1 || index == 1 || (index == 3 && !half)) &&
           (half || cursor.is(Word::quarter, ahead));
}

bool at_month_or_unit(const Cursor& cursor) {
    const std::size_t ahead = cursor.is(Word::every, 1) ? 2 : 1;
    return cursor.is(Word::month, ahead) || cursor.is(Word::month_unit, ahead) ||
           cursor.is(Word::quarter, ahead);
}

// The cell is nothing but these numbers: days of the section's month.
bool is_whole_cell(const Cursor& cursor, std::size_t start) {
    constexpr std::size_t kWordsBeforeMax = 4;
    const std::size_t read = cursor.position() - start;
    if (cursor.is(Mark::close) && start >= 2 && cursor.behind(read + 1).mark == Mark::open &&
        cursor.behind(read + 2).sense.word == Word::month) {
        return true;  // "oktyabr' (23-27)"
    }
    if (!cursor.done() || start > kWordsBeforeMax) return false;
    for (std::size_t behind = cursor.position() - start + 1; behind <= cursor.position();
         ++behind) {
        const Token& token = cursor.behind(behind);
        const Word word = token.sense.word;
        const bool passes = token.mark == Mark::number || word == Word::before ||
                            word == Word::by || word == Word::from || word == Word::not_ ||
                            word == Word::later || word == Word::towards;
        if (!passes) return false;
    }
    return true;
}

std::optional<Phrase> read_numbered(Cursor& cursor, const NumberSeries& series) {
    const bool of_year = cursor.is(Word::quarter) || cursor.is(Word::half_year);
    if (series.plural && !of_year) return std::nullopt;  // "v pervykh chislakh"
    switch (cursor.at().sense.word) {
        case Word::month:
            return read_days(cursor, series);
        case Word::date_number:
            // "v pervykh chislakh", "20-e chisla": no one day
            if (cursor.at().sense.plural && series.members.size() == 1 &&
                series.members.front().first == series.members.front().last) {
                return std::nullopt;
            }
            cursor.skip();
            return read_days(cursor, series);
        case Word::day:
            if (series.plain_digits || !at_month_or_unit(cursor)) return std::nullopt;
            cursor.skip();
            return read_days(cursor, series);
        case Word::weekday:
            return read_weekdays(cursor, series);
        case Word::week:
            cursor.skip();
            return read_month_parts(cursor, series, week_of);
        case Word::decade:
            cursor.skip();
            return read_month_parts(cursor, series, decade_of);
        case Word::half:
            return read_half(cursor, series);
        case Word::quarter: {
            const bool plural = cursor.at().sense.plural;
            cursor.skip();
            return read_indexed(series, UnitKind::quarter, 4, plural);
        }
        case Word::half_year: {
            if (cursor.at().sense.value == 1) return std::nullopt;
            const bool plural = cursor.at().sense.plural || cursor.at().sense.value == 2;
            cursor.skip();
            return read_indexed(series, UnitKind::half_year, 2, plural);
        }
        case Word::month_unit: {
            if (series.members.size() != 1 || !at_school_year([&cursor] {
                    Cursor next = cursor;
                    next.skip();
                    return next;
                }())) {
                return std::nullopt;
            }
            cursor.skip();
            const auto year = read_school_year(cursor);
            const int index = series.members.front().first;
            if (!year || (index != 1 && index != -1)) return std::nullopt;
            Phrase phrase = school_phrase(UnitKind::month, *year);
            Unit& unit = phrase.windows.front().first;
            unit.month = index == 1 ? 9 : 5;
            if (year->first != 0 && index == -1) unit.year = year->first + 1;
            phrase.windows.front().last = unit;
            return phrase;
        }
        default:
            return std::nullopt;
    }
}

}  // namespace

std::optional<Phrase> read_part(Cursor& cursor) {
    const std::size_t start = cursor.position();
    if (auto phrase = read_edge(cursor)) return phrase;
    if (const auto year = read_school_year(cursor)) {
        return school_phrase(UnitKind::school_year, *year);
    }
    if (cursor.is(Word::quarter) || cursor.is(Word::half_year)) {
        // "kvartal II"
        const Word noun = cursor.at().sense.word;
        const bool abbreviated = cursor.at().sense.value == 1;
        cursor.skip();
        const auto series = abbreviated ? std::nullopt : read_series(cursor);
        if (series && series->members.size() == 1) {
            const bool quarter = noun == Word::quarter;
            auto phrase = read_indexed(*series, quarter ? UnitKind::quarter : UnitKind::half_year,
                                       quarter ? 4 : 2, false);
            if (phrase) return phrase;
        }
        cursor.move_to(start);
        return std::nullopt;
    }
    if (at_month_of_cycle(cursor)) {
        // the whole of it; whose month it is, the day rule reads
        Phrase phrase;
        Unit unit;
        unit.kind = UnitKind::month_part;
        unit.day = 1;
        unit.last_day = -1;
        phrase.windows.push_back(window_of(unit, unit));
        phrase.needs_month = true;
        return phrase;
    }
    if (const auto series = read_series(cursor)) {
        if (auto phrase = read_numbered(cursor, *series)) {
            phrase->alternative = series->alternative;
            return phrase;
        }
        if (series->plain_digits && is_whole_cell(cursor, start)) return read_days(cursor, *series);
        // "30 (31) chisla": the last day
        if (series->members.size() == 1 && series->members.front().last == 30 &&
            cursor.is(Mark::open) && cursor.at(1).value == 31 && cursor.is(Mark::close, 2) &&
            cursor.is(Word::date_number, 3)) {
            cursor.skip(4);
            NumberSeries last;
            last.members.push_back({-1, -1});
            return read_days(cursor, last);
        }
    }
    cursor.move_to(start);
    return std::nullopt;
}

}  // namespace sroki::scheduler::language
