#include "server/mail.h"

#include <gtest/gtest.h>

#include "support/sample.h"

namespace sroki::server {
namespace {

notifier::Starttls starttls_for(const char* url) {
    Config config;
    config.mail.smtp_url = url;
    return pass_settings(config, "data").value().mail.starttls;
}

TEST(Mail, CipherIsRequiredUnlessTheServerIsOnThisMachine) {
    EXPECT_EQ(starttls_for("smtp://mail.example.org:587"), notifier::Starttls::required);
    EXPECT_EQ(starttls_for("smtp://127.example.org"), notifier::Starttls::required);
    EXPECT_EQ(starttls_for("smtp://localhost.example.org"), notifier::Starttls::required);
    EXPECT_EQ(starttls_for("smtp://localhost:2525"), notifier::Starttls::opportunistic);
    EXPECT_EQ(starttls_for("smtp://127.0.0.1:2525"), notifier::Starttls::opportunistic);
    EXPECT_EQ(starttls_for("smtp://[::1]:2525"), notifier::Starttls::opportunistic);
}

TEST(Mail, WrittenStarttlsWins) {
    Config config;
    config.mail.smtp_url = "smtp://localhost:2525";
    config.mail.starttls = StartTls::required;
    EXPECT_EQ(pass_settings(config, "data")->mail.starttls, notifier::Starttls::required);
}

TEST(Mail, UnreadablePasswordFileIsNamed) {
    Config config;
    config.mail.password_file = "/nowhere/password";
    EXPECT_EQ(pass_settings(config, "data").error(), "/nowhere/password");
}

TEST(Mail, LettersLeaveInTheDayOfTheDepartment) {
    const MailConfig mail;
    EXPECT_FALSE(is_sending_time(mail, "Europe/Moscow", test::instant("2026-03-02", 4)));
    EXPECT_TRUE(is_sending_time(mail, "Europe/Moscow", test::instant("2026-03-02", 5)));
    EXPECT_FALSE(is_sending_time(mail, "Europe/Moscow", test::instant("2026-03-02", 17)));
    EXPECT_TRUE(is_sending_time(mail, "Asia/Kamchatka", test::instant("2026-03-01", 20)));
}

}  // namespace
}  // namespace sroki::server
