#include "server/messages_ru.h"

#include <fmt/format.h>

namespace sroki::server {

std::string message_ru(const calendar::ImportError& error) {
    return error.detail;
}

std::string message_ru(const calendar::Problem& problem) {
    return problem.detail;
}

std::string message_ru(const calendar::StoreError& error) {
    switch (error.code) {
        case calendar::StoreErrorCode::not_found:
            return fmt::format("Не найдено: {}.", error.detail);
        case calendar::StoreErrorCode::approved_differs:
            return fmt::format(
                "План «{}» уже утверждён, а содержание документа другое. Утверждённый план "
                "импортом "
                "не меняется: ничего не сохранено.",
                error.detail);
        case calendar::StoreErrorCode::name_taken:
            return fmt::format("Имя занято: {}.", error.detail);
        case calendar::StoreErrorCode::invalid:
            return fmt::format("Недопустимое значение: {}.", error.detail);
    }
    return error.detail;
}

std::string_view all_feed_title_ru() {
    return "Все сроки и мероприятия";
}

}  // namespace sroki::server
