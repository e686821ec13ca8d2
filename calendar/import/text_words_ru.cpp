// Words that tell how a word broken over a line is to be joined, when the document doesn't.

#include "calendar/import/text.h"

namespace sroki::calendar {

namespace {

// Months and words of terms in the forms that break most often; first halves of compounds.
const std::unordered_set<std::u32string_view> kCommonWords{
    U"январь",        U"января",       U"январе",       U"февраль",       U"февраля",
    U"феврале",       U"март",         U"марта",        U"марте",         U"апрель",
    U"апреля",        U"апреле",       U"май",          U"мая",           U"мае",
    U"июнь",          U"июня",         U"июне",         U"июль",          U"июля",
    U"июле",          U"август",       U"августа",      U"августе",       U"сентябрь",
    U"сентября",      U"сентябре",     U"октябрь",      U"октября",       U"октябре",
    U"ноябрь",        U"ноября",       U"ноябре",       U"декабрь",       U"декабря",
    U"декабре",       U"понедельник",  U"вторник",      U"среда",         U"четверг",
    U"пятница",       U"суббота",      U"воскресенье",  U"ежегодно",      U"ежемесячно",
    U"ежеквартально", U"еженедельно",  U"постоянно",    U"течение",       U"квартал",
    U"квартала",      U"полугодие",    U"полугодия",    U"необходимости", U"начало",
    U"конец",         U"научно",       U"учебно",       U"информационно", U"организационно",
    U"нормативно",    U"практико",     U"культурно",    U"социально",     U"духовно",
    U"военно",        U"физкультурно", U"мастер",       U"семинар",       U"педагог",
    U"педагога",      U"педагогов",    U"вебинар",      U"онлайн",        U"интернет",
    U"материально",   U"общественно",  U"инструктивно", U"программно",    U"воспитательно",
    U"план",          U"плана",        U"планом",       U"конкурс",       U"фестиваль",
    U"методико",      U"психолого",    U"медико",       U"историко",      U"спортивно",
    U"годы",          U"года",         U"году",         U"фестиваля",     U"конкурса",
    U"мастера",       U"смотр",        U"выставка",     U"встреча",       U"проблемно",
    U"системно",      U"личностно"};

// A first half, and how the second begins: together they are written with a hyphen only.
struct Compound {
    std::u32string_view first;
    std::u32string_view second;
};
constexpr Compound kCompounds[] = {{U"мастер", U"класс"},           {U"научно", U"методич"},
                                   {U"научно", U"практич"},         {U"учебно", U"методич"},
                                   {U"учебно", U"воспитат"},        {U"информационно", U"методич"},
                                   {U"организационно", U"методич"}, {U"нормативно", U"правов"},
                                   {U"психолого", U"педагог"},      {U"инструктивно", U"методич"},
                                   {U"программно", U"методич"},     {U"практико", U"ориентир"},
                                   {U"культурно", U"образоват"},    {U"материально", U"технич"},
                                   {U"финансово", U"хозяйств"},     {U"информационно", U"аналитич"},
                                   {U"консультативно", U"методич"}, {U"военно", U"патриот"},
                                   {U"духовно", U"нравств"},        {U"системно", U"деятельн"},
                                   {U"детско", U"взросл"},          {U"физкультурно", U"спортив"},
                                   {U"социально", U"педагог"}};

}  // namespace

std::string restore_lost_hyphens(std::string_view utf8) {
    std::u32string text = decode(utf8);
    const std::u32string folded = fold_case(text);
    std::size_t shift = 0;
    for (std::size_t i = 0; i < folded.size(); ++i) {
        if (i > 0 && is_letter(folded[i - 1])) continue;
        for (const Compound& compound : kCompounds) {
            const auto rest = std::u32string_view(folded).substr(i);
            if (!rest.starts_with(compound.first) ||
                !rest.substr(compound.first.size()).starts_with(compound.second))
                continue;
            text.insert(i + compound.first.size() + shift++, 1, U'-');
            break;
        }
    }
    return encode(text);
}

bool is_word_ending(std::u32string_view folded) {
    static const std::unordered_set<std::u32string_view> kEndings{
        U"кая",   U"кие",   U"кий",    U"кого",  U"ской", U"ские",   U"ский",  U"ская",  U"ских",
        U"ния",   U"ние",   U"ний",    U"нии",   U"нию",  U"ции",    U"ция",   U"ций",   U"цию",
        U"ся",    U"ть",    U"тся",    U"ться",  U"ли",   U"лей",    U"ие",    U"ии",    U"ия",
        U"ий",    U"ию",    U"ые",     U"ый",    U"ых",   U"ым",     U"ая",    U"яя",    U"ое",
        U"ой",    U"го",    U"ого",    U"ому",   U"ами",  U"ями",    U"ах",    U"ях",    U"ость",
        U"ости",  U"ного",  U"ной",    U"ные",   U"ный",  U"ная",    U"ных",   U"ство",  U"ства",
        U"тель",  U"теля",  U"тели",   U"телей", U"льно", U"тально", U"ально", U"льный", U"льная",
        U"льные", U"льных", U"льного", U"щий",   U"щие",  U"щих"};
    return kEndings.contains(folded);
}

bool is_common_word(std::u32string_view folded) {
    return kCommonWords.contains(folded);
}

}  // namespace sroki::calendar
