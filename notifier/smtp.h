#pragma once
// Sends letters by SMTP through libcurl. What the server said of each recipient and at which point
// the connection ended decides what becomes of a letter; see SendOutcome.
// Thread contract and errors: see transport.h.

#include <memory>
#include <stop_token>

#include "notifier/mail_settings.h"
#include "notifier/transport.h"

namespace sroki::notifier {

class Smtp : public Transport {
  public:
    // `settings.smtp_url` is not empty. `stop` ends what is under way within a second or so; a
    // letter whose text had gone is then in doubt. Throws when libcurl can't be set up.
    explicit Smtp(MailSettings settings, std::stop_token stop = {});
    Smtp(const Smtp&) = delete;
    Smtp& operator=(const Smtp&) = delete;
    ~Smtp() override;

    [[nodiscard]] SendResult send(const OutgoingLetter& letter,
                                  const std::function<void()>& before_text_is_gone) override;
    [[nodiscard]] bool needs_address() const override { return true; }

  private:
    struct Handle;

    MailSettings settings_;
    std::stop_token stop_;
    std::unique_ptr<Handle> handle_;
};

}  // namespace sroki::notifier
