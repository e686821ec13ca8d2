#include "server/api/api_words_ru.h"

namespace sroki::server {

ErrorWords api_error_words(unsigned status) {
    switch (status) {
        case 404:
            return {"Такого адреса или записи нет",
                    "Все адреса описаны в /api/v1/openapi.json; запись могли удалить."};
        case 405:
            return {"Этот метод здесь не принимается", "Какие принимаются, сказано в Allow."};
        case 400:
            return {"Запрос не понят", "В адресе запроса ошибка."};
        case 503:
            return {"Сервер занят", "Повторите через полминуты: ваши данные на месте."};
        default:
            return {"Что-то сломалось у нас",
                    "Ошибка записана в журнал под номером запроса (request_id)."};
    }
}

}  // namespace sroki::server
