#include "server/http/http_messages_ru.h"

namespace sroki::server {

const std::string_view kBusyAnswer =
    "HTTP/1.1 503 Service Unavailable\r\nRetry-After: 30\r\nContent-Length: 0\r\n"
    "Connection: close\r\n\r\n";

namespace {

std::string_view sentence_of(unsigned status) {
    switch (status) {
        case 413:
            return "Запрос слишком большой.\n";
        case 431:
            return "Заголовки запроса слишком велики.\n";
        case 503:
            return "Сервер занят. Повторите запрос через полминуты.\n";
        default:
            return "Запрос не понят: он не соответствует протоколу HTTP.\n";
    }
}

}  // namespace

std::string_view feed_revoked_sentence() {
    return "Эта лента отозвана.\n";
}

std::string_view feed_fault_sentence() {
    return "Лента сейчас недоступна, ничего не потеряно. Повторите запрос позже.\n";
}

std::string_view too_often_sentence() {
    return "Слишком частые запросы. Повторите позже: срок указан в заголовке Retry-After.\n";
}

Response refusal_response(unsigned status) {
    Response response{status, "text/plain; charset=utf-8", std::string(sentence_of(status))};
    response.headers.emplace_back("Cache-Control", "no-store");
    if (status == 503) response.headers.emplace_back("Retry-After", "30");
    return response;
}

}  // namespace sroki::server
