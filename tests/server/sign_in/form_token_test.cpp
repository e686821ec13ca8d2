#include "server/sign_in/form_token.h"

#include <gtest/gtest.h>

#include "server/secret_token.h"

namespace sroki::server {
namespace {

TEST(FormToken, BelongsToOneSecret) {
    const std::string secret = new_secret_token();
    const std::string token = form_token_of(secret);
    EXPECT_TRUE(is_form_token(token, secret));
    EXPECT_FALSE(is_form_token(token, new_secret_token()));
}

TEST(FormToken, IsNeitherTheSecretNorWhatTheStoreKeepsOfIt) {
    const std::string secret = new_secret_token();
    EXPECT_NE(form_token_of(secret), secret);
    EXPECT_NE(form_token_of(secret), hash_secret_token(secret));
}

TEST(FormToken, OfNoSecretIsNeverGood) {
    EXPECT_FALSE(is_form_token("", ""));
    EXPECT_FALSE(is_form_token(form_token_of(new_secret_token()), ""));
}

TEST(FormToken, ThatIsCutOrChangedIsRefused) {
    const std::string secret = new_secret_token();
    const std::string token = form_token_of(secret);
    for (std::size_t i = 0; i < token.size(); ++i) {
        std::string changed = token;
        changed[i] = changed[i] == '0' ? '1' : '0';
        EXPECT_FALSE(is_form_token(changed, secret)) << i;
        EXPECT_FALSE(is_form_token(token.substr(0, i), secret)) << i;
    }
    EXPECT_FALSE(is_form_token(token + "0", secret));
}

}  // namespace
}  // namespace sroki::server
