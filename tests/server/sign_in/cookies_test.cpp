#include "server/sign_in/cookies.h"

#include <gtest/gtest.h>

namespace sroki::server {
namespace {

constexpr auto kHttps = "https://plan.example.ru";
constexpr auto kHttp = "http://192.168.1.5:8080";
const std::string kSecret = "AZaz09-_" + std::string(35, 'x');

TEST(Cookies, UnderHttpsAreSecureAndOfThisHostOnly) {
    EXPECT_EQ(setting_cookie(CookieKind::session, kSecret, kHttps),
              "__Host-sroki_session=" + kSecret + "; Path=/; HttpOnly; SameSite=Lax; Secure");
}

TEST(Cookies, InALocalNetworkWithoutHttpsStillWork) {
    EXPECT_EQ(setting_cookie(CookieKind::visit, kSecret, kHttp),
              "sroki_visit=" + kSecret + "; Path=/; HttpOnly; SameSite=Lax");
}

TEST(Cookies, AreClearedUnderTheSameNameAndPath) {
    EXPECT_EQ(clearing_cookie(CookieKind::session, kHttps),
              "__Host-sroki_session=; Path=/; HttpOnly; SameSite=Lax; Secure; Max-Age=0");
}

TEST(Cookies, AreFoundAmongOthersByTheirWholeName) {
    const std::string header = "a=1; xsroki_session=" + std::string(43, 'y') +
                               "; sroki_visit=" + std::string(43, 'z') +
                               ";sroki_session=" + kSecret + "; b=2";
    EXPECT_EQ(secret_in(header, CookieKind::session, kHttp), kSecret);
    EXPECT_EQ(secret_in(header, CookieKind::visit, kHttp), std::string(43, 'z'));
}

TEST(Cookies, WithoutThePrefixMeanNothingUnderHttps) {
    EXPECT_EQ(secret_in("sroki_session=" + kSecret, CookieKind::session, kHttps), "");
    EXPECT_EQ(secret_in("__Host-sroki_session=" + kSecret, CookieKind::session, kHttps), kSecret);
}

TEST(Cookies, ThatAreNoSecretOfOursAreNone) {
    for (const std::string& value :
         {std::string(), std::string(42, 'x'), std::string(44, 'x'), std::string(42, 'x') + "=",
          std::string(42, 'x') + "\"", "\"" + std::string(42, 'x'), std::string(8'000, 'x')}) {
        EXPECT_EQ(secret_in("sroki_session=" + value, CookieKind::session, kHttp), "") << value;
    }
    for (const char* header : {"", ";", ";;;", "=", "sroki_session", " ; = ;"})
        EXPECT_EQ(secret_in(header, CookieKind::session, kHttp), "") << header;
}

}  // namespace
}  // namespace sroki::server
