#pragma once
// The words a term is made of, apart from their spelling: grammar rules speak of Word::month and
// Word::before; russian_vocabulary.cpp says which Russian word forms those are.
// Thread contract: the tables are built once, on first use, and never change.

#include <cstdint>
#include <optional>
#include <string_view>

namespace sroki::scheduler::language {

enum class Word : std::uint8_t {
    none,      // not a word of the deadline language
    ordinary,  // known not to be one: a near word never becomes a term by mending
    month,     // value 1..12
    weekday,   // value 1 (Monday)..7
    ordinal,   // "first", value 1..31; "last" is -1
    cardinal,  // "two", value
    compound,  // "five-day", value: relative spans of time
    // units of time
    hour,
    day,
    week,
    decade,
    month_unit,
    quarter,
    half_year,
    year,
    school_quarter,
    trimester,
    vacation,
    season,            // value: 1 winter, 2 spring, 3 summer, 4 autumn
    season_adjective,  // the same
    campaign,          // "month-long campaign", "action"
    // how often
    frequency,  // value: static_cast<int>(Cycle)
    every,
    times,
    repeatedly,  // "twice", value
    // prepositions, conjunctions, particles
    in,
    on,
    from,
    by,
    before,
    towards,
    of,
    behind,
    at,
    through,
    ahead_of,
    not_,
    and_,
    or_,
    than,
    but,
    // comparisons
    later,
    earlier,
    rarer,
    less,
    more,
    // parts and bounds
    beginning,
    middle,
    end,
    half,
    starting,
    during,
    whole,
    period,
    date_number,
    further,
    // which one
    school,
    calendar,
    current,
    next,
    previous,
    reporting,
    relevant,
    new_,
    // why there is no date
    plan,
    establish,
    clarify,
    term,
    date,
    accordance,
    agreeing,
    need,
    occasion,
    case_,
    measure,
    outcome,
    finishing,
    realization,  // value 1: of the plan itself ("realization", "validity")
    after,
    except,
    moment,
    event,
    permanent,
    steady,
    manner,
    workaday,
    whenever,
    // names of things
    naming,      // "room", "school", "stage": a number beside it is a name
    unit_of_it,  // "people", "percent": a number before it counts something
    clock,
    holiday_name,  // value: month * 100 + day
    summary,       // "as of", "total": harmless words
};

struct Sense {
    Word word = Word::none;
    std::int16_t value = 0;
    bool plural = false;
    bool abbreviated = false;
    bool genitive = false;  // of a month: "yanvarya"

    friend bool operator==(const Sense&, const Sense&) = default;
};

// The sense of a folded word (lower case, no yo); Word::none for any other.
[[nodiscard]] Sense find_word(std::string_view folded);

// The one sense whose spelling is nearest to a misspelt word of six letters or more.
[[nodiscard]] std::optional<Sense> find_near_word(std::string_view folded);

// 1..12 for a Roman numeral with its usual OCR slips; 0 for anything else.
[[nodiscard]] int roman_value(std::string_view folded);

// A Latin or digit look-alike read as the Cyrillic letter it stands for; 0 if there is none.
[[nodiscard]] char32_t cyrillic_for(char32_t look_alike);

// A letter that OCR puts for a digit; -1 if it is no such letter.
[[nodiscard]] int digit_for(char32_t look_alike);

// Abbreviations with a slash: "p/g" is a half-year.
[[nodiscard]] Sense slashed_sense(std::string_view left, std::string_view right);

// Endings written after a number: "3-go", "2-ya".
[[nodiscard]] bool is_number_ending(std::string_view folded);

// Proper names, judged by form: patronymics and surnames.
[[nodiscard]] bool is_patronymic(std::string_view folded);
[[nodiscard]] bool is_surname(std::string_view folded);

// A plain adjective or participle, judged by its ending.
[[nodiscard]] bool is_adjective(std::string_view folded);

// A verb in the imperative: the cell gives an instruction, not a term.
[[nodiscard]] bool is_imperative(std::string_view folded);

// Two inflected forms of one word: equal but for their endings.
[[nodiscard]] bool same_stem(std::string_view left, std::string_view right);

}  // namespace sroki::scheduler::language
