#pragma once
// From the configuration to what a pass of the notifier takes: its settings and its transport.
// Thread contract: call on the thread that runs the pass.

#include <memory>
#include <stop_token>
#include <string>

#include <tl/expected.hpp>

#include "notifier/pass.h"
#include "server/config.h"

namespace sroki::server {

// Reads the password file. Error: the name of the file that can't be read or is empty.
[[nodiscard]] tl::expected<notifier::PassSettings, std::string> pass_settings(
    const Config& config, const std::filesystem::path& data);

// Do letters leave at this hour of the zone's day, by the server's own clockwork?
[[nodiscard]] bool is_sending_time(const MailConfig& mail, std::string_view zone,
                                   calendar::Instant now);

// SMTP when a server is named, else .eml files under DATA/mail. `stop`: see notifier/smtp.h.
[[nodiscard]] std::unique_ptr<notifier::Transport> make_transport(
    const notifier::PassSettings& settings, const std::filesystem::path& data,
    std::stop_token stop = {});

}  // namespace sroki::server
