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

std::string_view code_of(unsigned status) {
    switch (status) {
        case 413:
            return "too_large";
        case 503:
            return "busy";
        default:
            return "bad_request";
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

Response refusal_response(unsigned status, std::string_view target, std::string_view request_id) {
    std::string_view sentence = sentence_of(status);
    Response response{status, "text/plain; charset=utf-8", std::string(sentence)};
    if (target.starts_with("/api/")) {
        sentence.remove_suffix(1);  // the end of the line
        response = problem_response(
            {status, std::string(code_of(status)), "Запрос не принят", std::string(sentence)},
            request_id);
    }
    response.headers.emplace_back("Cache-Control", "no-store");
    if (status == 503) response.headers.emplace_back("Retry-After", "30");
    return response;
}

}  // namespace sroki::server
