#pragma once
// The API without sockets: the site of SiteTest and a token with any scopes.

#include <boost/json.hpp>

#include "server/secret_token.h"
#include "tests/server/site_fixture.h"

namespace sroki::server::testing {

class ApiTest : public SiteTest {
  protected:
    // A new token; gives the header that carries it.
    std::string bearer(std::vector<calendar::Scope> scopes) {
        calendar::TokenRecord record;
        record.department = department_.id;
        record.name = "проверка";
        record.scopes = std::move(scopes);
        const std::string token = new_secret_token();
        const auto id = calendar::TokenStore(database_).add(record, hash_secret_token(token), now_);
        EXPECT_TRUE(id);
        last_token_ = id.value_or(0);
        return "Bearer " + token;
    }

    // `target`: a path with its query. Asks with every scope unless `authorization` is given.
    Response ask(Method method, std::string_view target, std::string body = {},
                 std::optional<std::string> authorization = {}, std::string if_match = {}) {
        Context context{database_, site_, config_, now_};
        Request request;
        const auto parsed = parse_target(target);
        EXPECT_TRUE(parsed) << target;
        request.method = method;
        request.path = parsed->path;
        request.query = parsed->query;
        request.body = std::move(body);
        request.authorization = authorization ? *authorization : bearer(calendar::all_scopes());
        request.if_match = std::move(if_match);
        request.id = "id-1";
        return answer(all_routes(), request, context,
                      [](const Request&, std::string_view what) { ADD_FAILURE() << what; });
    }

    static boost::json::value json_of(const Response& response) {
        boost::json::error_code error;
        auto value = boost::json::parse(response.body, error);
        EXPECT_FALSE(error) << response.body;
        return value;
    }

    static std::string text_at(const Response& response, std::string_view pointer) {
        const auto value = json_of(response);
        boost::json::error_code error;
        const auto* const found = value.find_pointer(pointer, error);
        if (found == nullptr || !found->is_string())
            return "(no text at " + std::string(pointer) + ")";
        return std::string(found->get_string());
    }

    std::int64_t last_token_ = 0;
};

}  // namespace sroki::server::testing
