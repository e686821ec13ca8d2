#pragma once
// The settings of one installation and every limit of the server, each with its default.
// A value comes from the default, then the TOML file, then the environment variable
// SROKI_SECTION_KEY ("mail.smtp_url" is SROKI_MAIL_SMTP_URL); the last one that speaks wins.
// Unknown keys and bad values are errors: a misspelt key must not pass for a default.
// Units stand at the end of a name. Thread contract: plain values, read once at the start.
// Errors are returned; their Russian sentences are in server/config_ru.h.

#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <tl/expected.hpp>

#include "scheduler/term.h"

namespace sroki::server {

struct ServerConfig {
    std::string listen = "127.0.0.1:8080";  // port 0: any free one, printed at the start
    std::string public_url{};  // how readers reach us, no slash at the end; empty: http://LISTEN
    bool feed_gzip = true;     // false for readers that spoil packed feeds (old Outlook)
};

// automatic: required, but opportunistic for a mail server on this very machine.
enum class StartTls { automatic, required, opportunistic, off };

struct MailConfig {
    std::string smtp_url{};  // smtp://host:port or smtps://…; empty: .eml files under DIR/mail/
    StartTls starttls = StartTls::automatic;
    std::string username{};
    std::string password_file{};  // the password never stands in the configuration itself
    std::string ca_file{};
    std::string from = "sroki@localhost";
    std::int64_t rate_per_minute = 60;
    // The server sends letters between these hours of the department's day; `remind` at any time.
    std::int64_t from_hour = 8;
    std::int64_t to_hour = 20;
};

struct DepartmentConfig {
    std::string name;  // default: in config_ru
    std::string timezone = "Europe/Moscow";
    std::string production_calendar{};  // a file with years that the program doesn't know yet
};

// Foreign calendars that are subscribed to.
struct LayersConfig {
    std::int64_t refresh_minutes = 180;
    // Calendars on this machine and in its own network too; for tests, never on a public server.
    bool allow_local = false;
    std::string ca_file{};  // authorities of https; empty: the system's
};

// What comes from outside is bounded here; [limits] of the file.
struct LimitsConfig {
    std::int64_t header_bytes = 8'192;
    std::int64_t body_bytes = 1'048'576;
    std::int64_t upload_bytes = 26'214'400;  // a document sent to the API with a token
    std::int64_t uploads = 4;                // of such a size at the same time; past it: 503
    std::int64_t connections = 4'096;
    std::int64_t queue = 256;  // requests that wait for a worker; past it: 503
    std::int64_t workers = 4;
    std::int64_t write_wait_ms = 2'000;  // a worker's, for another's write to end; past it: 503
    std::int64_t header_timeout_s = 10;  // from the first byte to the end of the header
    std::int64_t body_timeout_s = 30;
    std::int64_t idle_timeout_s = 60;         // between two requests of one connection
    std::int64_t write_timeout_s = 30;        // for a small answer,
    std::int64_t reader_bytes_per_s = 8'192;  // and this much longer for a large one
    std::int64_t shutdown_s = 10;             // what runs may finish for so long after SIGTERM
    std::int64_t feed_poll_ms = 500;          // how soon a change shows in the feeds
    std::int64_t feed_memory_mb = 8;          // whole feeds kept at hand for readers
    // Whole copies of one feed for one address, five times as many at once; 0: no limit. 304 is
    // free, and a building full of people may stand behind one address.
    std::int64_t feed_fulls_per_minute = 240;
    std::int64_t notifier_interval_s = 60;
};

struct Config {
    ServerConfig server;
    MailConfig mail;
    DepartmentConfig department;
    LayersConfig layers;
    LimitsConfig limits;
    // [school_calendar]: the department's own quarters, holidays and seasons, name = "A..B".
    std::vector<scheduler::NamedWindow> school_calendar;
};

enum class ConfigErrorCode {
    unreadable,   // no such file, no right to read it, or it is too large
    bad_syntax,   // not TOML; `line` says where
    unknown_key,  // `key` is none of ours
    bad_value,    // `expected` says what `key` takes
};

// What a key takes; `integer` with the bounds of ConfigError.
enum class Expected {
    text,
    integer,
    window,
    boolean,
    listen,
    url,
    smtp_url,
    starttls,
    timezone,
    address
};

struct ConfigError {
    ConfigErrorCode code = ConfigErrorCode::unreadable;
    std::string source;  // the file, or the name of the environment variable
    std::string key{};   // "section.key"
    Expected expected = Expected::text;
    std::int64_t minimum = 0;
    std::int64_t maximum = 0;
    std::int64_t line = 0;
};

using Environment = std::map<std::string, std::string>;

// `file` empty: defaults and environment only.
[[nodiscard]] tl::expected<Config, ConfigError> load_config(const std::filesystem::path& file,
                                                            const Environment& environment);
// The variables of this process whose names begin with SROKI_.
[[nodiscard]] Environment read_environment();

struct ListenAddress {
    std::string host;
    std::uint16_t port = 0;
};

// "127.0.0.1:8080", "[::1]:8080", "localhost:0".
[[nodiscard]] std::optional<ListenAddress> parse_listen(std::string_view text);

}  // namespace sroki::server
