#pragma once
// One pass of reminding at a moment: plan what is due, then deliver what waits in the outbox.
// Killed anywhere and run again, or run by two processes at once, it neither loses nor doubles a
// letter; the one doubt there is (killed between the last bytes and the answer) becomes the state
// `uncertain`, is sent once more under the same Message-ID, and is shown.
// Thread contract: one connection, one thread; deliver() blocks on the transport.
// Errors: a machine fault throws; what a mail server says is in the report.

#include <chrono>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "calendar/records.h"
#include "notifier/outbox.h"
#include "notifier/planning.h"
#include "notifier/transport.h"

namespace sroki::notifier {

// Where a pass stands; tests end the process there.
enum class PassStep {
    before_plan_commit,
    planned,
    claimed,
    before_text_gone,
    text_gone,
    sent_unmarked,
    marked,
};

struct PassSettings {
    MailSettings mail{};
    scheduler::Ladder ladder{};
    std::string public_url{};
    std::filesystem::path lease_folder;  // one for all who share the database
    // Waits when rate_per_minute is used up; empty: the rest is left to the next pass.
    std::function<void(std::chrono::seconds)> pause{};
    std::function<void(PassStep)> on_step{};
};

struct DeliveredLetter {
    std::string executor;
    std::string subject;
    std::vector<std::string> recipients;
    LetterState state = LetterState::failed;
    std::string detail;
};

struct PassReport {
    Planned planned;
    std::vector<DeliveredLetter> delivered;
    int recovered_uncertain = 0;  // letters whose sender was killed at the worst moment
    std::int64_t waiting = 0;     // to be tried again
};

[[nodiscard]] PassReport run_pass(calendar::Database& database, Transport& transport,
                                  const PassSettings& settings, calendar::Instant now);

// What run_pass() would queue; writes nothing.
[[nodiscard]] Planned preview_pass(calendar::Database& database, const Transport& transport,
                                   const PassSettings& settings, calendar::Instant now);

}  // namespace sroki::notifier
