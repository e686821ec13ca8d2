#include "server/messages_ru.h"

namespace sroki::server {

std::string message_ru(const calendar::ImportError& error) {
    return error.detail;
}

std::string message_ru(const calendar::Problem& problem) {
    return problem.detail;
}

}  // namespace sroki::server
