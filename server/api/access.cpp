#include "server/api/access.h"

#include <fmt/format.h>

#include "server/api/api_words_ru.h"
#include "server/secret_token.h"

namespace sroki::server {

namespace {

constexpr std::size_t kTokenBytesMax = 256;

// The scheme's name is case-insensitive (RFC 9110 section 11.1).
std::string_view bearer_of(std::string_view authorization) {
    constexpr std::string_view kScheme = "bearer ";
    if (authorization.size() <= kScheme.size()) return {};
    for (std::size_t i = 0; i < kScheme.size(); ++i) {
        const char c = authorization[i];
        if ((c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c) != kScheme[i]) return {};
    }
    return authorization.substr(kScheme.size());
}

Response unauthorized(const Request& request, std::string_view challenge) {
    Response response = problem_response({401, "unauthorized", std::string(words::kApiUnauthorized),
                                          std::string(words::kApiUnauthorizedDetail)},
                                         request.id);
    response.headers.emplace_back("WWW-Authenticate", challenge);
    return response;
}

}  // namespace

std::optional<Response> refuse_access(const Request& request, calendar::Scope needed,
                                      Context& context) {
    const std::string_view token = bearer_of(request.authorization);
    if (token.empty()) return unauthorized(request, "Bearer realm=\"sroki\"");
    if (token.size() <= kTokenBytesMax) {
        context.token = calendar::TokenStore(context.database)
                            .find_valid(hash_secret_token(token), context.now);
    }
    if (!context.token) {
        return unauthorized(request, "Bearer realm=\"sroki\", error=\"invalid_token\"");
    }
    if (calendar::allows(*context.token, needed)) return std::nullopt;
    const std::string_view scope = calendar::name_of(needed);
    Response response =
        problem_response({403, "insufficient_scope", std::string(words::kApiForbidden),
                          fmt::format(words::kApiForbiddenDetail, scope)},
                         request.id);
    response.headers.emplace_back(
        "WWW-Authenticate",
        fmt::format("Bearer realm=\"sroki\", error=\"insufficient_scope\", scope=\"{}\"", scope));
    return response;
}

}  // namespace sroki::server
