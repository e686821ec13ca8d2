#include "notifier/outbox.h"

#include <algorithm>

#include "calendar/store/executor_store.h"
#include "calendar/zones.h"
#include "notifier/retry.h"
#include "notifier_sql.h"

namespace sroki::notifier {

namespace {

using calendar::Instant;
using calendar::Statement;

// Longer than any pause of retry.h.
constexpr std::chrono::hours kBeyondAnyPause{3};

template <class Id>
std::int64_t raw(Id id) {
    return static_cast<std::int64_t>(id);
}

LetterItem read_item(const Statement& row) {
    LetterItem item;
    item.item = calendar::ItemId{row.integer(0)};
    item.occurrence_uid = row.text(1);
    item.from = row.optional_date(2);
    item.due = row.date(3);
    item.original_due = row.optional_date(4);
    item.is_returned = row.text(5) == "returned";
    item.number = row.optional_text(6);
    item.title = row.text(7);
    item.term_text = row.text(8);
    item.result = row.text(9);
    item.plan_title = row.text(10);
    return item;
}

Letter read_letter(const Statement& row) {
    Letter letter;
    letter.id = LetterId{row.integer(0)};
    letter.executor_id = calendar::ExecutorId{row.integer(1)};
    letter.executor = row.text(2);
    letter.department = row.text(3);
    letter.timezone = row.text(4);
    letter.message_id = row.text(5);
    letter.content = {row.text(6), row.text(7), row.text(8)};
    letter.attempts = row.integer(9);
    letter.uncertain_attempts = row.integer(10);
    letter.created_at = row.instant(11);
    return letter;
}

bool is_waiting(const SendResult& result, const std::string& address) {
    return std::any_of(
        result.recipients.begin(), result.recipients.end(), [&](const RecipientResult& recipient) {
            return recipient.address == address && recipient.state == RecipientState::deferred;
        });
}

std::string refusals(const SendResult& result) {
    std::string text;
    for (const RecipientResult& recipient : result.recipients) {
        if (recipient.state == RecipientState::accepted) continue;
        if (!text.empty()) text += "; ";
        text += recipient.address + ": " + recipient.reply;
    }
    return text;
}

}  // namespace

std::string_view name_of(LetterState state) {
    switch (state) {
        case LetterState::queued:
            return "queued";
        case LetterState::sending:
            return "sending";
        case LetterState::sent:
            return "sent";
        case LetterState::deferred:
            return "deferred";
        case LetterState::failed:
            return "failed";
        case LetterState::uncertain:
            return "uncertain";
        case LetterState::dropped:
            return "dropped";
    }
    return "failed";
}

int Outbox::recover(const Lease& lease, Instant now) {
    int uncertain = 0;
    calendar::Transaction transaction = database_.transaction();
    std::vector<std::pair<Letter, bool>> orphans;
    Statement row = database_.statement(sql::letter_leased_list);
    while (row.step()) {
        if (!lease.is_gone(row.text(1))) continue;
        Letter letter;
        letter.id = LetterId{row.integer(0)};
        letter.uncertain_attempts = row.integer(4);
        orphans.emplace_back(letter, row.integer(2) != 0);
    }
    row.reset();
    for (const auto& [letter, is_text_gone] : orphans) {
        if (is_text_gone) {
            ++uncertain;
            set_state(letter, LetterState::uncertain, "the sender was ended before an answer came",
                      letter.uncertain_attempts + 1, now + kUncertainPause, std::nullopt);
        } else {
            set_state(letter, LetterState::queued, "", letter.uncertain_attempts, now,
                      std::nullopt);
        }
    }
    transaction.commit();
    return uncertain;
}

std::optional<Letter> Outbox::compose(LetterId id, Instant now) {
    Statement found = database_.statement(sql::letter_read);
    if (!found.bind(":letter", raw(id)).step()) return std::nullopt;
    Letter letter = read_letter(found);
    found.reset();
    LetterContent content{letter.department,
                          letter.executor,
                          public_url_,
                          calendar::local_day(letter.timezone, now),
                          {}};
    Statement row = database_.statement(sql::letter_items);
    row.bind(":letter", raw(id));
    while (row.step())
        content.items.push_back(read_item(row));
    row.reset();
    if (content.items.empty()) return std::nullopt;
    letter.items = content.items.size();
    letter.content = compose_letter(content);
    if (content.items.size() == 1) letter.thread_id = content.items.front().occurrence_uid;
    database_.statement(sql::letter_set_text)
        .bind(":letter", raw(id))
        .bind(":subject", letter.content.subject)
        .bind(":text", letter.content.text)
        .bind(":html", letter.content.html)
        .run();
    Statement recipient = database_.statement(sql::recipient_waiting_list);
    recipient.bind(":letter", raw(id));
    while (recipient.step())
        letter.recipients.push_back(recipient.text(0));
    return letter;
}

// False: the letter can't go to anybody. It was written for a file when there was no mail server;
// its marks are forgotten, so that the executor hears of all of it once an address is known.
bool Outbox::prepare(Letter& letter, bool needs_address) {
    if (!needs_address || !letter.recipients.empty()) return true;
    letter.recipients = calendar::ExecutorStore(database_).addresses_of(letter.executor_id);
    for (const std::string& address : letter.recipients) {
        database_.statement(sql::recipient_insert)
            .bind(":letter", raw(letter.id))
            .bind(":email", address)
            .run();
    }
    if (!letter.recipients.empty()) return true;
    database_.statement(sql::letter_forget_marks).bind(":letter", raw(letter.id)).run();
    return false;
}

std::optional<Letter> Outbox::claim(const Lease& lease, bool needs_address, Instant now) {
    for (;;) {
        calendar::Transaction transaction = database_.transaction();
        Statement claimed = database_.statement(sql::letter_claim);
        claimed.bind(":owner", lease.name())
            .bind(":now", now)
            .bind(":beyond", now + kBeyondAnyPause)
            .bind(":uncertain_max", std::int64_t{kUncertainAttemptsMax});
        if (!claimed.step()) return std::nullopt;
        const LetterId id{claimed.integer(0)};
        claimed.run();
        claimed.reset();
        std::optional<Letter> letter = compose(id, now);
        const bool is_ready = letter && prepare(*letter, needs_address);
        if (!is_ready) {
            Letter dropped;
            dropped.id = id;
            set_state(dropped, LetterState::dropped, "", 0, now, std::nullopt);
        }
        transaction.commit();
        if (is_ready) return letter;
    }
}

void Outbox::mark_text_gone(const Letter& letter, const Lease& lease) {
    database_.statement(sql::letter_text_gone)
        .bind(":letter", raw(letter.id))
        .bind(":owner", lease.name())
        .run();
}

FinishedLetter Outbox::finish(const Letter& letter, const SendResult& result, Instant now) {
    calendar::Transaction transaction = database_.transaction();
    for (const RecipientResult& recipient : result.recipients) {
        if (recipient.state == RecipientState::deferred) continue;
        const bool is_accepted = recipient.state == RecipientState::accepted;
        if (is_accepted && result.outcome != SendOutcome::sent) continue;
        database_.statement(sql::recipient_set_state)
            .bind(":letter", raw(letter.id))
            .bind(":email", recipient.address)
            .bind(":state", is_accepted ? "accepted" : "refused")
            .bind(":reply", recipient.reply)
            .run();
    }
    FinishedLetter finished{LetterState::failed, result.detail};
    std::int64_t uncertain_attempts = letter.uncertain_attempts;
    Instant next = now;
    const bool has_waiting =
        std::any_of(letter.recipients.begin(), letter.recipients.end(),
                    [&](const std::string& address) { return is_waiting(result, address); });
    const bool is_retried = result.outcome == SendOutcome::deferred ||
                            result.outcome == SendOutcome::unavailable ||
                            (result.outcome == SendOutcome::sent && has_waiting);
    if (is_retried) {
        if (const auto delay = retry_delay(letter.attempts)) {
            finished.state = LetterState::deferred;
            next = now + *delay;
        } else if (result.outcome == SendOutcome::sent) {
            finished.state = LetterState::sent;  // to those who would have it
        }
    } else if (result.outcome == SendOutcome::uncertain) {
        finished.state = LetterState::uncertain;
        ++uncertain_attempts;
        next = now + kUncertainPause;
    } else if (result.outcome == SendOutcome::sent) {
        finished.state = LetterState::sent;
    } else if (result.outcome == SendOutcome::interrupted) {
        finished.state = LetterState::queued;
    }
    const std::string refused = refusals(result);
    if (!refused.empty()) finished.detail = refused;
    const bool is_sent = finished.state == LetterState::sent;
    set_state(letter, finished.state, is_sent ? refused : finished.detail, uncertain_attempts, next,
              is_sent ? std::optional{now} : std::nullopt);
    transaction.commit();
    return finished;
}

void Outbox::set_state(const Letter& letter, LetterState state, const std::string& detail,
                       std::int64_t uncertain_attempts, Instant next,
                       std::optional<Instant> sent_at) {
    Statement statement = database_.statement(sql::letter_finish);
    statement.bind(":letter", raw(letter.id))
        .bind(":state", name_of(state))
        .bind(":next", next)
        .bind(":uncertain_attempts", uncertain_attempts)
        .bind(":sent_at", sent_at);
    if (detail.empty()) {
        statement.bind_null(":error");
    } else {
        statement.bind(":error", detail);
    }
    statement.run();
}

std::int64_t Outbox::count_waiting() {
    Statement row = database_.statement(sql::letter_count_waiting);
    row.bind(":uncertain_max", std::int64_t{kUncertainAttemptsMax});
    return row.step() ? row.integer(0) : 0;
}

}  // namespace sroki::notifier
