#include "server/pages/words_ru.h"

#include "calendar/russian_dates.h"

namespace sroki::server {

using calendar::counted;
using calendar::EventState;
using calendar::OccurrenceState;
using calendar::PlanState;
using scheduler::TermFlag;
using scheduler::UndatedReason;

std::string_view program_name_ru() {
    return "Сроки";
}

std::string_view subscribe_title_ru() {
    return "Подписаться на календарь";
}

ErrorWords error_words(unsigned status) {
    switch (status) {
        case 404:
            return {"Такой страницы нет",
                    "Возможно, адрес набран с ошибкой или план убрали. Начните с главной страницы "
                    "или с календаря."};
        case 403:
            return {"Эта страница не для вас",
                    "У вашей учётной записи нет нужных прав. Их меняет администратор."};
        case 405:
            return {"Так эта страница не открывается",
                    "Запрос такого вида здесь не принимается. Начните с главной страницы."};
        case 410:
            return {"Этой ленты больше нет", "Её отозвали. Выберите другую ленту."};
        case 400:
            return {"Запрос не понят", "В адресе есть ошибка. Начните с главной страницы."};
        case 503:
            return {"Сервер занят", "Повторите через полминуты: ваши данные на месте."};
        default:
            return {"Что-то сломалось у нас",
                    "Ошибка записана в журнал. Повторите попытку позже; если не поможет, сообщите "
                    "администратору номер запроса."};
    }
}

Badge occurrence_badge(OccurrenceState state, bool is_late) {
    switch (state) {
        case OccurrenceState::open:
            return is_late ? Badge{"срок прошёл", "late"} : Badge{"", ""};
        case OccurrenceState::reported:
            return {"отчёт подан", "wait"};
        case OccurrenceState::accepted:
            return {"выполнено", "done"};
        case OccurrenceState::returned:
            return {"возвращено на доработку", "late"};
        case OccurrenceState::cancelled:
            return {"отменено", "off"};
    }
    return {};
}

Badge event_badge(EventState state) {
    switch (state) {
        case EventState::planned:
            return {"планируется", "wait"};
        case EventState::confirmed:
            return {"", ""};
        case EventState::moved:
            return {"перенесено", "wait"};
        case EventState::cancelled:
            return {"отменено", "off"};
    }
    return {};
}

Badge plan_badge(PlanState state) {
    switch (state) {
        case PlanState::draft:
            return {"черновик", "wait"};
        case PlanState::approved:
            return {"", ""};
        case PlanState::archived:
            return {"в архиве", "off"};
    }
    return {};
}

std::string_view reason_ru(UndatedReason reason) {
    switch (reason) {
        case UndatedReason::as_needed:
            return "По мере необходимости: даты заранее нет.";
        case UndatedReason::by_other_plan:
            return "Дату назначит другой план, график или решение.";
        case UndatedReason::relative:
            return "Отсчитывается от события, дата которого в плане не названа.";
        case UndatedReason::school_calendar:
            return "Зависит от школьного календаря: четверти и каникулы пока не заданы.";
        case UndatedReason::permanent:
            return "Ведётся постоянно.";
        case UndatedReason::no_term:
            return "В плане срок не указан.";
    }
    return {};
}

std::string_view flag_ru(TermFlag flag) {
    switch (flag) {
        case TermFlag::alternative:
            return "подойдёт любой из этих сроков";
        case TermFlag::assumed_yearly:
            return "год не назван, принято: каждый год плана";
        case TermFlag::check:
            return "прочитано с исправлением, проверьте";
        case TermFlag::conditional:
            return "при необходимости";
        case TermFlag::needs_date:
            return "точный день ещё не назначен";
        case TermFlag::open_ended:
            return "продолжается и дальше";
        case TermFlag::outside_plan:
            return "вне периода плана";
    }
    return {};
}

std::string distance_ru(scheduler::Date today, scheduler::Date day) {
    const std::int64_t days = (day - today).count();
    if (days == 0) return "сегодня";
    if (days == 1) return "завтра";
    if (days == -1) return "вчера";
    if (days > 0) return "через " + calendar::counted_days(days);
    return calendar::counted_days(-days) + " назад";
}

std::string moved_from_ru(scheduler::Date original) {
    return "перенесено с " + calendar::format_day_year(original);
}

std::string counted_items_ru(std::int64_t number) {
    return counted(number, {"пункт", "пункта", "пунктов"});
}

std::string counted_deadlines_ru(std::int64_t number) {
    return counted(number, {"срок", "срока", "сроков"});
}

std::string more_ru(std::int64_t number) {
    return "ещё " + std::to_string(number);
}

}  // namespace sroki::server
