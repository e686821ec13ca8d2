#include "notifier/smtp_dialog.h"

#include <algorithm>

namespace sroki::notifier {

namespace {

constexpr std::size_t kReplyBytesMax = 300;

bool is_digit(char byte) {
    return byte >= '0' && byte <= '9';
}

// Three digits; 0 for anything else.
int code_of(std::string_view line) {
    if (line.size() < 3 || !std::all_of(line.begin(), line.begin() + 3, is_digit)) return 0;
    return (line[0] - '0') * 100 + (line[1] - '0') * 10 + (line[2] - '0');
}

// A server's words are stored and shown: one line of printable ASCII.
std::string printable(std::string_view line) {
    std::string text;
    for (const char byte : line.substr(0, kReplyBytesMax)) {
        const bool is_shown = byte >= ' ' && byte <= '~';
        if (is_shown) text += byte;
    }
    while (text.ends_with(' '))
        text.pop_back();
    return text;
}

SmtpCommand command_of(std::string_view line) {
    std::string verb;
    for (const char byte : line.substr(0, 8)) {
        if (byte == ' ' || byte == '\r' || byte == '\n') break;
        verb += byte >= 'a' && byte <= 'z' ? static_cast<char>(byte - 'a' + 'A') : byte;
    }
    if (verb == "EHLO" || verb == "HELO") return SmtpCommand::hello;
    if (verb == "STARTTLS") return SmtpCommand::starttls;
    if (verb == "AUTH") return SmtpCommand::auth;
    if (verb == "MAIL") return SmtpCommand::mail;
    if (verb == "RCPT") return SmtpCommand::rcpt;
    if (verb == "DATA") return SmtpCommand::data;
    if (verb == "QUIT") return SmtpCommand::quit;
    return SmtpCommand::other;
}

// The installation is at fault, not the letter: no login, no TLS, the service is closing.
bool is_session_code(int code) {
    return code == 421 || code == 530 || code == 534 || code == 535 || code == 538;
}

SendOutcome outcome_of(int code) {
    return code >= 500 ? SendOutcome::failed : SendOutcome::deferred;
}

}  // namespace

void SmtpDialog::on_command(std::string_view line) {
    const SmtpCommand command = command_of(line);
    // The lines of a login go on under AUTH; nothing of a command is kept, for it may be a secret.
    if (command == SmtpCommand::other && command_ == SmtpCommand::auth) return;
    is_over_ = is_over_ || command == SmtpCommand::quit;
    if (is_over_) return;
    command_ = command;
    code_ = 0;
    if (command == SmtpCommand::rcpt && recipients_.size() < addresses_.size()) {
        recipients_.push_back({addresses_[recipients_.size()], RecipientState::deferred, ""});
    }
}

void SmtpDialog::on_reply(std::string_view line) {
    const int code = code_of(line);
    if (code == 0 || (line.size() > 3 && line[3] == '-')) return;  // more lines follow
    if (is_over_) return;
    code_ = code;
    reply_ = printable(line);
    if (command_ == SmtpCommand::rcpt && !recipients_.empty() && !is_text_gone_) {
        RecipientResult& recipient = recipients_.back();
        recipient.reply = reply_;
        recipient.state = code < 300   ? RecipientState::accepted
                          : code < 500 ? RecipientState::deferred
                                       : RecipientState::refused;
    }
}

void SmtpDialog::on_text_gone() {
    is_text_gone_ = true;
    code_ = 0;
}

// Set when the server has spoken of every recipient and taken none.
std::optional<SendOutcome> SmtpDialog::outcome_of_recipients() const {
    if (recipients_.empty()) return std::nullopt;
    bool can_be_retried = false;
    for (const RecipientResult& recipient : recipients_) {
        if (recipient.state == RecipientState::accepted) return std::nullopt;
        can_be_retried = can_be_retried || recipient.state == RecipientState::deferred;
    }
    return can_be_retried ? SendOutcome::deferred : SendOutcome::failed;
}

SendOutcome SmtpDialog::outcome_before_text(bool is_server_fault) const {
    if (is_session_code(code_)) return SendOutcome::unavailable;
    switch (command_) {
        case SmtpCommand::greeting:
        case SmtpCommand::hello:
        case SmtpCommand::starttls:
        case SmtpCommand::auth:
            return SendOutcome::unavailable;
        case SmtpCommand::rcpt:
            if (const auto outcome = outcome_of_recipients()) return *outcome;
            break;
        case SmtpCommand::mail:
        case SmtpCommand::data:
            if (code_ >= 400) return outcome_of(code_);
            break;
        case SmtpCommand::quit:
        case SmtpCommand::other:
            break;
    }
    return is_server_fault ? SendOutcome::unavailable : SendOutcome::deferred;
}

SendResult SmtpDialog::conclude(bool has_succeeded, bool is_server_fault,
                                const std::string& fault) const {
    SendResult result;
    result.recipients = recipients_;
    if (!is_text_gone_) {
        result.outcome =
            has_succeeded ? SendOutcome::deferred : outcome_before_text(is_server_fault);
    } else if (code_ == 0) {
        result.outcome = has_succeeded ? SendOutcome::sent : SendOutcome::uncertain;
    } else {
        result.outcome = code_ < 400 ? SendOutcome::sent : outcome_of(code_);
    }
    // A reply that asks for more doesn't say what went wrong.
    const bool says_why = code_ >= 400 || result.outcome == SendOutcome::sent;
    result.detail = says_why && !reply_.empty() ? reply_ : fault;
    return result;
}

}  // namespace sroki::notifier
