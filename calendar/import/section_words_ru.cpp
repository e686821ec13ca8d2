#include <array>

#include "calendar/import/rows.h"

namespace sroki::calendar {

namespace {

constexpr std::array<std::u32string_view, 12> kMonths{
    U"январь", U"февраль", U"март",     U"апрель",  U"май",    U"июнь",
    U"июль",   U"август",  U"сентябрь", U"октябрь", U"ноябрь", U"декабрь"};

constexpr std::u32string_view kSectionNames[] = {U"раздел", U"направление", U"блок", U"модуль",
                                                 U"глава",  U"этап",        U"часть"};

bool is_year_word(std::u32string_view word) {
    return word == U"г" || word == U"год" || word == U"года" || word == U"месяц";
}

bool is_number_character(char32_t c) {
    return is_digit(c) || c == U'I' || c == U'V' || c == U'X' || c == U'.' || c == U'І' ||
           c == U'Х';
}

// Where the title begins after its number; 0: there is no number.
std::size_t number_end(std::u32string_view text) {
    std::size_t at = 0;
    while (at < text.size() && is_number_character(text[at]))
        ++at;
    if (at == 0 || at > 10 || at >= text.size()) return 0;
    const bool closed = text[at - 1] == U'.' || text[at] == U')' || text[at] == U':';
    if (text[at] == U')' || text[at] == U':') ++at;
    if (at >= text.size() || !(is_space(text[at]) || (closed && !is_digit(text[at])))) return 0;
    while (at < text.size() && (is_space(text[at]) || is_dash(text[at])))
        ++at;
    return at;
}

// Where the word that calls it a section ends; 0: there is none.
std::size_t name_end(std::u32string_view text) {
    const std::u32string folded = fold_case(text.substr(0, 20));
    for (const std::u32string_view name : kSectionNames) {
        if (!folded.starts_with(name)) continue;
        std::size_t at = name.size();
        if (at < text.size() && is_letter(text[at])) continue;
        while (at < text.size() && (is_space(text[at]) || text[at] == 0x2116))
            ++at;
        return at;
    }
    return 0;
}

}  // namespace

std::string strip_section_number(std::string_view text) {
    const std::u32string heading = trim(decode(text));
    const std::size_t name = name_end(heading);
    const auto rest = std::u32string_view(heading).substr(name);
    std::size_t number = number_end(rest);
    if (name > 0 && number == 0) {
        // "Section 1" with nothing more, or "Section of ...": left as it is.
        return encode(heading);
    }
    const std::u32string title = trim(rest.substr(number));
    return encode(title.empty() ? heading : title);
}

bool is_section_heading(std::string_view text) {
    const std::u32string heading = trim(decode(text));
    const std::size_t name = name_end(heading);
    return number_end(std::u32string_view(heading).substr(name)) > 0;
}

std::optional<MonthHeading> month_heading(std::string_view text) {
    const auto words = words_of(decode(text));
    if (words.empty() || words.size() > 4) return std::nullopt;
    std::optional<MonthHeading> heading;
    std::optional<std::chrono::year> year;
    for (const std::u32string& word : words) {
        if (is_year_word(word)) continue;
        if (word.size() == 4 && word.starts_with(U"20") && is_digit(word[2]) && is_digit(word[3])) {
            year = std::chrono::year{2000 + static_cast<int>(word[2] - U'0') * 10 +
                                     static_cast<int>(word[3] - U'0')};
            continue;
        }
        const auto month = std::find(kMonths.begin(), kMonths.end(), word);
        if (month == kMonths.end() || heading) return std::nullopt;
        heading = MonthHeading{
            std::chrono::month{static_cast<unsigned>(month - kMonths.begin()) + 1U}, {}};
    }
    if (heading) heading->year = year;
    return heading;
}

}  // namespace sroki::calendar
