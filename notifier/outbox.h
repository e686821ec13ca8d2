#pragma once
// The durable queue of letters: claimed by lease, sent, marked. Every call is one transaction.
// States: queued -> sending -> sent | deferred (tried again) | failed | uncertain (perhaps arrived;
// tried once more) | dropped (nothing left to say).
// Thread contract: one outbox on one connection, one thread. Errors: a machine fault throws.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "calendar/records.h"
#include "notifier/compose.h"
#include "notifier/lease.h"
#include "notifier/transport.h"

namespace sroki::notifier {

enum class LetterId : std::int64_t {};

struct Letter {
    LetterId id{};
    calendar::ExecutorId executor_id{};
    std::string executor;
    std::string department;
    std::string timezone;
    std::string message_id;
    LetterText content;
    std::int64_t attempts = 0;
    std::int64_t uncertain_attempts = 0;
    calendar::Instant created_at;
    std::vector<std::string> recipients;  // those that have not got it yet
    std::size_t items = 0;
    std::string thread_id;  // the deadline's, when the letter is about one alone
};

enum class LetterState { queued, sending, sent, deferred, failed, uncertain, dropped };

[[nodiscard]] std::string_view name_of(LetterState state);

struct FinishedLetter {
    LetterState state = LetterState::failed;
    std::string detail;
};

class Outbox {
  public:
    Outbox(calendar::Database& database, std::string public_url)
        : database_(database), public_url_(std::move(public_url)) {}

    // Letters whose sender has ended go back: to the queue, or to `uncertain` when their text had
    // gone. Returns how many are uncertain now.
    int recover(const Lease& lease, calendar::Instant now);

    // The next letter to send at `now`, with its text as things stand now; letters that have
    // nothing left to say are dropped on the way.
    [[nodiscard]] std::optional<Letter> claim(const Lease& lease, bool needs_address,
                                              calendar::Instant now);

    void mark_text_gone(const Letter& letter, const Lease& lease);
    [[nodiscard]] FinishedLetter finish(const Letter& letter, const SendResult& result,
                                        calendar::Instant now);

    // Letters that will be tried again.
    [[nodiscard]] std::int64_t count_waiting();

    // The text of a letter from its marks, for `now`'s day; nothing: no item is left.
    // Takes part in the caller's transaction.
    [[nodiscard]] std::optional<Letter> compose(LetterId letter, calendar::Instant now);

  private:
    [[nodiscard]] bool prepare(Letter& letter, bool needs_address);
    void set_state(const Letter& letter, LetterState state, const std::string& detail,
                   std::int64_t uncertain_attempts, calendar::Instant next,
                   std::optional<calendar::Instant> sent_at);

    calendar::Database& database_;
    std::string public_url_;
};

}  // namespace sroki::notifier
