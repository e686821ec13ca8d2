// sroki backup FILE and sroki restore FILE: the whole installation is one database file.

#include <filesystem>

#include <fmt/chrono.h>
#include <fmt/format.h>

#include "server/commands/store_command.h"
#include "server/commands/words_ru.h"

namespace sroki::server {

namespace {

namespace fs = std::filesystem;

struct BackupOptions {
    std::string file;
};

int back_up(Invocation& invocation, Installation& installation, const BackupOptions& options) {
    if (fs::exists(options.file)) {
        invocation.err << fmt::format(words::kBackupExists, options.file);
        return kExitInputWrong;
    }
    installation.database.back_up_to(options.file);
    invocation.out << fmt::format(words::kBackedUp, options.file);
    return kExitOk;
}

// Empty when `file` is a whole database of a version that this program knows.
std::string fault_of(const std::string& file) {
    if (!fs::exists(file)) return words::kNoSuchFile.data();
    try {
        // Migrating a scratch copy proves more than a look at the header.
        auto scratch = calendar::Database::in_memory();
        scratch.restore_from(file);
        const std::string state = scratch.integrity();
        return state == "ok" ? std::string() : state;
    } catch (const std::exception& error) {
        return error.what();
    }
}

int restore(Invocation& invocation, Installation& installation, const BackupOptions& options) {
    const std::string fault = fault_of(options.file);
    if (!fault.empty()) {
        invocation.err << fmt::format(words::kNotABackup, options.file, fault);
        return kExitInputWrong;
    }
    const auto kept =
        installation.data / fmt::format("before-restore-{:%Y%m%dT%H%M%SZ}.db",
                                        fmt::gmtime(current_instant().time_since_epoch().count()));
    installation.database.back_up_to(kept);
    installation.database.restore_from(options.file);
    invocation.out << fmt::format(words::kRestored, options.file, kept.string());
    return kExitOk;
}

}  // namespace

void add_backup_commands(CLI::App& app, Invocation& invocation) {
    const auto options = std::make_shared<BackupOptions>();
    CLI::App* backup_command = app.add_subcommand("backup");
    backup_command->add_option("FILE", options->file)->required();
    run_on_store(backup_command, invocation, options, back_up);
    CLI::App* restore_command = app.add_subcommand("restore");
    restore_command->add_option("FILE", options->file)->required();
    run_on_store(restore_command, invocation, options, restore);
}

}  // namespace sroki::server
