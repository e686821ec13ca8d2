// sroki serve: the server in the foreground, until SIGTERM or Ctrl+C.

#include <algorithm>
#include <system_error>

#include <fmt/format.h>

#include "calendar/store/department_store.h"
#include "calendar/store/feed_store.h"
#include "server/app.h"
#include "server/commands/remind_words_ru.h"
#include "server/commands/store_command.h"
#include "server/commands/words_ru.h"
#include "server/feeds/feed_address.h"
#include "server/mail.h"

namespace sroki::server {

namespace {

struct ServeOptions {
    std::string listen;
};

// Counts only: the log names no person.
std::string describe(const notifier::PassReport& report) {
    const auto count = [&](notifier::LetterState state) {
        return std::count_if(report.delivered.begin(), report.delivered.end(),
                             [&](const auto& letter) { return letter.state == state; });
    };
    if (report.planned.letters.empty() && report.delivered.empty()) return {};
    return fmt::format(
        "queued {}, sent {}, deferred {}, uncertain {}, failed {}", report.planned.letters.size(),
        count(notifier::LetterState::sent), count(notifier::LetterState::deferred),
        count(notifier::LetterState::uncertain), count(notifier::LetterState::failed));
}

// A pass of the notifier at the server's turn. What the minute's rate leaves over waits for the
// next one.
App::Remind reminder(const Installation& installation, const notifier::PassSettings& settings) {
    return [settings, mail = installation.config.mail, data = installation.data,
            zone = installation.department.timezone](calendar::Database& database,
                                                     calendar::Instant now,
                                                     const std::stop_token& stop) -> std::string {
        if (!is_sending_time(mail, zone, now)) return {};
        const auto transport = make_transport(settings, data, stop);
        return describe(notifier::run_pass(database, *transport, settings, now));
    };
}

std::string reason_of(const std::error_code& error) {
    if (error == std::errc::address_in_use) return std::string(words::kAddressInUse);
    if (error == std::errc::permission_denied) return std::string(words::kAddressForbidden);
    if (error == std::errc::address_not_available) return std::string(words::kAddressUnknown);
    return error.message();
}

int serve(Invocation& invocation, Installation& installation, const ServeOptions& options) {
    if (!options.listen.empty()) {
        if (!parse_listen(options.listen)) {
            invocation.err << fmt::format(words::kBadListen, options.listen);
            return kExitInputWrong;
        }
        installation.config.server.listen = options.listen;
    }
    const auto settings = pass_settings(installation.config, installation.data);
    if (!settings) {
        invocation.err << fmt::format(words::kRemindNoPassword, settings.error());
        return kExitInputWrong;
    }
    const std::string listen = installation.config.server.listen;
    const App::Remind remind = reminder(installation, *settings);
    try {
        const bool has_whole_feed =
            calendar::FeedStore(installation.database).is_offered(calendar::kWholeFeed);
        App app(std::move(installation), remind);
        invocation.out << fmt::format(words::kServing, app.local_url(), app.public_url());
        if (has_whole_feed) {
            invocation.out << fmt::format(words::kServingWholeFeed, app.public_url(),
                                          feed_path(calendar::kWholeFeed));
        }
        invocation.out << std::flush;
        app.run();
    } catch (const std::system_error& fault) {
        invocation.err << fmt::format(words::kCannotListen, listen, reason_of(fault.code()));
        return kExitMachineFailed;
    }
    return kExitOk;
}

}  // namespace

void add_serve_command(CLI::App& app, Invocation& invocation) {
    CLI::App* command = app.add_subcommand("serve");
    const auto options = std::make_shared<ServeOptions>();
    command->add_option("--listen", options->listen)->type_name("HOST:PORT");
    run_on_store(command, invocation, options, serve);
}

}  // namespace sroki::server
