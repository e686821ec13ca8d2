#include "server/mail.h"

#include <fstream>

#include "calendar/zones.h"
#include "notifier/eml_files.h"
#include "notifier/smtp.h"

namespace sroki::server {

namespace {

// "smtp://user@localhost:2525/path" -> "localhost".
std::string_view host_of(std::string_view url) {
    url.remove_prefix(std::min(url.size(), url.find("://") + 3));
    url = url.substr(0, url.find('/'));
    if (const auto at = url.rfind('@'); at != std::string_view::npos) url.remove_prefix(at + 1);
    if (url.starts_with('[')) return url.substr(1, url.find(']') - 1);
    return url.substr(0, url.find(':'));
}

// 127.0.0.0/8, written as an address: a name may begin alike.
bool is_dotted_loopback(std::string_view host) {
    return host.starts_with("127.") &&
           host.find_first_not_of("0123456789.") == std::string_view::npos;
}

// A letter that doesn't leave this machine needs no cipher on the way.
bool is_loopback(std::string_view host) {
    return host == "localhost" || host == "::1" || is_dotted_loopback(host);
}

notifier::Starttls starttls_of(const MailConfig& mail) {
    switch (mail.starttls) {
        case StartTls::automatic:
            return is_loopback(host_of(mail.smtp_url)) ? notifier::Starttls::opportunistic
                                                       : notifier::Starttls::required;
        case StartTls::required:
            return notifier::Starttls::required;
        case StartTls::opportunistic:
            return notifier::Starttls::opportunistic;
        case StartTls::off:
            return notifier::Starttls::off;
    }
    return notifier::Starttls::required;
}

}  // namespace

tl::expected<notifier::PassSettings, std::string> pass_settings(const Config& config,
                                                                const std::filesystem::path& data) {
    notifier::PassSettings settings;
    settings.public_url = config.server.public_url;
    settings.lease_folder = data / "leases";
    notifier::MailSettings& mail = settings.mail;
    mail.smtp_url = config.mail.smtp_url;
    mail.starttls = starttls_of(config.mail);
    mail.username = config.mail.username;
    mail.ca_file = config.mail.ca_file;
    mail.from = config.mail.from;
    mail.rate_per_minute = config.mail.rate_per_minute;
    if (!config.mail.password_file.empty()) {
        std::ifstream file(config.mail.password_file);
        if (!std::getline(file, mail.password)) return tl::unexpected(config.mail.password_file);
        if (mail.password.ends_with('\r')) mail.password.pop_back();
    }
    return settings;
}

bool is_sending_time(const MailConfig& mail, std::string_view zone, calendar::Instant now) {
    const auto local = calendar::to_local(zone, now);
    const auto hour = std::chrono::floor<std::chrono::hours>(
        local - std::chrono::floor<std::chrono::days>(local));
    return hour.count() >= mail.from_hour && hour.count() < mail.to_hour;
}

std::unique_ptr<notifier::Transport> make_transport(const notifier::PassSettings& settings,
                                                    const std::filesystem::path& data,
                                                    std::stop_token stop) {
    if (settings.mail.smtp_url.empty()) return std::make_unique<notifier::EmlFiles>(data / "mail");
    return std::make_unique<notifier::Smtp>(settings.mail, std::move(stop));
}

}  // namespace sroki::server
