#include "server/password.h"

#include <sodium.h>

#include <gtest/gtest.h>

namespace sroki::server {
namespace {

TEST(Password, IsKnownByItsHashOnly) {
    const std::string hash = hash_password("correct horse");
    EXPECT_TRUE(is_password("correct horse", hash));
    EXPECT_FALSE(is_password("correct horsf", hash));
    EXPECT_EQ(hash.find("correct"), std::string::npos);
}

TEST(Password, NobodysHashCostsAsMuchAsAnybodys) {
    const std::string nobodys(kNobodysHash);
    EXPECT_EQ(crypto_pwhash_str_needs_rehash(nobodys.c_str(), crypto_pwhash_OPSLIMIT_INTERACTIVE,
                                             crypto_pwhash_MEMLIMIT_INTERACTIVE),
              0);
    EXPECT_FALSE(is_password("", nobodys));
}

}  // namespace
}  // namespace sroki::server
