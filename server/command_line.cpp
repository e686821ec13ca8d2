#include "server/command_line.h"

#include <algorithm>
#include <exception>
#include <istream>
#include <ostream>

#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include "server/commands/command.h"
#include "server/commands/words_ru.h"
#include "server/machine_fault_ru.h"

namespace sroki::server {

namespace {

void describe(CLI::App& app) {
    for (CLI::App* command : app.get_subcommands([](const CLI::App*) { return true; })) {
        for (const auto& [name, text] : words::kCommands) {
            if (name == command->get_name()) command->description(std::string(text));
        }
    }
}

}  // namespace

int run_command_line(const std::vector<std::string>& arguments, std::istream& in, std::ostream& out,
                     std::ostream& err) {
    Invocation invocation{in, out, err};
    CLI::App app{std::string(words::kProgram), "sroki"};
    app.require_subcommand(1);
    app.fallthrough();
    app.set_help_flag("-h,--help", std::string(words::kHelp));
    app.add_option("--data", invocation.data_directory, std::string(words::kData))
        ->type_name("DIR");
    app.add_option("--config", invocation.config_file, std::string(words::kConfig))
        ->type_name("FILE");
    app.add_flag("--json", invocation.json, std::string(words::kJson));
    add_explain_command(app, invocation);
    add_import_command(app, invocation);
    add_plan_command(app, invocation);
    add_agenda_command(app, invocation);
    add_serve_command(app, invocation);
    add_executor_command(app, invocation);
    add_feed_command(app, invocation);
    add_user_command(app, invocation);
    add_token_command(app, invocation);
    add_backup_commands(app, invocation);
    add_calendar_command(app, invocation);
    add_expand_command(app, invocation);
    add_remind_command(app, invocation);
    add_doctor_command(app, invocation);
    describe(app);
    try {
        // CLI11 takes them in reverse order.
        app.parse(std::vector<std::string>(arguments.rbegin(), arguments.rend()));
    } catch (const CLI::CallForHelp&) {
        out << app.help();
        return kExitOk;
    } catch (const CLI::ParseError& error) {
        err << fmt::format(words::kUsage, error.what());
        return kExitUsage;
    }
    try {
        return invocation.run();
    } catch (const std::exception& error) {
        const auto known = machine_fault_ru(calendar::machine_fault_of(error));
        err << (known ? fmt::format("{}\n", known->sentence)
                      : fmt::format(words::kMachineFailed, error.what()));
        return kExitMachineFailed;
    }
}

}  // namespace sroki::server
