// sroki remind: one pass of the notifier, by hand or from a timer of the system.

#include <thread>

#include <fmt/format.h>
#include <boost/json.hpp>

#include "server/commands/remind_words_ru.h"
#include "server/commands/store_command.h"
#include "server/mail.h"
#include "server/moment.h"

namespace sroki::server {

namespace {

namespace json = boost::json;

using notifier::DeliveredLetter;
using notifier::LetterState;
using notifier::PassReport;
using notifier::PlannedLetter;

struct RemindOptions {
    std::string now;
    bool is_dry_run = false;
};

json::array texts(const std::vector<std::string>& values) {
    return json::array(values.begin(), values.end());
}

json::object report_json(const PassReport& report, calendar::Instant now, bool is_dry_run) {
    json::array queued;
    for (const PlannedLetter& letter : report.planned.letters) {
        queued.push_back(json::object{{"executor", letter.executor},
                                      {"subject", letter.subject},
                                      {"recipients", texts(letter.recipients)},
                                      {"items", letter.items}});
    }
    json::array delivered;
    for (const DeliveredLetter& letter : report.delivered) {
        delivered.push_back(json::object{{"executor", letter.executor},
                                         {"subject", letter.subject},
                                         {"recipients", texts(letter.recipients)},
                                         {"state", notifier::name_of(letter.state)},
                                         {"detail", letter.detail}});
    }
    return {{"now", format_moment(now)},
            {"dry_run", is_dry_run},
            {"queued", queued},
            {"delivered", delivered},
            {"without_address", texts(report.planned.without_address)},
            {"recovered_uncertain", report.recovered_uncertain},
            {"waiting", report.waiting}};
}

std::string addresses(const std::vector<std::string>& recipients) {
    if (recipients.empty()) return std::string(words::kRemindNobody);
    return fmt::format(" <{}>", fmt::join(recipients, ", "));
}

void print_state(std::ostream& out, const PassReport& report, LetterState state,
                 std::string_view heading) {
    const auto is_shown = [state](const DeliveredLetter& letter) { return letter.state == state; };
    const auto count = std::count_if(report.delivered.begin(), report.delivered.end(), is_shown);
    if (count == 0) return;
    out << fmt::format(fmt::runtime(heading), count);
    for (const DeliveredLetter& letter : report.delivered) {
        if (!is_shown(letter)) continue;
        out << fmt::format(words::kRemindLetter, letter.executor, addresses(letter.recipients),
                           letter.subject);
        if (!letter.detail.empty()) out << fmt::format(words::kRemindDetail, letter.detail);
    }
}

void print_planned(std::ostream& out, const notifier::Planned& planned, bool is_dry_run) {
    out << fmt::format(fmt::runtime(is_dry_run ? words::kRemindWouldQueue : words::kRemindQueued),
                       planned.letters.size());
    if (is_dry_run) {
        for (const PlannedLetter& letter : planned.letters) {
            out << fmt::format(words::kRemindLetter, letter.executor, addresses(letter.recipients),
                               letter.subject);
        }
    }
    if (planned.without_address.empty()) return;
    out << fmt::format(words::kRemindNoAddress, planned.without_address.size());
    for (const std::string& name : planned.without_address)
        out << fmt::format(words::kRemindName, name);
}

void print_report(std::ostream& out, const PassReport& report, bool is_dry_run, bool is_files) {
    print_planned(out, report.planned, is_dry_run);
    print_state(out, report, LetterState::sent,
                is_files ? words::kRemindWritten : words::kRemindSent);
    print_state(out, report, LetterState::deferred, words::kRemindDeferred);
    print_state(out, report, LetterState::uncertain, words::kRemindUncertain);
    print_state(out, report, LetterState::failed, words::kRemindFailed);
    if (report.recovered_uncertain > 0) {
        out << fmt::format(words::kRemindRecovered, report.recovered_uncertain);
    }
    if (report.waiting > 0) out << fmt::format(words::kRemindWaiting, report.waiting);
}

int remind(Invocation& invocation, Installation& installation, const RemindOptions& options) {
    calendar::Instant now = current_instant();
    if (!options.now.empty()) {
        const auto moment = parse_moment(options.now, installation.department.timezone);
        if (!moment) {
            invocation.err << fmt::format(words::kRemindBadNow, options.now);
            return kExitInputWrong;
        }
        now = *moment;
    }
    auto settings = pass_settings(installation.config, installation.data);
    if (!settings) {
        invocation.err << fmt::format(words::kRemindNoPassword, settings.error());
        return kExitInputWrong;
    }
    settings->pause = [](std::chrono::seconds length) { std::this_thread::sleep_for(length); };
    const auto transport = make_transport(*settings, installation.data);
    PassReport report;
    if (options.is_dry_run) {
        report.planned = notifier::preview_pass(installation.database, *transport, *settings, now);
    } else {
        report = notifier::run_pass(installation.database, *transport, *settings, now);
    }
    if (invocation.json) {
        invocation.out << report_json(report, now, options.is_dry_run) << '\n';
    } else {
        print_report(invocation.out, report, options.is_dry_run, !transport->needs_address());
    }
    return kExitOk;
}

}  // namespace

void add_remind_command(CLI::App& app, Invocation& invocation) {
    CLI::App* command = app.add_subcommand("remind");
    const auto options = std::make_shared<RemindOptions>();
    command->add_option("--now", options->now, std::string(words::kRemindNow));
    command->add_flag("--dry-run", options->is_dry_run, std::string(words::kRemindDryRun));
    run_on_store(command, invocation, options, remind);
}

}  // namespace sroki::server
