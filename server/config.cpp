#include "server/config.h"

#include <unistd.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <charconv>
#include <fstream>
#include <sstream>
#include <variant>
#include <vector>

#include <toml++/toml.h>

#include "calendar/zones.h"
#include "server/config_ru.h"

namespace sroki::server {

namespace {

constexpr std::uintmax_t kFileBytesMax = 1U << 20U;
constexpr std::string_view kPrefix = "SROKI_";

struct Key {
    std::string_view section;
    std::string_view name;
    Expected expected;
    std::variant<std::string*, std::int64_t*, bool*, StartTls*> target;
    std::int64_t minimum = 0;
    std::int64_t maximum = 0;

    [[nodiscard]] std::string full_name() const {
        return std::string(section) + '.' + std::string(name);
    }
};

// Every key there is, bound to its place.
std::vector<Key> keys_of(Config& config) {
    LimitsConfig& limits = config.limits;
    return {
        {"server", "listen", Expected::listen, &config.server.listen},
        {"server", "public_url", Expected::url, &config.server.public_url},
        {"server", "feed_gzip", Expected::boolean, &config.server.feed_gzip},
        {"mail", "smtp_url", Expected::smtp_url, &config.mail.smtp_url},
        {"mail", "starttls", Expected::starttls, &config.mail.starttls},
        {"mail", "username", Expected::text, &config.mail.username},
        {"mail", "password_file", Expected::text, &config.mail.password_file},
        {"mail", "ca_file", Expected::text, &config.mail.ca_file},
        {"mail", "from", Expected::address, &config.mail.from},
        {"mail", "rate_per_minute", Expected::integer, &config.mail.rate_per_minute, 1, 60'000},
        {"mail", "from_hour", Expected::integer, &config.mail.from_hour, 0, 23},
        {"mail", "to_hour", Expected::integer, &config.mail.to_hour, 1, 24},
        {"department", "name", Expected::text, &config.department.name},
        {"department", "production_calendar", Expected::text,
         &config.department.production_calendar},
        {"department", "timezone", Expected::timezone, &config.department.timezone},
        {"layers", "refresh_minutes", Expected::integer, &config.layers.refresh_minutes, 5, 10'080},
        {"layers", "allow_local", Expected::boolean, &config.layers.allow_local},
        {"layers", "ca_file", Expected::text, &config.layers.ca_file},
        {"limits", "header_bytes", Expected::integer, &limits.header_bytes, 1'024, 65'536},
        {"limits", "body_bytes", Expected::integer, &limits.body_bytes, 0, 104'857'600},
        {"limits", "upload_bytes", Expected::integer, &limits.upload_bytes, 0, 104'857'600},
        {"limits", "uploads", Expected::integer, &limits.uploads, 1, 64},
        {"limits", "connections", Expected::integer, &limits.connections, 1, 100'000},
        {"limits", "queue", Expected::integer, &limits.queue, 1, 100'000},
        {"limits", "workers", Expected::integer, &limits.workers, 1, 64},
        {"limits", "write_wait_ms", Expected::integer, &limits.write_wait_ms, 0, 60'000},
        {"limits", "header_timeout_s", Expected::integer, &limits.header_timeout_s, 1, 600},
        {"limits", "body_timeout_s", Expected::integer, &limits.body_timeout_s, 1, 3'600},
        {"limits", "idle_timeout_s", Expected::integer, &limits.idle_timeout_s, 1, 3'600},
        {"limits", "write_timeout_s", Expected::integer, &limits.write_timeout_s, 1, 3'600},
        {"limits", "reader_bytes_per_s", Expected::integer, &limits.reader_bytes_per_s, 1,
         1'000'000'000},
        {"limits", "shutdown_s", Expected::integer, &limits.shutdown_s, 0, 600},
        {"limits", "feed_poll_ms", Expected::integer, &limits.feed_poll_ms, 10, 60'000},
        {"limits", "feed_memory_mb", Expected::integer, &limits.feed_memory_mb, 1, 4'096},
        {"limits", "feed_fulls_per_minute", Expected::integer, &limits.feed_fulls_per_minute, 0,
         1'000'000},
        {"limits", "notifier_interval_s", Expected::integer, &limits.notifier_interval_s, 1,
         86'400},
    };
}

bool has_space_or_control(std::string_view text) {
    return std::any_of(text.begin(), text.end(),
                       [](char c) { return static_cast<unsigned char>(c) <= ' ' || c == 0x7F; });
}

bool is_url_of(std::string_view text, std::initializer_list<std::string_view> schemes) {
    if (has_space_or_control(text)) return false;
    return std::any_of(schemes.begin(), schemes.end(), [&](std::string_view scheme) {
        return text.starts_with(scheme) && text.size() > scheme.size();
    });
}

bool is_address(std::string_view text) {
    const std::size_t at = text.find('@');
    return at != 0 && at != std::string_view::npos && at + 1 < text.size() &&
           text.find('@', at + 1) == std::string_view::npos && !has_space_or_control(text);
}

// "address" or "Name <address>" (RFC 5322 section 3.4).
bool is_mailbox(std::string_view text) {
    const std::size_t open = text.rfind('<');
    if (open == std::string_view::npos || !text.ends_with('>')) return is_address(text);
    const auto is_control = [](char c) { return static_cast<unsigned char>(c) < ' '; };
    return std::none_of(text.begin(), text.end(), is_control) &&
           is_address(text.substr(open + 1, text.size() - open - 2));
}

bool is_good(Expected expected, std::string_view text) {
    switch (expected) {
        case Expected::listen:
            return parse_listen(text).has_value();
        case Expected::url:
            return text.empty() || is_url_of(text, {"http://", "https://"});
        case Expected::smtp_url:
            return text.empty() || is_url_of(text, {"smtp://", "smtps://"});
        case Expected::timezone:
            return calendar::is_zone(text);
        case Expected::address:
            return is_mailbox(text);
        case Expected::text:
            return std::none_of(text.begin(), text.end(),
                                [](char c) { return static_cast<unsigned char>(c) < ' '; });
        case Expected::integer:
        case Expected::boolean:
        case Expected::starttls:
        case Expected::window:
            return false;
    }
    return false;
}

std::optional<StartTls> starttls_of(std::string_view text) {
    if (text == "required") return StartTls::required;
    if (text == "opportunistic") return StartTls::opportunistic;
    if (text == "off") return StartTls::off;
    return std::nullopt;
}

bool set_text(const Key& key, std::string_view text) {
    if (StartTls* const* target = std::get_if<StartTls*>(&key.target)) {
        const auto mode = starttls_of(text);
        if (mode) **target = *mode;
        return mode.has_value();
    }
    std::string* const* target = std::get_if<std::string*>(&key.target);
    if (target == nullptr || !is_good(key.expected, text)) return false;
    **target = text;
    if (key.expected == Expected::url && (*target)->ends_with('/')) (*target)->pop_back();
    return true;
}

bool set_integer(const Key& key, std::int64_t value) {
    std::int64_t* const* target = std::get_if<std::int64_t*>(&key.target);
    if (target == nullptr || value < key.minimum || value > key.maximum) return false;
    **target = value;
    return true;
}

bool set_boolean(const Key& key, bool value) {
    bool* const* target = std::get_if<bool*>(&key.target);
    if (target != nullptr) **target = value;
    return target != nullptr;
}

bool set_from_environment(const Key& key, std::string_view text) {
    if (key.expected == Expected::boolean) {
        return (text == "true" || text == "false") && set_boolean(key, text == "true");
    }
    if (key.expected != Expected::integer) return set_text(key, text);
    std::int64_t value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    return error == std::errc{} && end == text.data() + text.size() && set_integer(key, value);
}

ConfigError bad_value(const Key& key, std::string source) {
    return {ConfigErrorCode::bad_value,
            std::move(source),
            key.full_name(),
            key.expected,
            key.minimum,
            key.maximum};
}

ConfigError unknown_key(std::string key, std::string source) {
    return {ConfigErrorCode::unknown_key, std::move(source), std::move(key)};
}

using Outcome = tl::expected<void, ConfigError>;

Outcome apply_section(const std::vector<Key>& keys, std::string_view section,
                      const toml::table& table, const std::string& source) {
    for (const auto& [name, node] : table) {
        const std::string_view wanted = name.str();
        const auto key = std::find_if(keys.begin(), keys.end(), [&](const Key& candidate) {
            return candidate.section == section && candidate.name == wanted;
        });
        if (key == keys.end()) {
            return tl::unexpected(
                unknown_key(std::string(section) + '.' + std::string(name.str()), source));
        }
        const auto text = node.value_exact<std::string>();
        const auto integer = node.value_exact<std::int64_t>();
        const auto boolean = node.value_exact<bool>();
        const bool is_set = (text && set_text(*key, *text)) ||
                            (integer && set_integer(*key, *integer)) ||
                            (boolean && set_boolean(*key, *boolean));
        if (!is_set) return tl::unexpected(bad_value(*key, source));
    }
    return {};
}

Outcome apply_school_calendar(Config& config, const toml::table& table, const std::string& source) {
    for (const auto& [name, node] : table) {
        const auto text = node.value_exact<std::string>();
        const auto window = text ? scheduler::parse_period(*text) : std::nullopt;
        if (!window) {
            return tl::unexpected(ConfigError{ConfigErrorCode::bad_value, source,
                                              "school_calendar." + std::string(name.str()),
                                              Expected::window});
        }
        config.school_calendar.push_back({std::string(name.str()), *window});
    }
    return {};
}

Outcome apply_file(const std::vector<Key>& keys, Config& config,
                   const std::filesystem::path& file) {
    const std::string source = file.string();
    std::error_code error;
    const std::uintmax_t size = std::filesystem::file_size(file, error);
    std::ifstream in(file, std::ios::binary);
    if (error || size > kFileBytesMax || !in) {
        return tl::unexpected(ConfigError{ConfigErrorCode::unreadable, source});
    }
    std::ostringstream text;
    text << in.rdbuf();
    toml::table root;
    try {
        root = toml::parse(text.str());
    } catch (const toml::parse_error& fault) {
        ConfigError syntax{ConfigErrorCode::bad_syntax, source};
        syntax.line = fault.source().begin.line;
        return tl::unexpected(syntax);
    }
    for (const auto& [name, node] : root) {
        const toml::table* section = node.as_table();
        if (section != nullptr && name.str() == "school_calendar") {
            if (auto done = apply_school_calendar(config, *section, source); !done) return done;
            continue;
        }
        const std::string_view wanted = name.str();
        const bool is_known = section != nullptr &&
                              std::any_of(keys.begin(), keys.end(),
                                          [&](const Key& key) { return key.section == wanted; });
        if (!is_known) return tl::unexpected(unknown_key(std::string(name.str()), source));
        if (auto done = apply_section(keys, name.str(), *section, source); !done) return done;
    }
    return {};
}

std::string variable_of(const Key& key) {
    std::string name{kPrefix};
    for (const char c : std::string(key.section) + '_' + std::string(key.name))
        name += static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
    return name;
}

// A misspelt variable of one of our sections is an error too; other SROKI_ names are not ours.
bool is_of_a_section(const std::vector<Key>& keys, std::string_view variable) {
    return std::any_of(keys.begin(), keys.end(), [&](const Key& key) {
        const Key section{key.section, "", key.expected, key.target};
        return variable.starts_with(variable_of(section));
    });
}

Outcome apply_environment(const std::vector<Key>& keys, const Environment& environment) {
    for (const auto& [name, value] : environment) {
        const std::string& variable = name;
        const auto key = std::find_if(keys.begin(), keys.end(), [&](const Key& candidate) {
            return variable_of(candidate) == variable;
        });
        if (key == keys.end()) {
            if (!is_of_a_section(keys, variable)) continue;
            return tl::unexpected(unknown_key(variable, variable));
        }
        if (!set_from_environment(*key, value)) return tl::unexpected(bad_value(*key, variable));
    }
    return {};
}

}  // namespace

tl::expected<Config, ConfigError> load_config(const std::filesystem::path& file,
                                              const Environment& environment) {
    Config config;
    config.department.name = default_department_name();
    const std::vector<Key> keys = keys_of(config);
    if (!file.empty()) {
        if (auto done = apply_file(keys, config, file); !done) return tl::unexpected(done.error());
    }
    if (auto done = apply_environment(keys, environment); !done) {
        return tl::unexpected(done.error());
    }
    return config;
}

Environment read_environment() {
    Environment found;
    for (char** entry = ::environ; entry != nullptr && *entry != nullptr; ++entry) {
        const std::string_view text = *entry;
        const std::size_t equals = text.find('=');
        if (!text.starts_with(kPrefix) || equals == std::string_view::npos) continue;
        found.emplace(text.substr(0, equals), text.substr(equals + 1));
    }
    return found;
}

std::optional<ListenAddress> parse_listen(std::string_view text) {
    const std::size_t colon = text.rfind(':');
    if (colon == std::string_view::npos || colon == 0) return std::nullopt;
    std::string_view host = text.substr(0, colon);
    const std::string_view port_text = text.substr(colon + 1);
    if (host.starts_with('[') && host.ends_with(']')) {
        host = host.substr(1, host.size() - 2);
    } else if (host.find(':') != std::string_view::npos) {
        return std::nullopt;  // an IPv6 address needs its brackets
    }
    std::uint16_t port = 0;
    const char* last = port_text.data() + port_text.size();
    const auto [end, error] = std::from_chars(port_text.data(), last, port);
    if (host.empty() || has_space_or_control(host) || error != std::errc{} || end != last) {
        return std::nullopt;
    }
    return ListenAddress{std::string(host), port};
}

}  // namespace sroki::server
