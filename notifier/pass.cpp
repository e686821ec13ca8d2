#include "notifier/pass.h"

#include "notifier/message.h"

namespace sroki::notifier {

namespace {

using calendar::Instant;

void reach(const PassSettings& settings, PassStep step) {
    if (settings.on_step) settings.on_step(step);
}

PlanningSettings planning_settings(const PassSettings& settings, const Transport& transport,
                                   bool is_dry_run) {
    return {settings.ladder, settings.mail.from, settings.public_url, transport.needs_address(),
            is_dry_run};
}

std::string bytes_of(const Letter& letter, const Mailbox& from) {
    Message message;
    message.message_id = letter.message_id;
    message.created_at = letter.created_at;
    message.from = from;
    message.to_name = letter.executor;
    message.recipients = letter.recipients;
    message.subject = letter.content.subject;
    message.text = letter.content.text;
    message.html = letter.content.html;
    if (!letter.thread_id.empty()) message.thread_id = letter.thread_id;
    return format_message(message);
}

DeliveredLetter deliver_one(Outbox& outbox, Transport& transport, const PassSettings& settings,
                            const Lease& lease, const Letter& letter, bool& is_server_lost,
                            Instant now) {
    Mailbox from = parse_mailbox(settings.mail.from);
    if (from.name.empty()) from.name = letter.department;
    const std::string bytes = bytes_of(letter, from);
    const SendResult result =
        transport.send({letter.message_id, from.address, letter.recipients, bytes}, [&] {
            reach(settings, PassStep::before_text_gone);
            outbox.mark_text_gone(letter, lease);
            reach(settings, PassStep::text_gone);
        });
    reach(settings, PassStep::sent_unmarked);
    const FinishedLetter finished = outbox.finish(letter, result, now);
    reach(settings, PassStep::marked);
    is_server_lost = result.is_server_lost;
    return {letter.executor, letter.content.subject, letter.recipients, finished.state,
            finished.detail};
}

// False: this pass is over, for the minute's letters have been sent and nobody can wait.
bool keep_rate(const PassSettings& settings, const Transport& transport, std::size_t sent) {
    const auto rate =
        static_cast<std::size_t>(std::max<std::int64_t>(settings.mail.rate_per_minute, 1));
    if (!transport.needs_address() || sent == 0 || sent % rate != 0) return true;
    if (!settings.pause) return false;
    settings.pause(std::chrono::minutes{1});
    return true;
}

void deliver(calendar::Database& database, Transport& transport, const PassSettings& settings,
             Instant now, PassReport& report) {
    const Lease lease(settings.lease_folder);
    Outbox outbox(database, settings.public_url);
    report.recovered_uncertain = outbox.recover(lease, now);
    bool is_server_lost = false;
    // A server that can't be reached would fail every letter alike: the others keep their turn.
    while (!is_server_lost && keep_rate(settings, transport, report.delivered.size())) {
        const auto letter = outbox.claim(lease, transport.needs_address(), now);
        if (!letter) break;
        reach(settings, PassStep::claimed);
        report.delivered.push_back(
            deliver_one(outbox, transport, settings, lease, *letter, is_server_lost, now));
    }
    report.waiting = outbox.count_waiting();
}

}  // namespace

PassReport run_pass(calendar::Database& database, Transport& transport,
                    const PassSettings& settings, Instant now) {
    PassReport report;
    report.planned = plan_letters(database, planning_settings(settings, transport, false), now,
                                  [&] { reach(settings, PassStep::before_plan_commit); });
    reach(settings, PassStep::planned);
    deliver(database, transport, settings, now, report);
    return report;
}

Planned preview_pass(calendar::Database& database, const Transport& transport,
                     const PassSettings& settings, Instant now) {
    return plan_letters(database, planning_settings(settings, transport, true), now);
}

}  // namespace sroki::notifier
