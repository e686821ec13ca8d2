#include "server/command_line.h"

#include <sys/resource.h>

#include <csignal>

#include <gmock/gmock.h>

#include "calendar/store/database.h"
#include "calendar/store/user_store.h"
#include "server/password.h"
#include "support/command_line.h"
#include "support/temp_directory.h"

namespace sroki::server {
namespace {

using test::run_command;
using testing::HasSubstr;

class CommandLineTest : public testing::Test {
  protected:
    test::CommandResult run(std::vector<std::string> arguments, const std::string& input = {}) {
        arguments.insert(arguments.end(), {"--data", data});
        return run_command(arguments, input);
    }

    test::TempDirectory folder;
    std::string data = (folder.path() / "data").string();
};

TEST_F(CommandLineTest, NoCommandIsAUsageErrorInRussian) {
    const auto result = run_command({});
    EXPECT_EQ(result.exit_code, 2);
    EXPECT_THAT(result.err, HasSubstr("Неверный вызов"));
}

TEST_F(CommandLineTest, HelpNamesEveryCommandInRussian) {
    const auto result = run_command({"--help"});
    EXPECT_EQ(result.exit_code, 0);
    EXPECT_THAT(result.out, HasSubstr("Прочитать план из документа"));
}

TEST_F(CommandLineTest, UnknownOptionIsAUsageError) {
    EXPECT_EQ(run({"feed", "list", "--nope"}).exit_code, 2);
}

TEST_F(CommandLineTest, WrongSettingsAreAnInputErrorThatNamesTheKey) {
    const auto file = folder.write("sroki.toml", "[mail]\nsmtp = 'x'\n");
    const auto result = run({"feed", "list", "--config", file.string()});
    EXPECT_EQ(result.exit_code, 1);
    EXPECT_THAT(result.err, HasSubstr("mail.smtp"));
}

TEST_F(CommandLineTest, DataFolderThatCannotBeMadeIsAMachineFailure) {
    const auto file = folder.write("taken", "");
    const auto result = run_command({"feed", "list", "--data", (file / "data").string()});
    EXPECT_EQ(result.exit_code, 3);
    EXPECT_THAT(result.err, HasSubstr("Сбой машины"));
}

// For its life the process may write nothing to files.
class NoRoomInFiles {
  public:
    NoRoomInFiles() : handler_(std::signal(SIGXFSZ, SIG_IGN)) {
        ::getrlimit(RLIMIT_FSIZE, &limit_);
        const ::rlimit none{0, limit_.rlim_max};
        ::setrlimit(RLIMIT_FSIZE, &none);
    }
    NoRoomInFiles(const NoRoomInFiles&) = delete;
    NoRoomInFiles& operator=(const NoRoomInFiles&) = delete;
    ~NoRoomInFiles() {
        ::setrlimit(RLIMIT_FSIZE, &limit_);
        std::signal(SIGXFSZ, handler_);
    }

