#include <array>

#include "calendar/import/column_words.h"

namespace sroki::calendar {

namespace {

using enum ColumnRole;

constexpr HeadingWord kWords[] = {
    {U"№", number, 10},
    {U"п/п", number, 10},
    {U"пп", number, 10, true},
    {U"номер", number, 8},
    {U"n", number, 8, true},

    {U"срок", term, 10},
    {U"дат", term, 9},
    {U"период", term, 8},
    {U"врем", term, 8},
    {U"когда", term, 8},
    {U"дедлайн", term, 9},
    {U"месяц", month, 7},
    {U"число", term, 5},
    {U"числа", term, 5},
    {U"календарн", term, 4},
    {U"начало", term, 5},
    {U"окончани", term, 5},

    {U"ответствен", executors, 11},
    {U"отв", executors, 9, true},
    {U"отв.", executors, 9, true},
    {U"отв-", executors, 9},
    {U"докладчик", executors, 9},
    {U"выступающ", executors, 8},
    {U"исполнител", executors, 11},
    {U"соисполнител", executors, 9},
    {U"исполнят", executors, 7},
    {U"организатор", executors, 9},
    {U"координатор", executors, 8},
    {U"куратор", executors, 7},
    {U"проводит", executors, 7},
    {U"фио", executors, 8},
    {U"ф.и.о", executors, 8},
    {U"ф", executors, 4, true},
    {U"кто", executors, 7},
    {U"должност", executors, 5},

    {U"меропр", title, 9},
    {U"содержани", title, 8},
    {U"наименовани", title, 5},
    {U"названи", title, 5},
    {U"действи", title, 7},
    {U"деятельност", title, 4},
    {U"работ", title, 4},
    {U"тема", title, 5},
    {U"темы", title, 5, true},
    {U"тематик", title, 5},
    {U"вопрос", title, 6},
    {U"задани", title, 6},
    {U"событи", title, 7},
    {U"акци", title, 4},
    {U"поручени", title, 6},
    {U"шаг", title, 4},
    {U"пункт", title, 3},
    {U"повестк", title, 6},
    {U"дела", title, 6, true},
    {U"делаем", title, 6, true},
    {U"делать", title, 6, true},
    {U"активност", title, 5},
    {U"проект", title, 3},

    {U"результат", result, 10},
    {U"рез-т", result, 8, true},
    {U"показател", result, 9},
    {U"индикатор", result, 9},
    {U"итог", result, 7},
    {U"продукт", result, 7},
    {U"выход", result, 7},
    {U"критери", result, 7},
    {U"документ", result, 6},
    {U"отчет", result, 6},
    {U"эффект", result, 6},
    {U"ожидаем", result, 3},
    {U"планируем", result, 1},
    {U"подтвержд", result, 4},

    {U"задач", section, 6},
    {U"направлени", section, 6},
    {U"раздел", section, 8},
    {U"блок", section, 6},
    {U"цель", section, 4, true},
    {U"цели", section, 4, true},
    {U"модул", section, 4},

    {U"примечани", other, 12},
    {U"отметк", other, 14},
    {U"мест", other, 8},
    {U"участник", other, 8},
    {U"категори", other, 8},
    {U"аудитори", other, 9},
    {U"контингент", other, 8},
    {U"финанс", other, 10},
    {U"объем", other, 9},
    {U"источник", other, 10},
    {U"стоимост", other, 10},
    {U"бюджет", other, 10},
    {U"форма", other, 4, true},
    {U"формат", other, 6},
    {U"уровень", other, 5},
    {U"единиц", other, 9},
    {U"ед", other, 8, true},
    {U"количеств", other, 5},
    {U"значени", other, 8},
    {U"ссылк", other, 8},
    {U"телефон", other, 8},
};

constexpr std::array<std::string_view, 6> kPlanHeadings{
    "Раздел", "№", "Мероприятие", "Срок", "Ответственный", "Результат"};

}  // namespace

std::string_view plan_heading(PlanHeading heading) {
    return kPlanHeadings.at(static_cast<std::size_t>(heading));
}

std::span<const HeadingWord> heading_words() {
    return kWords;
}

}  // namespace sroki::calendar
