#include "server/config.h"

#include <unistd.h>

#include <fstream>

#include <gtest/gtest.h>

#include "server/config_ru.h"

namespace sroki::server {
namespace {

namespace fs = std::filesystem;

class ConfigFile : public testing::Test {
  protected:
    ConfigFile() {
        file_ =
            fs::temp_directory_path() / ("sroki-config-" + std::to_string(::getpid()) + ".toml");
    }
    ~ConfigFile() override { fs::remove(file_); }

    tl::expected<Config, ConfigError> load(std::string_view text, const Environment& env = {}) {
        std::ofstream(file_) << text;
        return load_config(file_, env);
    }

    fs::path file_;
};

TEST(Config, WithoutAFileEveryKeyHasItsDefault) {
    const auto config = load_config({}, {});
    ASSERT_TRUE(config);
    EXPECT_EQ(config->server.listen, "127.0.0.1:8080");
    EXPECT_EQ(config->mail.smtp_url, "");
    EXPECT_EQ(config->mail.starttls, StartTls::automatic);
    EXPECT_EQ(config->department.name, "Управление образования");
    EXPECT_EQ(config->department.timezone, "Europe/Moscow");
}

TEST_F(ConfigFile, GivesTheValuesOfTheFile) {
    const auto config = load(R"([server]
listen = "[::1]:9000"
public_url = "https://plan.example.ru/"
feed_gzip = false
[mail]
smtp_url = "smtp://mail:2525"
starttls = "off"
rate_per_minute = 5
[department]
name = "Отдел образования"
timezone = "Asia/Yekaterinburg"
[limits]
workers = 2
)");
    ASSERT_TRUE(config);
    EXPECT_EQ(config->server.listen, "[::1]:9000");
    EXPECT_EQ(config->server.public_url, "https://plan.example.ru");
    EXPECT_FALSE(config->server.feed_gzip);
    EXPECT_EQ(config->mail.smtp_url, "smtp://mail:2525");
    EXPECT_EQ(config->mail.starttls, StartTls::off);
    EXPECT_EQ(config->mail.rate_per_minute, 5);
    EXPECT_EQ(config->department.name, "Отдел образования");
    EXPECT_EQ(config->department.timezone, "Asia/Yekaterinburg");
    EXPECT_EQ(config->limits.workers, 2);
}

TEST_F(ConfigFile, EnvironmentOverridesTheFile) {
    const auto config =
        load("[mail]\nfrom = \"a@example.ru\"\nrate_per_minute = 5\n",
             {{"SROKI_MAIL_FROM", "b@example.ru"}, {"SROKI_MAIL_RATE_PER_MINUTE", "7"}});
    ASSERT_TRUE(config);
    EXPECT_EQ(config->mail.from, "b@example.ru");
    EXPECT_EQ(config->mail.rate_per_minute, 7);
}

TEST_F(ConfigFile, SenderMayHaveAName) {
    EXPECT_TRUE(load("[mail]\nfrom = \"Отдел <plan@example.ru>\"\n"));
    EXPECT_FALSE(load("[mail]\nfrom = \"Отдел <plan>\"\n"));
    EXPECT_FALSE(load("[mail]\nfrom = \"Отдел\\r\\nBcc: <plan@example.ru>\"\n"));
}

TEST_F(ConfigFile, OwnWindowsHaveFreeNames) {
    const auto config =
        load("[school_calendar]\n\"осенние каникулы\" = \"2026-10-26..2026-11-03\"\n");
    ASSERT_TRUE(config);
    ASSERT_EQ(config->school_calendar.size(), 1U);
    EXPECT_EQ(config->school_calendar[0].name, "осенние каникулы");
    EXPECT_EQ(config->school_calendar[0].window, scheduler::parse_period("2026-10-26..2026-11-03"));
}

TEST_F(ConfigFile, OwnWindowThatEndsBeforeItBeginsIsNamed) {
    const auto config = load("[school_calendar]\nlate = \"2026-11-03..2026-10-26\"\n");
    ASSERT_FALSE(config);
    EXPECT_EQ(config.error().key, "school_calendar.late");
}

TEST_F(ConfigFile, UnknownKeyIsNamed) {
    const auto config = load("[mail]\nsmpt_url = \"smtp://mail\"\n");
    ASSERT_FALSE(config);
    EXPECT_EQ(config.error().code, ConfigErrorCode::unknown_key);
    EXPECT_EQ(config.error().key, "mail.smpt_url");
    EXPECT_NE(message_ru(config.error()).find(file_.string()), std::string::npos);
}

TEST_F(ConfigFile, UnknownSectionAndStrayValueAreNamed) {
    EXPECT_EQ(load("[mial]\n").error().key, "mial");
    EXPECT_EQ(load("mail = 1\n").error().key, "mail");
}

TEST_F(ConfigFile, BrokenSyntaxIsFoundByItsLine) {
    const auto config = load("[server]\nlisten = \n");
    ASSERT_FALSE(config);
    EXPECT_EQ(config.error().code, ConfigErrorCode::bad_syntax);
    EXPECT_EQ(config.error().line, 2);
}

TEST_F(ConfigFile, ValueOfAnotherTypeIsRefused) {
    for (const char* text : {"[mail]\nfrom = 5\n", "[mail]\nrate_per_minute = \"5\"\n",
                             "[mail]\nrate_per_minute = 5.5\n", "[limits]\nworkers = true\n"}) {
        const auto config = load(text);
        ASSERT_FALSE(config) << text;
        EXPECT_EQ(config.error().code, ConfigErrorCode::bad_value) << text;
    }
}

struct BadValue {
    const char* variable;
    const char* value;
    const char* expected;  // part of the sentence
};

class BadValues : public testing::TestWithParam<BadValue> {};

TEST_P(BadValues, AreRefusedWithASentenceThatSaysWhatIsExpected) {
    const auto config = load_config({}, {{GetParam().variable, GetParam().value}});
    ASSERT_FALSE(config);
    const std::string sentence = message_ru(config.error());
    EXPECT_NE(sentence.find(GetParam().variable), std::string::npos) << sentence;
    EXPECT_NE(sentence.find(GetParam().expected), std::string::npos) << sentence;
}

INSTANTIATE_TEST_SUITE_P(
    Config, BadValues,
    testing::Values(BadValue{"SROKI_SERVER_LISTEN", "8080", "адрес и порт"},
                    BadValue{"SROKI_SERVER_LISTEN", "::1:8080", "адрес и порт"},
                    BadValue{"SROKI_SERVER_LISTEN", "host:70000", "адрес и порт"},
                    BadValue{"SROKI_SERVER_LISTEN", "host:", "адрес и порт"},
                    BadValue{"SROKI_SERVER_FEED_GZIP", "1", "true или false"},
                    BadValue{"SROKI_SERVER_PUBLIC_URL", "plan.example.ru", "http://"},
                    BadValue{"SROKI_SERVER_PUBLIC_URL", "https://a b", "http://"},
                    BadValue{"SROKI_MAIL_SMTP_URL", "mail:25", "smtp://"},
                    BadValue{"SROKI_MAIL_STARTTLS", "yes", "opportunistic"},
                    BadValue{"SROKI_MAIL_FROM", "nobody", "электронной почты"},
                    BadValue{"SROKI_MAIL_FROM", "a@b@c", "электронной почты"},
                    BadValue{"SROKI_MAIL_FROM", "a@b\r\nBcc: x@y", "электронной почты"},
                    BadValue{"SROKI_MAIL_RATE_PER_MINUTE", "0", "от 1 до 60000"},
                    BadValue{"SROKI_LIMITS_WORKERS", "4x", "от 1 до 64"},
                    BadValue{"SROKI_LIMITS_WORKERS", "", "от 1 до 64"},
                    BadValue{"SROKI_DEPARTMENT_TIMEZONE", "Europe/Atlantis", "часового пояса"},
                    BadValue{"SROKI_MAIL_SMPT_URL", "smtp://a", "неизвестен"}));

TEST(Config, ForeignVariableIsLeftAlone) {
    EXPECT_TRUE(load_config({}, {{"SROKI_HOME", "/srv"}}));
}

TEST(Config, MissingFileIsAnError) {
    const auto config = load_config("no/such/file.toml", {});
    ASSERT_FALSE(config);
    EXPECT_EQ(config.error().code, ConfigErrorCode::unreadable);
}

TEST(Config, ListenAddressHasHostAndPort) {
    EXPECT_EQ(parse_listen("127.0.0.1:0")->port, 0);
    EXPECT_EQ(parse_listen("[::1]:8080")->host, "::1");
    EXPECT_FALSE(parse_listen(":8080"));
}

}  // namespace
}  // namespace sroki::server
