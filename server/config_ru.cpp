#include "server/config_ru.h"

#include <fmt/format.h>

namespace sroki::server {

namespace {

std::string expectation(const ConfigError& error) {
    switch (error.expected) {
        case Expected::text:
            return "строка в кавычках";
        case Expected::integer:
            return fmt::format("целое число от {} до {}", error.minimum, error.maximum);
        case Expected::window:
            return "первый и последний день, например \"2026-10-26..2026-11-03\"";
        case Expected::boolean:
            return "true или false";
        case Expected::listen:
            return "адрес и порт, например 127.0.0.1:8080";
        case Expected::url:
            return "адрес, который начинается с http:// или https://";
        case Expected::smtp_url:
            return "пустая строка или адрес вида smtp://сервер:порт (smtps://…)";
        case Expected::starttls:
            return "required, opportunistic или off";
        case Expected::timezone:
            return "название часового пояса, например Europe/Moscow";
        case Expected::address:
            return "адрес электронной почты, например plan@example.ru";
    }
    return {};
}

}  // namespace

std::string_view default_department_name() {
    return "Управление образования";
}

std::string message_ru(const ConfigError& error) {
    switch (error.code) {
        case ConfigErrorCode::unreadable:
            return fmt::format("Не удалось прочитать файл настроек «{}».", error.source);
        case ConfigErrorCode::bad_syntax:
            return fmt::format("Файл настроек «{}», строка {}: это не TOML.", error.source,
                               error.line);
        case ConfigErrorCode::unknown_key:
            return fmt::format("Настройки «{}»: ключ «{}» неизвестен.", error.source, error.key);
        case ConfigErrorCode::bad_value:
            return fmt::format("Настройки «{}»: ключ «{}» имеет неверное значение, ожидается {}.",
                               error.source, error.key, expectation(error));
    }
    return {};
}

}  // namespace sroki::server
