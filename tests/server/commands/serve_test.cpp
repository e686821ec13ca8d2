// What `sroki serve` says, and what stops it before it serves; the running server is in
// app_test.cpp.

#include <gtest/gtest.h>

#include "server/http/http_server.h"
#include "tests/support/command_line.h"
#include "tests/support/spawned.h"
#include "tests/support/temp_directory.h"

namespace sroki::server {
namespace {

using test::run_command;

// Of the program itself, on a free port, until it is told to stop.
std::string said_by_serve(const std::filesystem::path& data) {
    test::Spawned process(
        {SROKI_PROGRAM, "serve", "--data", data.string(), "--listen", "127.0.0.1:0"});
    std::string said = process.read_line();
    process.kill(SIGTERM);
    for (std::string line = process.read_line(); !line.empty(); line = process.read_line())
        said += '\n' + line;
    return said;
}

TEST(ServeCommand, TellsTheAddressOfTheWholeFeedUntilItIsRevoked) {
    const test::TempDirectory folder;
    EXPECT_NE(said_by_serve(folder.path()).find("/feeds/all.ics"), std::string::npos);
    ASSERT_EQ(run_command({"feed", "revoke", "all", "--data", folder.path().string()}).exit_code,
              0);
    const std::string said = said_by_serve(folder.path());
    EXPECT_NE(said.find("http://127.0.0.1:"), std::string::npos) << said;
    EXPECT_EQ(said.find("all.ics"), std::string::npos) << said;
}

TEST(ServeCommand, SaysWhatAnAddressLooksLike) {
    const test::TempDirectory folder;
    const auto result =
        run_command({"serve", "--listen", "8080", "--data", folder.path().string()});
    EXPECT_EQ(result.exit_code, 1);
    EXPECT_NE(result.err.find("127.0.0.1:8080"), std::string::npos) << result.err;
}

TEST(ServeCommand, SaysWhichAddressIsTaken) {
    const test::TempDirectory folder;
    HttpSettings settings;
    settings.listen = {"127.0.0.1", 0};
    const HttpServer other(settings, {});
    const std::string address = "127.0.0.1:" + std::to_string(other.port());
    const auto result =
        run_command({"serve", "--listen", address, "--data", folder.path().string()});
    EXPECT_EQ(result.exit_code, 3);
    EXPECT_NE(result.err.find(address), std::string::npos) << result.err;
    EXPECT_NE(result.err.find("уже занимает"), std::string::npos) << result.err;
}

TEST(ServeCommand, NamesThePasswordFileThatIsMissing) {
    const test::TempDirectory folder;
    const auto config = folder.write("sroki.toml", "[mail]\npassword_file = \"missing.txt\"\n");
    const auto result = run_command({"serve", "--listen", "127.0.0.1:0", "--config",
                                     config.string(), "--data", folder.path().string()});
    EXPECT_EQ(result.exit_code, 1);
    EXPECT_NE(result.err.find("missing.txt"), std::string::npos) << result.err;
}

}  // namespace
}  // namespace sroki::server