  private:
    void (*handler_)(int);
    ::rlimit limit_{};
};

TEST_F(CommandLineTest, DiskThatTakesNothingIsAMachineFailureToldInRussian) {
    ASSERT_EQ(run({"feed", "list"}).exit_code, 0);
    const auto result = [&] {
        const NoRoomInFiles no_room;
        return run({"feed", "create", "seminars", "--kind", "seminar", "--title", "Учёба"});
    }();
    EXPECT_EQ(result.exit_code, 3);
    EXPECT_THAT(result.err, HasSubstr("Диск сервера не читается или не пишется"));
}

TEST_F(CommandLineTest, FeedIsCreatedListedAndRevoked) {
    EXPECT_EQ(
        run({"feed", "create", "seminars", "--kind", "seminar", "--title", "Учёба"}).exit_code, 0);
    EXPECT_THAT(run({"feed", "list", "--json"}).out, HasSubstr("\"path\":\"/feeds/seminars.ics\""));
    EXPECT_EQ(run({"feed", "revoke", "seminars"}).exit_code, 0);
    EXPECT_THAT(run({"feed", "list"}).out, HasSubstr("Учёба (отозвана)"));
    EXPECT_EQ(run({"feed", "revoke", "seminars"}).exit_code, 1);
}

TEST_F(CommandLineTest, FeedOfAnUnknownKindIsRefusedWithTheKindsNamed) {
    const auto result = run({"feed", "create", "x", "--kind", "party"});
    EXPECT_EQ(result.exit_code, 1);
    EXPECT_THAT(result.err, HasSubstr("methodical_day"));
}

TEST_F(CommandLineTest, UserIsAddedWithAHashedPassword) {
    EXPECT_EQ(run({"user", "add", "kim", "--role", "controller"}, "correct horse\n").exit_code, 0);
    auto database = calendar::Database::open(folder.path() / "data" / "sroki.db");
    const auto user = calendar::UserStore(database).find("kim");
    ASSERT_TRUE(user);
    EXPECT_TRUE(is_password("correct horse", user->password_hash));
    EXPECT_FALSE(is_password("Correct horse", user->password_hash));
    EXPECT_THAT(user->password_hash, testing::StartsWith("$argon2id$"));
    EXPECT_THAT(run({"user", "list", "--json"}).out,
                testing::AllOf(HasSubstr("kim"), testing::Not(HasSubstr("argon2"))));
}

TEST_F(CommandLineTest, ShortPasswordAndUnknownRoleAreRefused) {
    EXPECT_EQ(run({"user", "add", "kim"}, "short\n").exit_code, 1);
    EXPECT_EQ(run({"user", "add", "kim", "--role", "king"}, "correct horse\n").exit_code, 1);
    EXPECT_EQ(run({"user", "list"}).out, "");
}

TEST_F(CommandLineTest, ExecutorThatIsNotThereIsAnInputError) {
    const auto result = run({"executor", "email", "7", "a@example.org"});
    EXPECT_EQ(result.exit_code, 1);
    EXPECT_THAT(result.err, HasSubstr("Не найдено"));
}

TEST_F(CommandLineTest, RestoreBringsBackWhatTheBackupHeld) {
    const std::string copy = (folder.path() / "copy.db").string();
    ASSERT_EQ(run({"feed", "create", "before"}).exit_code, 0);
    ASSERT_EQ(run({"backup", copy}).exit_code, 0);
    ASSERT_EQ(run({"feed", "create", "after"}).exit_code, 0);
    ASSERT_EQ(run({"restore", copy}).exit_code, 0);
    const std::string feeds = run({"feed", "list"}).out;
    EXPECT_THAT(feeds, HasSubstr("before"));
    EXPECT_THAT(feeds, testing::Not(HasSubstr("after")));
}

TEST_F(CommandLineTest, BackupNeverOverwritesAFile) {
    const auto taken = folder.write("copy.db", "precious");
    EXPECT_EQ(run({"backup", taken.string()}).exit_code, 1);
}

TEST_F(CommandLineTest, RestoreOfWhatIsNoBackupChangesNothing) {
    const auto file = folder.write("copy.db", "not a database at all");
    ASSERT_EQ(run({"feed", "create", "kept"}).exit_code, 0);
    EXPECT_EQ(run({"restore", file.string()}).exit_code, 1);
    EXPECT_EQ(run({"restore", (folder.path() / "missing.db").string()}).exit_code, 1);
    EXPECT_THAT(run({"feed", "list"}).out, HasSubstr("kept"));
}

TEST_F(CommandLineTest, DoctorFindsAFreshInstallationHealthy) {
    const auto result = run({"doctor"});
    EXPECT_EQ(result.exit_code, 0);
    EXPECT_THAT(result.out, testing::Not(HasSubstr("[ !! ]")));
}

}  // namespace
}  // namespace sroki::server
