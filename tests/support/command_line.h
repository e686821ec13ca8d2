#pragma once
// Runs one command of the program in this process and keeps what it printed.

#include <sstream>
#include <string>
#include <vector>

#include "server/command_line.h"

namespace sroki::test {

struct CommandResult {
    int exit_code = 0;
    std::string out;
    std::string err;
};

inline CommandResult run_command(const std::vector<std::string>& arguments,
                                 const std::string& input = {}) {
    std::istringstream in(input);
    std::ostringstream out;
    std::ostringstream err;
    const int exit_code = server::run_command_line(arguments, in, out, err);
    return {exit_code, out.str(), err.str()};
}

}  // namespace sroki::test
