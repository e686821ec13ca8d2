#pragma once
// How letters leave: what the configuration says, checked and with the password read.
// Thread contract: plain values.

#include <chrono>
#include <cstdint>
#include <string>

namespace sroki::notifier {

enum class Starttls { required, opportunistic, off };

struct MailSettings {
    std::string smtp_url{};  // smtp://host:port or smtps://…; empty: .eml files
    // `opportunistic` takes any certificate, for it protects from listening alone, unless there is
    // a password to lose.
    Starttls starttls = Starttls::required;
    std::string username{};
    std::string password{};
    std::string ca_file{};  // empty: the system's authorities
    // An address, or "Name <address>"; without a name the department's stands there.
    std::string from = "sroki@localhost";
    std::int64_t rate_per_minute = 60;
    std::chrono::milliseconds connect_timeout{20'000};
    std::chrono::milliseconds total_timeout{120'000};
};

}  // namespace sroki::notifier
