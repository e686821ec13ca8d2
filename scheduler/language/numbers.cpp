#include "scheduler/language/numbers.h"

namespace sroki::scheduler::language {

namespace {

constexpr int kYearMin = 1900;
constexpr int kYearMax = 2199;
constexpr int kCentury = 2000;

bool is_roman(const Token& token) {
    return token.mark == Mark::word && token.roman > 0 && token.sense.word == Word::none;
}

bool is_numeral(const Token& token) {
    if (token.mark == Mark::number) return token.digits <= 3;
    return token.sense.word == Word::ordinal || is_roman(token);
}

// "2021/22", "2021-22": the second year in two digits; `first` is four digits.
std::optional<int> read_second_year(Cursor& cursor, int first) {
    const Token& token = cursor.at();
    if (token.mark != Mark::number) return std::nullopt;
    if (token.digits == 4 && token.value >= kYearMin && token.value <= kYearMax) {
        cursor.skip();
        return token.value;
    }
    const bool day = cursor.is(Word::month, 1) || cursor.is(Mark::dot, 1);
    if (token.digits == 2 && first % 100 + 1 == token.value && !day) {
        cursor.skip();
        return first + 1;
    }
    return std::nullopt;
}

struct YearWords {
    bool school = false;
    bool year = false;
};

// "g.", "gody", "uchebnyi god", "uch. g.", "kalendarnyi god"
YearWords read_year_words(Cursor& cursor) {
    const std::size_t start = cursor.position();
    YearWords words;
    if (cursor.accept(Word::school)) {
        words.school = true;
    } else if (cursor.is(Word::calendar) && cursor.is(Word::year, 1)) {
        cursor.skip();
    }
    if (cursor.is(Word::year)) {
        cursor.skip();
        words.year = true;
        // "gg.", "g.g." and "2021 g. god" are said once
        while (cursor.is(Word::year) && !cursor.at().space_before)
            cursor.skip();
    } else if (words.school && cursor.at().stop_after == false && !cursor.is(Word::year)) {
        words.school = false;
        cursor.move_to(start);
    }
    return words;
}

}  // namespace

std::optional<int> read_number(Cursor& cursor) {
    const Token& token = cursor.at();
    if (token.mark == Mark::number && token.digits <= 2 && token.value >= 1) {
        cursor.skip();
        return token.value;
    }
    if (token.mark == Mark::number && token.digits == 3 && token.roman == 3) {
        cursor.skip();
        return 111;  // "111": OCR of III; only a quarter makes sense of it
    }
    if (token.sense.word == Word::ordinal) {
        cursor.skip();
        return token.sense.value;
    }
    if (token.sense.word == Word::cardinal &&
        (token.sense.value == 20 || token.sense.value == 30) && cursor.is(Word::ordinal, 1) &&
        cursor.at(1).sense.value < 10) {
        const int value = token.sense.value + cursor.at(1).sense.value;
        cursor.skip(2);
        return value;
    }
    if (is_roman(token)) {
        cursor.skip();
        return token.roman;
    }
    return std::nullopt;
}

std::optional<int> read_count(Cursor& cursor) {
    const Token& token = cursor.at();
    if (token.mark == Mark::number && token.value >= 1 && token.digits <= 3) {
        cursor.skip();
        return token.value;
    }
    if (token.sense.word == Word::cardinal) {
        cursor.skip();
        return token.sense.value;
    }
    if (is_roman(token)) {
        cursor.skip();
        return token.roman;
    }
    return std::nullopt;
}

std::optional<NumberSeries> read_series(Cursor& cursor) {
    NumberSeries series;
    const auto read_member = [&]() -> bool {
        const Token& token = cursor.at();
        const auto number = read_number(cursor);
        if (!number) return false;
        if (token.mark != Mark::number) series.plain_digits = false;
        series.plural = series.plural || (token.sense.word == Word::ordinal && token.sense.plural);
        series.digits = token.digits;
        series.members.push_back({*number, *number});
        return true;
    };
    if (!read_member()) return std::nullopt;
    constexpr std::size_t kMembersMax = 31;
    while (series.members.size() < kMembersMax) {
        const std::size_t before = cursor.position();
        const bool ranged = series.members.back().first != series.members.back().last;
        const bool dash = cursor.is(Mark::dash);
        if (dash && ranged) break;
        const bool either = cursor.is(Mark::slash) || cursor.is(Word::or_);
        const bool comma = cursor.accept(Mark::comma);
        if (!comma && !dash && !either && !cursor.is(Word::and_)) break;
        if (!comma || cursor.is(Word::and_) || cursor.is(Word::or_)) cursor.skip();
        if (!is_numeral(cursor.at()) || !read_member()) {
            cursor.move_to(before);
            break;
        }
        if (dash) {
            const int last = series.members.back().last;
            series.members.pop_back();
            if (series.members.back().first == last) {  // "1-1-1…" is no range
                cursor.move_to(before);
                break;
            }
            series.members.back().last = last;
        }
        series.alternative = series.alternative || either;
    }
    return series;
}

std::optional<int> read_year_number(Cursor& cursor) {
    const Token& token = cursor.at();
    if (token.mark != Mark::number || token.digits != 4) return std::nullopt;
    if (token.value < kYearMin || token.value > kYearMax) return std::nullopt;
    cursor.skip();
    return token.value;
}

std::optional<YearsRead> read_years(Cursor& cursor) {
    const std::size_t start = cursor.position();
    YearsRead years;
    const bool school_first = cursor.is(Word::school);
    if (school_first) cursor.skip();
    auto first = read_year_number(cursor);
    if (!first && cursor.is(Mark::number) && cursor.at().digits == 2 &&
        (cursor.is(Mark::slash, 1) || cursor.is(Mark::dash, 1)) && cursor.is(Mark::number, 2) &&
        cursor.at(2).digits == 2 && cursor.at(2).value == cursor.at().value + 1 &&
        cursor.is(Word::school, 3)) {
        first = kCentury + cursor.at().value;  // "21/22 uch. god"
        cursor.skip();
        cursor.skip();
        cursor.skip();
        years.last = *first + 1;
    }
    if (!first) {
        cursor.move_to(start);
        return std::nullopt;
    }
    years.first = *first;
    const std::size_t after_first = cursor.position();
    read_year_words(cursor);  // "2021 g. - 2022 g."
    const bool slash = cursor.is(Mark::slash);
    if (years.last == 0 && (slash || cursor.is(Mark::dash))) {
        cursor.skip();
        if (const auto second = read_second_year(cursor, *first); second && *second > *first) {
            years.last = *second;
            years.slash = slash;
        }
    }
    if (years.last == 0) {
        cursor.move_to(after_first);
        years.last = years.first;
    }
    const YearWords words = read_year_words(cursor);
    years.word = words.year;
    years.school = words.school || school_first || (years.slash && years.last == years.first + 1);
    if (years.school && years.last == years.first) {
        cursor.move_to(start);  // "2021 uchebnyi god": which one?
        return std::nullopt;
    }
    return years;
}

namespace {

// "tekushchego goda", "t.g.", "s.g.", "kazhdogo goda", "uchebnogo goda", "goda, sleduyushchego za…"
bool read_nameless_year(Cursor& cursor, YearTail& tail) {
    const std::size_t start = cursor.position();
    const auto fail = [&] {
        cursor.move_to(start);
        return false;
    };
    if (cursor.is(Word::from) && cursor.at().stop_after && cursor.is(Word::year, 1) &&
        cursor.at(1).sense.abbreviated) {
        cursor.skip(2);
        return true;
    }
    bool current = false;
    if (cursor.accept(Word::every) || cursor.accept(Word::reporting)) {
        tail.each = true;
    } else if (cursor.is(Word::current) || cursor.is(Word::relevant)) {
        current = true;
        cursor.skip();
    }
    const bool school = cursor.accept(Word::school);
    if (!school) cursor.accept(Word::calendar);
    if (!cursor.is(Word::year) || cursor.at().sense.plural) return fail();
    if (cursor.at().folded.size() <= 2 && !current) return fail();  // a stray "g."
    cursor.skip();
    tail.bare_school = school;
    const std::size_t after_year = cursor.position();
    cursor.accept(Mark::comma);
    if (cursor.accept(Word::next)) {
        if (!cursor.accept(Word::behind)) return fail();
        // the year after the reporting one, or after the year of something
        if (!cursor.accept(Word::reporting) && !cursor.is(Word::year)) return fail();
        if (cursor.is(Word::year) || cursor.is(Word::period)) cursor.skip();
        while (cursor.is(Mark::word) && cursor.is(Word::none))
            cursor.skip();
        tail.each = true;
        return true;
    }
    if (cursor.accept(Word::previous)) {
        if (cursor.is(Word::year) || cursor.is(Word::period) || cursor.is(Word::reporting)) {
            cursor.skip();
        }
        if (cursor.is(Word::year)) cursor.skip();
        while (cursor.is(Mark::word) && (cursor.is(Word::none) || cursor.is(Word::realization) ||
                                         cursor.is(Word::event) || cursor.is(Word::ordinary) ||
                                         cursor.is(Word::relevant) || cursor.is(Word::establish))) {
            cursor.skip();
        }
        return true;
    }
    cursor.move_to(after_year);
    return true;
}

}  // namespace

YearTail read_year_tail(Cursor& cursor) {
    YearTail tail;
    const std::size_t start = cursor.position();
    const bool in = cursor.is(Word::in) || cursor.is(Word::on);
    if (in) cursor.skip();
    const bool bracket = !in && cursor.is(Mark::open);
    if (bracket) cursor.skip();
    if (const auto years = read_years(cursor)) {
        if (bracket && !cursor.accept(Mark::close)) {
            cursor.move_to(start);
            return tail;
        }
        tail.found = true;
        tail.school = years->school;
        tail.year = years->first;
        if (years->school ? years->last != years->first + 1 : years->last != years->first) {
            tail.span = Years{years->first, years->last, years->school};
            tail.year = 0;
        }
        return tail;
    }
    cursor.move_to(start);
    // "May 22 g."
    if (cursor.is(Mark::number) && cursor.at().digits == 2 && cursor.is(Word::year, 1) &&
        cursor.at().value >= 10 && !cursor.at(1).sense.plural) {
        tail.year = kCentury + cursor.at().value;
        tail.found = true;
        cursor.skip(2);
        return tail;
    }
    tail.found = read_nameless_year(cursor, tail);
    if (!tail.found) tail = YearTail{};
    return tail;
}

}  // namespace sroki::scheduler::language
