// What stops `sroki serve` before it serves; the running server is in app_test.cpp.

#include <gtest/gtest.h>

#include "server/http/http_server.h"
#include "tests/support/command_line.h"
#include "tests/support/temp_directory.h"

namespace sroki::server {
namespace {

using test::run_command;

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
