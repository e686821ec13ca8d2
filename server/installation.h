#pragma once
// One installation: its settings, its data folder and its open database. Commands open it, work and
// leave; the server opens it once.
// Thread contract: belongs to the thread that opened it.

#include <filesystem>
#include <string>

#include <tl/expected.hpp>

#include "calendar/records.h"
#include "calendar/store/database.h"
#include "server/commands/command.h"
#include "server/config.h"

namespace sroki::server {

struct Installation {
    Config config;
    std::filesystem::path data;
    calendar::Database database;
    calendar::Department department;
};

// The clock of this process; below the server's edge time is an argument.
[[nodiscard]] calendar::Instant current_instant();

[[nodiscard]] std::filesystem::path database_file(const std::filesystem::path& data);

// Creates the data folder, the database, the department and its feeds where they are missing.
// Error: a Russian sentence about the configuration. Throws when the machine fails.
[[nodiscard]] tl::expected<Installation, std::string> open_installation(
    const Invocation& invocation, calendar::Instant now);

// Opens the installation and runs `work` on it; prints the error and gives the exit code when the
// configuration is wrong.
[[nodiscard]] int with_installation(Invocation& invocation,
                                    const std::function<int(Installation&)>& work);

}  // namespace sroki::server
