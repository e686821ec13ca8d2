#pragma once
// What was said in one SMTP exchange, and what it means for the letter. libcurl gives one code for
// a whole transfer; the replies to single commands tell more.
// Thread contract: plain values.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "notifier/transport.h"

namespace sroki::notifier {

// The last command that went out.
enum class SmtpCommand { greeting, hello, starttls, auth, mail, rcpt, data, quit, other };

class SmtpDialog {
  public:
    explicit SmtpDialog(std::vector<std::string> recipients) : addresses_(std::move(recipients)) {}

    void on_command(std::string_view line);
    void on_reply(std::string_view line);
    // The closing bytes leave now: the next reply is the last word about the text.
    void on_text_gone();

    [[nodiscard]] bool is_text_gone() const { return is_text_gone_; }

    // `has_succeeded` and `fault` are the library's own verdict on the transfer.
    [[nodiscard]] SendResult conclude(bool has_succeeded, bool is_server_fault,
                                      const std::string& fault) const;

  private:
    [[nodiscard]] SendOutcome outcome_before_text(bool is_server_fault) const;
    [[nodiscard]] std::optional<SendOutcome> outcome_of_recipients() const;

    std::vector<std::string> addresses_;
    std::vector<RecipientResult> recipients_;
    SmtpCommand command_ = SmtpCommand::greeting;
    std::string reply_;  // the last one, for a person
    int code_ = 0;       // of the last reply to `command_`; 0: none yet
    bool is_text_gone_ = false;
    bool is_over_ = false;  // after QUIT nothing concerns the letter
};

}  // namespace sroki::notifier
