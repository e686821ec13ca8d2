#include "server/api/layers.h"

#include <gmock/gmock.h>

#include "tests/server/api/api_fixture.h"

namespace sroki::server::testing {
namespace {

using ::testing::HasSubstr;

class LayersApi : public ApiTest {};

TEST_F(LayersApi, SubscriptionIsKeptListedAndRemoved) {
    const Response created =
        ask(Method::post, "/api/v1/layers", R"({"name":"rmc","url":"webcal://example.org/a.ics"})");
    ASSERT_EQ(created.status, 201U) << created.body;
    EXPECT_EQ(text_at(created, "/url"), "https://example.org/a.ics");
    EXPECT_EQ(text_at(created, "/path"), "/feeds/rmc.ics");
    EXPECT_EQ(text_at(ask(Method::get, "/api/v1/layers"), "/layers/0/name"), "rmc");
    EXPECT_EQ(ask(Method::remove, "/api/v1/layers/rmc").status, 204U);
    EXPECT_EQ(ask(Method::remove, "/api/v1/layers/rmc").status, 404U);
}

TEST_F(LayersApi, NameOfAFeedIsTaken) {
    const Response taken =
        ask(Method::post, "/api/v1/layers", R"({"name":"all","url":"https://example.org/a"})");
    EXPECT_EQ(taken.status, 409U) << taken.body;
}

TEST_F(LayersApi, AddressOfAnotherSchemeOrWithAPasswordIsRefused) {
    for (const char* url : {"file:///etc/passwd", "ftp://example.org/a", "gopher://x",
                            "https://user:secret@example.org/a", "https://"}) {
        const Response refused = ask(Method::post, "/api/v1/layers",
                                     R"({"name":"rmc","url":")" + std::string(url) + "\"}");
        EXPECT_EQ(refused.status, 422U) << url;
        EXPECT_THAT(refused.body, HasSubstr("/url"));
    }
}

}  // namespace
}  // namespace sroki::server::testing
