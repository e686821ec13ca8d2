#pragma once
// Runs another program from a test and gives back what it printed.

#include <array>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <memory>
#include <sstream>
#include <string>

namespace sroki::test {

struct ChildResult {
    std::string output;  // both streams
    int exit_code = -1;
};

// `command` is of the test itself: nothing from outside is put into it.
inline ChildResult run_child(const std::string& command) {
    ChildResult result;
    FILE* pipe = popen((command + " 2>&1").c_str(), "r");
    if (pipe == nullptr) return result;
    std::array<char, 4096> buffer{};
    for (std::size_t got = 0; (got = fread(buffer.data(), 1, buffer.size(), pipe)) > 0;) {
        result.output.append(buffer.data(), got);
    }
    const int status = pclose(pipe);
    result.exit_code = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
    return result;
}

}  // namespace sroki::test
