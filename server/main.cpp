#include <iostream>

#include "server/command_line.h"

int main(int argc, char** argv) {
    std::ios::sync_with_stdio(false);
    return sroki::server::run_command_line({argv + 1, argv + argc}, std::cin, std::cout, std::cerr);
}
