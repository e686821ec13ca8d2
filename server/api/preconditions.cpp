#include "server/api/preconditions.h"

#include "server/api/api_words_ru.h"

namespace sroki::server {

namespace {

std::string_view trim(std::string_view text) {
    const std::size_t first = text.find_first_not_of(" \t");
    if (first == std::string_view::npos) return {};
    return text.substr(first, text.find_last_not_of(" \t") - first + 1);
}

}  // namespace

bool if_match_allows(std::string_view if_match, std::string_view tag) {
    std::string_view list = trim(if_match);
    if (list.empty() || list == "*") return true;
    // A foreign tag may hold a comma; no piece of it begins and ends with a quote, as ours do.
    while (!list.empty()) {
        const std::size_t comma = list.find(',');
        if (trim(list.substr(0, comma)) == tag) return true;
        list.remove_prefix(comma == std::string_view::npos ? list.size() : comma + 1);
    }
    return false;
}

Response overtaken(const Request& request) {
    // Without a tag If-Match allows a record whatever its tag is.
    if (if_match_allows(request.if_match, {})) {
        return problem_response(
            {409, "conflict", std::string(words::kApiConflict), std::string(words::kApiOvertaken)},
            request.id);
    }
    return problem_response({412, "precondition_failed", std::string(words::kApiMismatch),
                             std::string(words::kApiMismatchDetail)},
                            request.id);
}

}  // namespace sroki::server
