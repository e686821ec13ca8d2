#include "server/api/event_faults_ru.h"

namespace sroki::server {

std::string fault_ru(const calendar::EventFault& fault) {
    using Code = calendar::EventFaultCode;
    switch (fault.code) {
        case Code::empty:
            return "Это поле не может быть пустым.";
        case Code::too_long:
            return "Текст длиннее " + fault.detail + " байт.";
        case Code::too_many:
            return "В списке больше " + fault.detail + " значений.";
        case Code::bad_link:
            return "Ссылка должна начинаться с http:// или https://.";
        case Code::unknown_timezone:
            return "Неизвестный часовой пояс «" + fault.detail + "».";
        case Code::ends_before_start:
            return "Конец раньше начала.";
        case Code::lasts_too_long:
            return "Событие длится больше " + fault.detail + " дней.";
        case Code::year_out_of_range:
            return "Год вне пределов 1990–2200.";
        case Code::bad_rule:
            return "Правило повторения не понято: «" + fault.detail + "».";
        case Code::rule_too_frequent:
            return "Событие не может повторяться чаще, чем раз в день.";
        case Code::rule_too_large:
            return "Число повторений и шаг не могут быть больше " + fault.detail + ".";
        case Code::rule_misses_start:
            return "Правило повторения не даёт первого дня самого события.";
        case Code::not_recurring:
            return "Событие не повторяется.";
        case Code::no_such_instance:
            return "Повторения " + fault.detail + " у события нет.";
        case Code::mixed_forms:
            return "У повторений должны быть или часы, или целые дни, как у самого события.";
        case Code::split_at_start:
            return "С первого повторения делить нечего: измените само событие.";
        case Code::split_off_rule:
            return "Повторение " + fault.detail +
                   " добавлено отдельной датой: ряд делят там, где его даёт правило.";
        case Code::not_found:
            return "Такого события нет.";
        case Code::changed_meanwhile:
            return "Событие уже изменил кто-то другой.";
    }
    return {};
}

}  // namespace sroki::server
