#include <CLI/CLI.hpp>

#include "server/commands/command.h"

namespace sroki::server {

void add_explain_command(CLI::App& app, Invocation& invocation) {
    CLI::App* command = app.add_subcommand("explain");
    command->callback([&invocation] { invocation.run = [] { return int{kExitUsage}; }; });
}

}  // namespace sroki::server
