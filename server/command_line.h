#pragma once
// The command line of the program: names the commands, parses the arguments, runs one.

#include <iosfwd>
#include <string>
#include <vector>

namespace sroki::server {

// `arguments` without the program's name. Gives the exit code of the contract: 0, 1 (the input is
// wrong), 2 (usage), 3 (the machine failed); every error is a Russian sentence on `err`.
[[nodiscard]] int run_command_line(const std::vector<std::string>& arguments, std::istream& in,
                                   std::ostream& out, std::ostream& err);

}  // namespace sroki::server
