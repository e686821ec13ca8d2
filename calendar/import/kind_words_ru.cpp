#include <array>
#include <unordered_set>

#include "calendar/import/kind_words.h"

namespace sroki::calendar {

namespace {

struct KindStem {
    std::u32string_view stem;
    Kind kind;
};

constexpr KindStem kKinds[] = {
    {U"семинар", Kind::seminar},       {U"вебинар", Kind::seminar},
    {U"практикум", Kind::seminar},     {U"мастер-класс", Kind::seminar},
    {U"тренинг", Kind::seminar},       {U"методдн", Kind::methodical_day},
    {U"конкурс", Kind::contest},       {U"фестивал", Kind::contest},
    {U"олимпиад", Kind::contest},      {U"смотр-конкурс", Kind::contest},
    {U"смотр", Kind::contest},         {U"соревновани", Kind::contest},
    {U"турнир", Kind::contest},        {U"викторин", Kind::contest},
    {U"конференц", Kind::conference},  {U"чтени", Kind::conference},
    {U"форум", Kind::conference},      {U"педчтени", Kind::conference},
    {U"совещани", Kind::meeting},      {U"собрани", Kind::meeting},
    {U"заседани", Kind::meeting},      {U"педсовет", Kind::meeting},
    {U"курс", Kind::course},           {U"обучени", Kind::course},
    {U"переподготовк", Kind::course},  {U"мониторинг", Kind::monitoring},
    {U"диагностик", Kind::monitoring}, {U"анализ", Kind::monitoring},
    {U"самоанализ", Kind::monitoring}, {U"самодиагностик", Kind::monitoring},
    {U"отчет", Kind::report},          {U"справк", Kind::report},
    {U"справок", Kind::report},        {U"рекомендац", Kind::report},
    {U"акт", Kind::document},          {U"нпа", Kind::document},
    {U"критери", Kind::document},      {U"показател", Kind::document},
    {U"план", Kind::document},         {U"плана-график", Kind::document},
    {U"календар", Kind::document},     {U"баз", Kind::document},
    {U"банк", Kind::document},         {U"реестр", Kind::document},
    {U"приказ", Kind::document},       {U"положени", Kind::document},
    {U"документ", Kind::document},     {U"постановлени", Kind::document},
    {U"карт", Kind::document},         {U"график", Kind::document},
    {U"перечн", Kind::document},       {U"перечень", Kind::document},
    {U"распоряжени", Kind::document},  {U"программ", Kind::document},
};

// Words that only begin like one of the kinds.
const std::unordered_set<std::u32string_view> kNoKinds{
    U"планирование", U"планирования",   U"планированию",   U"планированием",  U"планировании",
    U"активизация",  U"активизации",    U"актуализация",   U"актуализации",   U"активное",
    U"активного",    U"карточек",       U"картина",        U"актива",         U"актив",
    U"активы",       U"конкурсантов",   U"базовых",        U"базовой",        U"курсантов",
    U"курсовой",     U"аналитической",  U"базисного",      U"положительного", U"положительной",
    U"конкурсного",  U"конкурсных",     U"конкурсной",     U"конкурсная",     U"конкурсные",
    U"конкурсный",   U"конкурсное",     U"плановых",       U"плановой",       U"плановая",
    U"плановое",     U"календарного",   U"календарный",    U"календарной",    U"программного",
    U"программной",  U"программных",    U"семинарских",    U"документации",   U"документационное",
    U"графических",  U"анализируемых",  U"актуальных",     U"актуальным",     U"актуальной",
    U"базе",         U"акция",          U"акции",          U"акций",          U"актового",
    U"планерка",     U"мониторинговых", U"мониторинговой", U"отчетности",     U"отчетной",
    U"отчетных",     U"отчетного",      U"карьерного",     U"карьерной",      U"картотеки"};

constexpr std::u32string_view kHolding[] = {
    U"организаци",   U"проведени",   U"разработк",   U"утверждени",   U"подготовк",
    U"представлени", U"формировани", U"создани",     U"осуществлени", U"составлени",
    U"прохождени",   U"планировани", U"обновлени",   U"ведени",       U"прогнозировани",
    U"издани",       U"принятие",    U"принятия",    U"выполнени",    U"провести",
    U"организовать", U"разработать", U"подготовить", U"составить",    U"сформировать",
    U"создать",      U"утвердить",   U"представить", U"издать",       U"актуализаци",
    U"корректировк", U"пополнени",   U"внесение",    U"сдача",        U"предоставлени",
    U"наполнени",    U"оформлени",   U"осуществить", U"пройти",       U"инициировани",
    U"запуск",       U"открытие",    U"старт"};

constexpr std::u32string_view kAttending[] = {U"участи", U"участвова", U"посещени-"};

constexpr std::u32string_view kTransparent[] = {U"этап",     U"сери",     U"цикл",   U"ряд",
                                                U"ряда",     U"проект",   U"систем", U"форм",
                                                U"комплекс", U"программ", U"серий",  U"итогов"};

const std::unordered_set<std::u32string_view> kConjunctions{U"и",     U"или", U"а",
                                                            U"также", U"том", U"числе"};
const std::unordered_set<std::u32string_view> kPrepositions{
    U"в",  U"во",    U"на",    U"для", U"с",  U"со",    U"по", U"при", U"к", U"об", U"о",
    U"за", U"среди", U"между", U"из",  U"от", U"через", U"до", U"под", U"у", U"без"};

bool ends_with_any(std::u32string_view word, std::initializer_list<std::u32string_view> endings) {
    return std::any_of(endings.begin(), endings.end(), [&](std::u32string_view ending) {
        return word.size() > ending.size() + 1 && word.ends_with(ending);
    });
}

bool is_adjective(std::u32string_view word) {
    if (ends_with_any(word, {U"ние", U"тие", U"ствие", U"ний", U"лий", U"тий"}) &&
        !ends_with_any(word, {U"шний", U"дний", U"жний", U"нние"})) {
        return false;
    }
    return ends_with_any(word, {U"ого", U"его", U"ая", U"яя", U"ое", U"ее", U"ые", U"ие", U"ый",
                                U"ий", U"ой", U"ых", U"их", U"ую", U"ом", U"ем", U"ей"});
}

bool is_instrumental(std::u32string_view word) {
    return ends_with_any(word, {U"ами", U"ями", U"ыми", U"ими", U"ьми"});
}

template <class Stems>
bool begins_with_any(std::u32string_view word, const Stems& stems) {
    return std::any_of(std::begin(stems), std::end(stems),
                       [&](std::u32string_view stem) { return word.starts_with(stem); });
}

// The second part of a compound decides when the first says nothing ("SWOT-analysis").
std::optional<Kind> kind_of_word(std::u32string_view word) {
    if (kNoKinds.contains(word)) return std::nullopt;
    for (const KindStem& stem : kKinds) {
        const bool short_stem = stem.stem.size() <= 4;
        if (word.starts_with(stem.stem) && (!short_stem || word.size() <= stem.stem.size() + 3))
            return stem.kind;
    }
    const auto dash = word.find(U'-');
    if (dash == std::u32string_view::npos) return std::nullopt;
    return kind_of_word(word.substr(dash + 1));
}

// Pairs of words that name a kind together.
std::optional<Kind> kind_of_pair(std::u32string_view word, std::u32string_view next) {
    const auto methodical =
        word.find(U"методическ") != std::u32string_view::npos || word.starts_with(U"методич");
    if (methodical && (next == U"день" || next == U"дня" || next == U"дней" || next == U"дни" ||
                       next == U"дню" || next == U"днях" || next == U"днем"))
        return Kind::methodical_day;
    if (word.starts_with(U"кругл") && next.starts_with(U"стол")) return Kind::meeting;
    if (word.starts_with(U"повышени") && next.starts_with(U"квалификаци")) return Kind::course;
    if (word.starts_with(U"конкурсн") &&
        (next.starts_with(U"мероприят") || next.starts_with(U"отбор") ||
         next.starts_with(U"испытани") || next.starts_with(U"программ")))
        return Kind::contest;
    if (word.starts_with(U"дорожн") && next.starts_with(U"карт")) return Kind::document;
    if (word.starts_with(U"курсов") && next.starts_with(U"подготовк")) return Kind::course;
    if (word.starts_with(U"аппаратн") && next.starts_with(U"учеб")) return Kind::meeting;
    return std::nullopt;
}

}  // namespace

TitleWordMeaning meaning_of(std::u32string_view word, std::u32string_view next, bool& takes_next) {
    if (const auto kind = kind_of_pair(word, next)) {
        takes_next = true;
        return {TitleWord::kind, kind};
    }
    if (kConjunctions.contains(word)) return {TitleWord::conjunction, {}};
    if (kPrepositions.contains(word)) return {TitleWord::preposition, {}};
    if (word == U"принять" && next == U"участие") {
        takes_next = true;
        return {TitleWord::attending, {}};
    }
    if (begins_with_any(word, kAttending) && !word.starts_with(U"участник"))
        return {TitleWord::attending, {}};
    if (begins_with_any(word, kHolding)) return {TitleWord::holding, {}};
    // A "program of courses" is the courses; a program alone is a document.
    if (begins_with_any(word, kTransparent) &&
        (!word.starts_with(U"программ") || next.starts_with(U"повышени")))
        return {TitleWord::transparent, {}};
    if (const auto kind = kind_of_word(word)) return {TitleWord::kind, kind};
    if (is_instrumental(word)) return {TitleWord::instrumental, {}};
    if (is_adjective(word)) return {TitleWord::modifier, {}};
    return {TitleWord::plain, {}};
}

}  // namespace sroki::calendar
