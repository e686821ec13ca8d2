#pragma once
// Letters as files, for an installation without a mail server: they can be opened and printed.
// A letter written again is the same file: its name is made of its Message-ID.
// Thread contract and errors: see transport.h; a file that can't be written is `unavailable`.

#include <filesystem>

#include "notifier/transport.h"

namespace sroki::notifier {

class EmlFiles : public Transport {
  public:
    explicit EmlFiles(std::filesystem::path folder) : folder_(std::move(folder)) {}

    [[nodiscard]] SendResult send(const OutgoingLetter& letter,
                                  const std::function<void()>& before_text_is_gone) override;
    [[nodiscard]] bool needs_address() const override { return false; }

  private:
    std::filesystem::path folder_;
};

}  // namespace sroki::notifier
