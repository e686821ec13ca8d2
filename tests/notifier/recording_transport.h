#pragma once
// A transport that keeps what it was given and answers as told.

#include <deque>
#include <string>
#include <vector>

#include "notifier/transport.h"

namespace sroki::test {

struct RecordedLetter {
    std::string message_id;
    std::string sender;
    std::vector<std::string> recipients;
    std::string bytes;
};

class RecordingTransport : public notifier::Transport {
  public:
    explicit RecordingTransport(bool needs_address = true) : needs_address_(needs_address) {}

    notifier::SendResult send(const notifier::OutgoingLetter& letter,
                              const std::function<void()>& before_text_is_gone) override {
        letters.push_back({std::string(letter.message_id), std::string(letter.sender),
                           letter.recipients, std::string(letter.bytes)});
        notifier::SendResult answer{notifier::SendOutcome::sent, "250 ok", {}};
        if (!answers.empty()) {
            answer = answers.front();
            answers.pop_front();
        }
        if (answer.outcome != notifier::SendOutcome::unavailable) before_text_is_gone();
        if (answer.recipients.empty() && answer.outcome == notifier::SendOutcome::sent) {
            for (const std::string& address : letter.recipients) {
                answer.recipients.push_back({address, notifier::RecipientState::accepted, ""});
            }
        }
        return answer;
    }
    bool needs_address() const override { return needs_address_; }

    std::vector<RecordedLetter> letters;
    std::deque<notifier::SendResult> answers;  // for the next sends; then: sent

  private:
    bool needs_address_;
};

}  // namespace sroki::test
