#include <algorithm>
#include <unordered_set>

#include "calendar/import/term_words.h"
#include "calendar/import/text.h"

namespace sroki::calendar {

namespace {

// Beginnings of words that by themselves speak of time.
constexpr std::u32string_view kStrong[] = {
    U"январ",  U"феврал",  U"март",    U"апрел",        U"июн",       U"июл",       U"август",
    U"сентяб", U"октяб",   U"нояб",    U"декаб",        U"ежегодн",   U"ежемесяч",  U"ежекварт",
    U"еженед", U"ежедн",   U"течени",  U"год",          U"квартал",   U"полугод",   U"постоянн",
    U"недел",  U"декад",   U"каникул", U"необходимост", U"поступлен", U"запрос",    U"график",
    U"период", U"четверт", U"месяц",   U"систематич",   U"регулярн",  U"понедельн", U"вторник",
    U"среда",  U"четверг", U"пятниц",  U"суббот",       U"план",      U"срок",      U"раз"};

const std::unordered_set<std::u32string_view> kStrongWhole{U"май",    U"мая", U"мае", U"маю",
                                                           U"2021гг", U"гг",  U"г"};

const std::unordered_set<std::u32string_view> kWeak{U"в",           U"во",
                                                    U"до",          U"по",
                                                    U"с",           U"со",
                                                    U"к",           U"ко",
                                                    U"и",           U"не",
                                                    U"позднее",     U"ранее",
                                                    U"реже",        U"мере",
                                                    U"на",          U"далее",
                                                    U"затем",       U"каждого",
                                                    U"каждый",      U"каждую",
                                                    U"начало",      U"конец",
                                                    U"конца",       U"начала",
                                                    U"первая",      U"вторая",
                                                    U"третья",      U"последняя",
                                                    U"первый",      U"весь",
                                                    U"всего",       U"при",
                                                    U"согласно",    U"соответствии",
                                                    U"отдельному",  U"учебного",
                                                    U"учебный",     U"реализации",
                                                    U"проведения",  U"мероприятия",
                                                    U"мероприятий", U"предшествующего",
                                                    U"или",         U"числа",
                                                    U"число",       U"за",
                                                    U"работы",      U"управления",
                                                    U"образования", U"подготовки",
                                                    U"курсовой",    U"утвержденному"};

bool is_number(std::u32string_view word) {
    return std::all_of(word.begin(), word.end(), [](char32_t c) {
        return is_digit(c) || c == U'.' || c == U'-' || c == U'/';
    });
}

}  // namespace

bool is_term_abbreviation(std::u32string_view folded) {
    static const std::unordered_set<std::u32string_view> kAbbreviations{
        U"янв", U"фев", U"февр", U"мар", U"апр", U"авг", U"сен", U"сент",
        U"окт", U"ноя", U"нояб", U"дек", U"кв",  U"июн", U"июл"};
    const std::u32string_view word =
        folded.ends_with(U'.') ? folded.substr(0, folded.size() - 1) : folded;
    return kAbbreviations.contains(word);
}

TermWord term_word(std::u32string_view folded) {
    if (folded.empty()) return TermWord::none;
    if (kStrongWhole.contains(folded)) return TermWord::strong;
    for (const std::u32string_view stem : kStrong) {
        if (folded.starts_with(stem) && folded.size() <= stem.size() + 9) return TermWord::strong;
    }
    if (is_number(folded) || kWeak.contains(folded)) return TermWord::weak;
    return TermWord::none;
}

}  // namespace sroki::calendar
