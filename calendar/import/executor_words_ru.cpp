#include <unordered_set>

#include "calendar/import/executor_words.h"

namespace sroki::calendar {

namespace {

using Words = std::unordered_set<std::u32string_view>;

const Words kPositions{U"начальник",
                       U"заместитель",
                       U"зам",
                       U"директор",
                       U"методист",
                       U"специалист",
                       U"заведующий",
                       U"заведующая",
                       U"зав",
                       U"руководитель",
                       U"рук",
                       U"рук-ль",
                       U"председатель",
                       U"секретарь",
                       U"консультант",
                       U"инспектор",
                       U"психолог",
                       U"педагог",
                       U"учитель",
                       U"воспитатель",
                       U"завуч",
                       U"куратор",
                       U"координатор",
                       U"тьютор",
                       U"глава",
                       U"инженер",
                       U"эксперт",
                       U"бухгалтер",
                       U"юрист",
                       U"юрисконсульт",
                       U"библиотекарь",
                       U"логопед",
                       U"организатор",
                       U"педагог-психолог",
                       U"учитель-логопед",
                       U"педагог-организатор",
                       U"социальный",
                       U"советник",
                       U"помощник",
                       U"управляющий",
                       U"администратор",
                       U"тренер",
                       U"вожатый",
                       U"вожатая",
                       U"преподаватель",
                       U"ректор",
                       U"проректор",
                       U"декан",
                       U"дефектолог",
                       U"старшая",
                       U"программист",
                       U"оператор",
                       U"член",
                       U"врач"};

const Words kPositionPrefixes{U"ведущий", U"главный", U"старший",       U"первый",       U"и.о",
                              U"ио",      U"врио",    U"ио.",           U"исполняющий",  U"вед",
                              U"гл",      U"ст",      U"муниципальный", U"ответственный"};

// Plurals that are nothing else.
const Words kPlurals{U"руководители",
                     U"специалисты",
                     U"педагоги",
                     U"методисты",
                     U"завучи",
                     U"заместители",
                     U"воспитатели",
                     U"кураторы",
                     U"члены",
                     U"заведующие",
                     U"эксперты",
                     U"сады",
                     U"коллективы",
                     U"классы",
                     U"координаторы",
                     U"тьюторы",
                     U"наставники",
                     U"психологи",
                     U"педагоги-психологи",
                     U"логопеды",
                     U"дефектологи",
                     U"начальники",
                     U"сотрудники",
                     U"работники",
                     U"родители",
                     U"учащиеся",
                     U"обучающиеся",
                     U"участники",
                     U"организаторы",
                     U"исполнители",
                     U"председатели",
                     U"ответственные",
                     U"центры",
                     U"отделы",
                     U"библиотекари",
                     U"старшие",
                     U"все",
                     U"вожатые",
                     U"тренеры",
                     U"преподаватели",
                     U"консультанты",
                     U"инспекторы",
                     U"комитеты",
                     U"лицеи",
                     U"дети",
                     U"представители",
                     U"добровольцы",
                     U"волонтеры",
                     U"партнеры",
                     U"команды",
                     U"площадки",
                     U"группы"};

// Plurals that may also be the genitive of one.
const Words kPluralsOrGenitives{U"директора",    U"учителя",       U"мастера",    U"инспектора",
                                U"школы",        U"организации",   U"учреждения", U"объединения",
                                U"формирования", U"администрации", U"службы",     U"сообщества",
                                U"ассоциации",   U"управления",    U"гимназии"};

const Words kGroupAbbreviations{U"оо",   U"оу",   U"доу",   U"доо",   U"сош",   U"оош",  U"ош",
                                U"удо",  U"оодо", U"моо",   U"моу",   U"мдоу",  U"одо",  U"мдоо",
                                U"мбоу", U"мкоу", U"мбдоу", U"мкдоу", U"мадоу", U"маоу", U"дс",
                                U"одод", U"удод", U"шмо",   U"шнор",  U"оудо",  U"мо",   U"поо",
                                U"нош",  U"спо",  U"доп"};

const Words kUnits{U"отдел",
                   U"управление",
                   U"центр",
                   U"школа",
                   U"комитет",
                   U"департамент",
                   U"министерство",
                   U"администрация",
                   U"учреждение",
                   U"институт",
                   U"кабинет",
                   U"служба",
                   U"совет",
                   U"комиссия",
                   U"сектор",
                   U"группа",
                   U"лицей",
                   U"гимназия",
                   U"сад",
                   U"детский",
                   U"дворец",
                   U"дом",
                   U"библиотека",
                   U"музей",
                   U"колледж",
                   U"техникум",
                   U"университет",
                   U"академия",
                   U"объединение",
                   U"ассоциация",
                   U"методический",
                   U"муниципальный",
                   U"рабочая",
                   U"творческая",
                   U"районный",
                   U"городской",
                   U"экспертный",
                   U"оргкомитет",
                   U"жюри",
                   U"орган",
                   U"организация",
                   U"станция",
                   U"интернат",
                   U"филиал",
                   U"штаб",
                   U"профсоюз",
                   U"учебно-методический",
                   U"информационно-методический",
                   U"ресурсный"};

const Words kUnitAbbreviations{
    U"мбу",   U"мку",  U"мау",  U"мбоу", U"мкоу",  U"маоу",  U"мбдоу", U"мкдоу", U"мадоу",
    U"гау",   U"гбу",  U"гаоу", U"гбоу", U"гапоу", U"гбпоу", U"фгбоу", U"фгаоу", U"огбу",
    U"огаоу", U"кгау", U"кгбу", U"ано",  U"чоу",   U"нко",   U"мбудо", U"мкудо", U"маудо",
    U"уо",    U"ммц",  U"имц",  U"рмц",  U"рмо",   U"ммо",   U"гмо",   U"мс",    U"ммс",
    U"цро",   U"ирро", U"ипк",  U"иро",  U"цнппм", U"трц",   U"ппмс",  U"пмпк",  U"тпмпк",
    U"кдн",   U"ддт",  U"дюсш", U"цдо",  U"цдт",   U"мму",   U"моу",   U"мдоу",  U"кпмо",
    U"роо",   U"гоо",  U"оиро", U"гу",   U"оо",    U"рцро",  U"цод",   U"ук",    U"кц",
    U"гибдд", U"мчс",  U"црб",  U"црр",  U"унор",  U"цоко",  U"мп",    U"мцро",  U"крипкипро"};

// Legal forms: each begins the full name of a body.
const Words kLegalForms{U"мбу",   U"мку",   U"мау",   U"мбоу",  U"мкоу",  U"маоу", U"мбдоу",
                        U"мкдоу", U"мадоу", U"гау",   U"гбу",   U"гаоу",  U"гбоу", U"гапоу",
                        U"гбпоу", U"фгбоу", U"фгаоу", U"огбу",  U"огаоу", U"кгау", U"кгбу",
                        U"ано",   U"чоу",   U"мбудо", U"мкудо", U"маудо", U"моу",  U"мдоу"};

const Words kDependents{U"и",  U"в",   U"во", U"на", U"по",    U"с",   U"со",      U"для",   U"при",
                        U"к",  U"о",   U"об", U"от", U"за",    U"из",  U"включая", U"числе", U"том",
                        U"др", U"др.", U"пр", U"их", U"через", U"под", U"№"};

// Nominatives that look like genitive plurals.
const Words kNotDependents{U"лицей", U"музей", U"юннатов", U"актив"};

bool ends_with_any(std::u32string_view word, std::initializer_list<std::u32string_view> endings) {
    return std::any_of(endings.begin(), endings.end(), [&](std::u32string_view ending) {
        return word.size() > ending.size() + 1 && word.ends_with(ending);
    });
}

}  // namespace

bool is_position_word(std::u32string_view word) {
    if (kPositions.contains(word)) return true;
    const auto dash = word.find(U'-');
    return dash != std::u32string_view::npos && kPositions.contains(word.substr(0, dash)) &&
           !ends_with_any(word, {U"ы", U"и"});
}

bool is_position_prefix(std::u32string_view word) {
    return kPositionPrefixes.contains(word);
}

bool is_plural_word(std::u32string_view word) {
    if (kPlurals.contains(word)) return true;
    const auto dash = word.find(U'-');
    return dash != std::u32string_view::npos && kPlurals.contains(word.substr(0, dash)) &&
           ends_with_any(word, {U"ы", U"и"});
}

bool is_group_word(std::u32string_view word) {
    if (is_plural_word(word) || kPluralsOrGenitives.contains(word)) return true;
    // "teachers of subjects" is one word with a hyphen, each half a plural.
    const auto dash = word.find(U'-');
    return dash != std::u32string_view::npos &&
           kPluralsOrGenitives.contains(word.substr(0, dash)) && ends_with_any(word, {U"ы", U"и"});
}

bool is_group_abbreviation(std::u32string_view word) {
    return kGroupAbbreviations.contains(word);
}

bool is_unit_word(std::u32string_view word) {
    return kUnits.contains(word);
}

bool is_legal_form(std::u32string_view word) {
    return kLegalForms.contains(word);
}

bool is_unit_abbreviation(std::u32string_view word) {
    return kUnitAbbreviations.contains(word);
}

bool is_plural_adjective(std::u32string_view word) {
    return ends_with_any(word, {U"ые", U"кие", U"гие", U"хие", U"щие", U"шие", U"жие", U"чие",
                                U"ущиеся", U"ющиеся"});
}

bool is_dependent_word(std::u32string_view word) {
    if (kNotDependents.contains(word)) return false;
    return kDependents.contains(word) ||
           ends_with_any(word, {U"ов", U"ев", U"ых", U"их", U"ого", U"его", U"ами", U"ями", U"ой",
                                U"ний", U"лей", U"ций"});
}

bool is_nominative_adjective(std::u32string_view word) {
    return ends_with_any(word, {U"ая", U"яя", U"ое", U"ее", U"ый", U"ий"});
}

bool is_oblique_adjective(std::u32string_view word) {
    return word.size() > 4 && ends_with_any(word, {U"ого", U"его", U"ых", U"их", U"ому", U"ему",
                                                   U"ская", U"ские", U"ский", U"скую", U"ским"});
}

bool is_patronymic(std::u32string_view word) {
    return ends_with_any(
        word, {U"вич", U"вна", U"ична", U"оглы", U"кызы", U"вича", U"вну", U"вичу", U"вне", U"ичну",
               U"ьич", U"ьича", U"мич", U"мича", U"кич", U"кича"});
}

bool is_acting(std::u32string_view first, std::u32string_view second) {
    return first == U"и" && second == U"о";
}

bool is_named_after(std::u32string_view word) {
    return word == U"им" || word == U"имени";
}

bool is_conjunction_and(std::u32string_view word) {
    return word == U"и";
}

bool ends_open(std::u32string_view text) {
    const auto space = text.find_last_of(U' ');
    const auto last = space == std::u32string_view::npos ? text : text.substr(space + 1);
    return kDependents.contains(last) && last != U"др" && last != U"пр" && last != U"др.";
}

std::u32string mend_abbreviation(const std::u32string& token) {
    if (token == U"00" || token == U"OO" || token == U"0О" || token == U"О0" || token == U"OО" ||
        token == U"ОO") {
        return U"ОО";
    }
    return token;
}

}  // namespace sroki::calendar
