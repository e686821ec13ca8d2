#include "calendar/store/database.h"

#include <stdexcept>

#include <SQLiteCpp/Backup.h>
#include <SQLiteCpp/SQLiteCpp.h>

#include "calendar_schema.h"

namespace sroki::calendar {

namespace {

constexpr int kBusyTimeoutMs = 10'000;
// A connection belongs to one thread: its own mutex would guard nothing.
const int kOpenMode = SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE | SQLite::OPEN_NOMUTEX;

}  // namespace

Statement::Statement(std::unique_ptr<SQLite::Statement> handle) : handle_(std::move(handle)) {}
Statement::Statement(Statement&&) noexcept = default;
Statement& Statement::operator=(Statement&&) noexcept = default;
Statement::~Statement() = default;

Statement& Statement::bind(const char* name, std::int64_t value) {
    handle_->bind(name, value);
    return *this;
}

Statement& Statement::bind(const char* name, std::string_view value) {
    handle_->bind(name, std::string(value));
    return *this;
}

Statement& Statement::bind(const char* name, const char* value) {
    return bind(name, std::string_view(value));
}

Statement& Statement::bind(const char* name, scheduler::Date value) {
    return bind(name, std::string_view(scheduler::format_date(value)));
}

Statement& Statement::bind(const char* name, Instant value) {
    return bind(name, std::int64_t{value.time_since_epoch().count()});
}

Statement& Statement::bind_blob(const char* name, std::string_view bytes) {
    handle_->bind(name, bytes.data(), static_cast<int>(bytes.size()));
    return *this;
}

Statement& Statement::bind_null(const char* name) {
    handle_->bind(name);
    return *this;
}

bool Statement::step() {
    return handle_->executeStep();
}

int Statement::run() {
    while (handle_->executeStep()) {
    }
    return handle_->getChanges();
}

Statement& Statement::reset() {
    handle_->reset();
    handle_->clearBindings();
    return *this;
}

bool Statement::is_null(int column) const {
    return handle_->isColumnNull(column);
}

std::int64_t Statement::integer(int column) const {
    return handle_->getColumn(column).getInt64();
}

std::string Statement::text(int column) const {
    return handle_->getColumn(column).getString();
}

scheduler::Date Statement::date(int column) const {
    const auto date = scheduler::parse_date(text(column));
    if (!date) throw std::runtime_error("not a date in the database: " + text(column));
    return *date;
}

Instant Statement::instant(int column) const {
    return Instant{std::chrono::seconds{integer(column)}};
}

std::optional<std::int64_t> Statement::optional_integer(int column) const {
    if (is_null(column)) return std::nullopt;
    return integer(column);
}

std::optional<std::string> Statement::optional_text(int column) const {
    if (is_null(column)) return std::nullopt;
    return text(column);
}

std::optional<scheduler::Date> Statement::optional_date(int column) const {
    if (is_null(column)) return std::nullopt;
    return date(column);
}

std::optional<Instant> Statement::optional_instant(int column) const {
    if (is_null(column)) return std::nullopt;
    return instant(column);
}

Transaction::Transaction(SQLite::Database& handle)
    : handle_(
          std::make_unique<SQLite::Transaction>(handle, SQLite::TransactionBehavior::IMMEDIATE)) {}
Transaction::~Transaction() = default;

void Transaction::commit() {
    handle_->commit();
}

Snapshot::Snapshot(SQLite::Database& handle)
    : handle_(
          std::make_unique<SQLite::Transaction>(handle, SQLite::TransactionBehavior::DEFERRED)) {}
// Nothing was written: the rollback of an open transaction ends it.
Snapshot::~Snapshot() = default;

Database::Database(std::unique_ptr<SQLite::Database> handle) : handle_(std::move(handle)) {}
Database::Database(Database&&) noexcept = default;
Database& Database::operator=(Database&&) noexcept = default;
Database::~Database() = default;

Database Database::open(const std::filesystem::path& file) {
    Database database(std::make_unique<SQLite::Database>(file.string(), kOpenMode, kBusyTimeoutMs));
    database.configure(true);
    database.migrate();
    return database;
}

Database Database::in_memory() {
    Database database(std::make_unique<SQLite::Database>(":memory:", kOpenMode, kBusyTimeoutMs));
    database.configure(false);
    database.migrate();
    return database;
}

void Database::configure(bool is_file) {
    if (is_file) handle_->exec("PRAGMA journal_mode = WAL");
    // FULL: a letter marked as sent stays so after a power cut.
    handle_->exec("PRAGMA synchronous = FULL");
    handle_->exec("PRAGMA foreign_keys = ON");
    handle_->exec("PRAGMA trusted_schema = OFF");
}

// Migrations are the files of schema/ in the order of their numbers; user_version counts them.
void Database::migrate() {
    const auto known = static_cast<std::int64_t>(schema::all_files.size());
    if (handle_->execAndGet("PRAGMA user_version").getInt64() == known) return;
    Transaction lock(*handle_);
    // Read again under the lock: another process may have just migrated.
    const std::int64_t version = handle_->execAndGet("PRAGMA user_version").getInt64();
    if (version > known) {
        throw std::runtime_error("the database is of version " + std::to_string(version) +
                                 ", newer than this program knows (" + std::to_string(known) + ")");
    }
    for (std::int64_t step = version; step < known; ++step) {
        const std::string_view sql = schema::all_files.at(static_cast<std::size_t>(step)).second;
        handle_->exec(std::string(sql));
    }
    handle_->exec("PRAGMA user_version = " + std::to_string(known));
    lock.commit();
}

Statement Database::statement(std::string_view sql) {
    return Statement(std::make_unique<SQLite::Statement>(*handle_, std::string(sql)));
}

Transaction Database::transaction() {
    return Transaction(*handle_);
}

Snapshot Database::snapshot() {
    return Snapshot(*handle_);
}

void Database::back_up_to(const std::filesystem::path& file) {
    SQLite::Database copy(file.string(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
    SQLite::Backup(copy, *handle_).executeStep();
    // One file to carry away, without a write-ahead log beside it; it holds addresses of people.
    copy.exec("PRAGMA journal_mode = DELETE");
    std::filesystem::permissions(
        file, std::filesystem::perms::owner_read | std::filesystem::perms::owner_write);
}

void Database::restore_from(const std::filesystem::path& file) {
    SQLite::Database copy(file.string(), SQLite::OPEN_READONLY);
    SQLite::Backup(*handle_, copy).executeStep();
    migrate();
}

std::string Database::integrity() {
    return handle_->execAndGet("PRAGMA integrity_check(1)").getString();
}

void Database::wait_for_writers(std::chrono::milliseconds limit) {
    handle_->setBusyTimeout(static_cast<int>(limit.count()));
}

std::int64_t Database::data_version() {
    return handle_->execAndGet("PRAGMA data_version").getInt64();
}

}  // namespace sroki::calendar
