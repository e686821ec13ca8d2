#include <cstdlib>
#include <exception>
#include <iostream>

#include <CLI/CLI.hpp>

#include "server/commands/command.h"

int main(int argc, char** argv) {
    using namespace sroki::server;
    std::ios::sync_with_stdio(false);
    Invocation invocation{std::cin, std::cout, std::cerr};
    CLI::App app{"sroki"};
    app.require_subcommand(1);
    app.fallthrough();
    app.add_option("--data", invocation.data_directory)->type_name("DIR");
    app.add_option("--config", invocation.config_file)->type_name("FILE");
    app.add_flag("--json", invocation.json);
    add_explain_command(app, invocation);
    add_import_command(app, invocation);
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        return app.exit(error) == 0 ? kExitOk : kExitUsage;
    }
    try {
        return invocation.run();
    } catch (const std::exception& error) {
        std::cerr << "sroki: " << error.what() << '\n';
        return kExitMachineFailed;
    }
}
