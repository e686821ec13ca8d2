#pragma once
// The edge to the outside: something that takes one finished letter away.
// Thread contract: one transport, one thread; send() blocks, within the timeouts of its settings
// and until a stop is requested of it.

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace sroki::notifier {

struct OutgoingLetter {
    std::string_view message_id;
    std::string_view sender;  // envelope address
    const std::vector<std::string>& recipients;
    std::string_view bytes;  // of format_message()
};

enum class SendOutcome {
    sent,         // taken for at least one recipient
    deferred,     // refused for now: try again later
    failed,       // refused for good
    uncertain,    // the whole text had gone when the connection was lost
    unavailable,  // the server itself: not reached, no TLS, no login
    interrupted,  // ended by us before the whole text had gone: as if never begun
};

enum class RecipientState { accepted, deferred, refused };

struct RecipientResult {
    std::string address;
    RecipientState state = RecipientState::accepted;
    std::string reply;
};

struct SendResult {
    SendOutcome outcome = SendOutcome::failed;
    std::string detail;  // the server's reply or the fault, in its own words; the file's name
    std::vector<RecipientResult> recipients{};  // those the server has spoken of
    bool is_server_lost = false;                // other letters would fare so too: end the pass
};

class Transport {
  public:
    virtual ~Transport() = default;

    // `before_text_is_gone` is called just before the last bytes leave, if what is sent can't be
    // called back from then on; it may throw, then nothing is delivered.
    [[nodiscard]] virtual SendResult send(const OutgoingLetter& letter,
                                          const std::function<void()>& before_text_is_gone) = 0;
    // Whether a letter to nobody makes sense: a file can be printed.
    [[nodiscard]] virtual bool needs_address() const = 0;
};

}  // namespace sroki::notifier
