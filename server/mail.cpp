#include "server/mail.h"

#include <fstream>

#include "notifier/eml_files.h"
#include "notifier/smtp.h"

namespace sroki::server {

namespace {

notifier::Starttls starttls_of(StartTls starttls) {
    switch (starttls) {
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
    mail.starttls = starttls_of(config.mail.starttls);
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

std::unique_ptr<notifier::Transport> make_transport(const notifier::PassSettings& settings,
                                                    const std::filesystem::path& data) {
    if (settings.mail.smtp_url.empty()) return std::make_unique<notifier::EmlFiles>(data / "mail");
    return std::make_unique<notifier::Smtp>(settings.mail);
}

}  // namespace sroki::server
