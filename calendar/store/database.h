#pragma once
// The small layer between the stores and the engine: named statements, typed binds, rows,
// transactions. Every statement is a file under a `sql/` folder, embedded at build time.
// Thread contract: one connection belongs to one thread; open one for each thread.
// Errors: a machine fault (disk, lock past the timeout, damaged file) throws std::runtime_error or
// its kind; a statement that breaks a constraint throws too, for stores check before they write.

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "scheduler/date.h"

namespace SQLite {
class Database;
class Statement;
class Transaction;
}  // namespace SQLite

namespace sroki::calendar {

// UTC, whole seconds: how instants are stored and passed.
using Instant = std::chrono::sys_seconds;

// A prepared statement. Parameters are named (":title"); columns count from 0 in the order of the
// query. Reusable: reset() keeps no values.
class Statement {
  public:
    explicit Statement(std::unique_ptr<SQLite::Statement> handle);
    Statement(Statement&&) noexcept;
    Statement& operator=(Statement&&) noexcept;
    ~Statement();

    Statement& bind(const char* name, std::int64_t value);
    Statement& bind(const char* name, std::string_view value);
    Statement& bind(const char* name, const char* value);
    Statement& bind(const char* name, scheduler::Date value);
    Statement& bind(const char* name, Instant value);
    Statement& bind_blob(const char* name, std::string_view bytes);
    Statement& bind_null(const char* name);
    template <class T>
    Statement& bind(const char* name, const std::optional<T>& value) {
        return value ? bind(name, *value) : bind_null(name);
    }

    // Moves to the next row; false: there is none.
    [[nodiscard]] bool step();
    // Runs to the end; returns the number of changed rows.
    int run();
    // Ready for new values.
    Statement& reset();

    [[nodiscard]] bool is_null(int column) const;
    [[nodiscard]] std::int64_t integer(int column) const;
    [[nodiscard]] std::string text(int column) const;
    [[nodiscard]] scheduler::Date date(int column) const;
    [[nodiscard]] Instant instant(int column) const;
    [[nodiscard]] std::optional<std::int64_t> optional_integer(int column) const;
    [[nodiscard]] std::optional<std::string> optional_text(int column) const;
    [[nodiscard]] std::optional<scheduler::Date> optional_date(int column) const;
    [[nodiscard]] std::optional<Instant> optional_instant(int column) const;

  private:
    std::unique_ptr<SQLite::Statement> handle_;
};

// Takes the write lock at once (BEGIN IMMEDIATE); rolls back unless committed.
class Transaction {
  public:
    explicit Transaction(SQLite::Database& handle);
    Transaction(const Transaction&) = delete;
    Transaction& operator=(const Transaction&) = delete;
    ~Transaction();

    void commit();

  private:
    std::unique_ptr<SQLite::Transaction> handle_;
};

// Everything read until its end is of one state of the database, whoever writes meanwhile.
class Snapshot {
  public:
    explicit Snapshot(SQLite::Database& handle);
    Snapshot(const Snapshot&) = delete;
    Snapshot& operator=(const Snapshot&) = delete;
    ~Snapshot();

  private:
    std::unique_ptr<SQLite::Transaction> handle_;
};

class Database {
  public:
    // Opens or creates the file, in WAL mode, and migrates it forward. Throws if the file is of a
    // newer version than the program, or is no database.
    [[nodiscard]] static Database open(const std::filesystem::path& file);
    [[nodiscard]] static Database in_memory();
    Database(Database&&) noexcept;
    Database& operator=(Database&&) noexcept;
    ~Database();

    [[nodiscard]] Statement statement(std::string_view sql);
    [[nodiscard]] Transaction transaction();
    [[nodiscard]] Snapshot snapshot();
    // A whole, consistent copy into a new file; others may go on writing meanwhile.
    void back_up_to(const std::filesystem::path& file);
    // Everything here is replaced by the copy in `file` and migrated forward.
    void restore_from(const std::filesystem::path& file);
    // "ok", or what the engine finds wrong with the file.
    [[nodiscard]] std::string integrity();
    // How long a write waits for another connection's; ten seconds unless told.
    void wait_for_writers(std::chrono::milliseconds limit);
    // Changes whenever another connection has committed: a cheap question for a poller.
    [[nodiscard]] std::int64_t data_version();

  private:
    explicit Database(std::unique_ptr<SQLite::Database> handle);
    void configure(bool is_file);
    void migrate();

    std::unique_ptr<SQLite::Database> handle_;
};

}  // namespace sroki::calendar
