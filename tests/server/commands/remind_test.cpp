#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <boost/json.hpp>

#include "server/installation.h"
#include "tests/notifier/sample_department.h"
#include "tests/support/command_line.h"
#include "tests/support/fake_smtp.h"
#include "tests/support/temp_directory.h"

namespace sroki::server {
namespace {

namespace fs = std::filesystem;
namespace json = boost::json;
using test::run_command;
using ::testing::AllOf;
using ::testing::HasSubstr;

class Remind : public ::testing::Test {
  protected:
    Remind() {
        if (run_command({"feed", "list", "--data", data_}).exit_code != 0) {
            throw std::runtime_error("no installation");
        }
        auto database = calendar::Database::open(database_file(data_));
        test::SampleDepartment department(database);
        department.add_plan(
            "План", {{"Первое", "2021-11-30", {"Методисты"}}, {"Второе", "2021-11-24", {"Школы"}}});
        department.set_email("Методисты", "m@example.org");
    }

    test::CommandResult run(std::vector<std::string> more, const std::string& config = {}) {
        std::vector<std::string> words{"remind", "--data", data_, "--now", "2021-11-23T09:00"};
        if (!config.empty()) {
            words.insert(words.end(), {"--config", folder_.write("c.toml", config).string()});
        }
        words.insert(words.end(), more.begin(), more.end());
        return run_command(words);
    }
    [[nodiscard]] std::size_t eml_files() const {
        const fs::path mail = fs::path(data_) / "mail";
        if (!fs::exists(mail)) return 0;
        return static_cast<std::size_t>(
            std::distance(fs::directory_iterator(mail), fs::directory_iterator()));
    }

    test::TempDirectory folder_;
    std::string data_ = (folder_.path() / "data").string();
};

TEST_F(Remind, WritesOneFileForEachExecutorOnce) {
    const auto first = run({});
    EXPECT_EQ(first.exit_code, 0) << first.err;
    EXPECT_THAT(first.out,
                AllOf(HasSubstr("Подготовлено писем: 2"), HasSubstr("Записано файлами: 2"),
                      HasSubstr("Методисты <m@example.org>: Срок 30.11 · Первое"),
                      HasSubstr("Школы (без адреса): Срок 24.11 · Второе")));
    EXPECT_EQ(eml_files(), 2U);
    EXPECT_THAT(run({}).out, HasSubstr("Подготовлено писем: 0"));
    EXPECT_EQ(eml_files(), 2U);
}

TEST_F(Remind, DryRunShowsAndWritesNothing) {
    EXPECT_THAT(run({"--dry-run"}).out, AllOf(HasSubstr("Было бы подготовлено писем: 2"),
                                              HasSubstr("Срок 30.11 · Первое")));
    EXPECT_EQ(eml_files(), 0U);
    EXPECT_THAT(run({}).out, HasSubstr("Подготовлено писем: 2"));
}

TEST_F(Remind, SendsBySmtpAndNamesThoseWithoutAnAddress) {
    test::FakeSmtp server;
    const auto result = run({"--json"}, "[mail]\nsmtp_url = '" + server.url() +
                                            "'\nstarttls = 'off'\nfrom = 'office@example.org'\n");
    EXPECT_EQ(result.exit_code, 0) << result.err;
    const json::object report = json::parse(result.out).as_object();
    EXPECT_EQ(report.at("now"), "2021-11-23T06:00:00Z");
    EXPECT_EQ(report.at("delivered").at(0).at("state"), "sent");
    EXPECT_EQ(report.at("without_address"), json::array({"Школы"}));
    ASSERT_EQ(server.letters().size(), 1U);
    EXPECT_EQ(server.letters()[0].sender, "office@example.org");
}

TEST_F(Remind, MomentThatIsNoneIsAnInputError) {
    const auto result = run_command({"remind", "--data", data_, "--now", "завтра"});
    EXPECT_EQ(result.exit_code, 1);
    EXPECT_THAT(result.err, HasSubstr("Неверный момент «завтра»"));
}

TEST_F(Remind, PasswordThatCannotBeReadIsAnInputError) {
    const auto result = run({},
                            "[mail]\nsmtp_url = 'smtp://127.0.0.1:1'\nusername = 'u'\n"
                            "password_file = '/nonexistent/password'\n");
    EXPECT_EQ(result.exit_code, 1);
    EXPECT_THAT(result.err, HasSubstr("/nonexistent/password"));
}

}  // namespace
}  // namespace sroki::server
