#pragma once
// A mail server inside a test: one thread, a free port of the loopback, one session after another.
// It plays the script it is given and keeps what it took.

#include <functional>
#include <mutex>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

namespace sroki::test {

struct ReceivedLetter {
    std::string sender;
    std::vector<std::string> recipients;
    std::string bytes;

    // The value of Message-ID.
    [[nodiscard]] std::string message_id() const;
};

// What the server does at each point. Replies are whole lines without CRLF. An empty reply drops
// the connection; kStall never answers and waits for the client to go.
struct SmtpScript {
    static constexpr std::string_view kStall = "stall";

    std::string greeting = "220 fake ready";
    std::string mail = "250 ok";
    std::string data = "354 go on";
    std::string end_of_data = "250 queued";
    std::string quit = "221 bye";
    bool keeps_unanswered = false;  // a text is kept though its reply was lost
    std::function<std::string(const std::string&)> rcpt = [](const std::string&) {
        return std::string("250 ok");
    };
};

class FakeSmtp {
  public:
    explicit FakeSmtp(SmtpScript script = {});
    FakeSmtp(const FakeSmtp&) = delete;
    FakeSmtp& operator=(const FakeSmtp&) = delete;
    ~FakeSmtp();

    [[nodiscard]] std::string url() const;
    [[nodiscard]] std::vector<ReceivedLetter> letters() const;
    [[nodiscard]] int sessions() const;
    void set_script(SmtpScript script);

  private:
    class Session;
    void serve();

    mutable std::mutex mutex_;
    SmtpScript script_;
    std::vector<ReceivedLetter> letters_;
    int sessions_ = 0;
    int listener_ = -1;
    int port_ = 0;
    std::thread thread_;
};

}  // namespace sroki::test
