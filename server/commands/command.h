#pragma once
// What every command of the program shares. Each command lives in its own file: add_NAME_command()
// declares its options, and its callback stores what is to run in Invocation::run.

#include <functional>
#include <iosfwd>
#include <string>

namespace CLI {
class App;
}

namespace sroki::server {

enum ExitCode : int {
    kExitOk = 0,
    kExitInputWrong = 1,  // a Russian sentence on stderr says what and where
    kExitUsage = 2,
    kExitMachineFailed = 3,
};

struct Invocation {
    std::istream& in;
    std::ostream& out;
    std::ostream& err;
    std::string data_directory = "./data";
    std::string config_file{};
    bool json = false;
    std::function<int()> run{};  // set by the command that was named
};

void add_explain_command(CLI::App& app, Invocation& invocation);
void add_import_command(CLI::App& app, Invocation& invocation);
void add_plan_command(CLI::App& app, Invocation& invocation);
void add_serve_command(CLI::App& app, Invocation& invocation);
void add_executor_command(CLI::App& app, Invocation& invocation);
void add_feed_command(CLI::App& app, Invocation& invocation);
void add_user_command(CLI::App& app, Invocation& invocation);
void add_token_command(CLI::App& app, Invocation& invocation);
void add_agenda_command(CLI::App& app, Invocation& invocation);
void add_backup_commands(CLI::App& app, Invocation& invocation);
void add_calendar_command(CLI::App& app, Invocation& invocation);
void add_expand_command(CLI::App& app, Invocation& invocation);
void add_remind_command(CLI::App& app, Invocation& invocation);
void add_doctor_command(CLI::App& app, Invocation& invocation);

}  // namespace sroki::server
