#include "server/api/parameters.h"

#include "server/api/api_words_ru.h"
#include "server/messages_ru.h"

namespace sroki::server {

using calendar::StoreErrorCode;

Response store_problem(const calendar::StoreError& error, const Request& request,
                       std::string_view pointer) {
    if (error.code == StoreErrorCode::not_found) return not_found(request);
    if (error.code != StoreErrorCode::invalid) {
        return problem_response(
            {409, "conflict", std::string(words::kApiConflict), message_ru(error)}, request.id);
    }
    Problem problem{422, "invalid", std::string(words::kApiInvalid)};
    if (pointer.empty()) {
        problem.detail = message_ru(error);
    } else {
        problem.errors = {{std::string(pointer), message_ru(error)}};
    }
    return problem_response(problem, request.id);
}

Response parameter_problem(std::string_view name, std::string_view sentence,
                           const Request& request) {
    while (sentence.ends_with('\n'))
        sentence.remove_suffix(1);
    Problem problem{422, "invalid", std::string(words::kApiInvalid)};
    problem.errors = {{"?" + std::string(name), std::string(sentence)}};
    return problem_response(problem, request.id);
}

Response not_found(const Request& request) {
    const ErrorWords words = api_error_words(404);
    return problem_response(
        {404, "not_found", std::string(words.heading), std::string(words.explanation)}, request.id);
}

}  // namespace sroki::server
