#pragma once
// The running server: owns everything that lives as long as the process, built in order and ended
// in reverse. Threads: the caller's becomes the io thread, workers answer pages, one thread keeps
// the feeds fresh, one sends reminders.

#include <functional>
#include <memory>
#include <stop_token>
#include <string>

#include "server/installation.h"

namespace sroki::server {

class App {
  public:
    // One pass of reminders on the thread's own connection; gives a line for the log, empty when
    // nothing happened. What it throws is logged, and the pass is tried again at the next turn.
    // It returns soon when a stop is requested.
    using Remind =
        std::function<std::string(calendar::Database&, calendar::Instant, const std::stop_token&)>;

    // Binds the address and renders the feeds; throws when the machine fails
    // (std::system_error: the address is taken).
    // No `remind`: no reminders.
    App(Installation installation, Remind remind);
    App(const App&) = delete;
    App& operator=(const App&) = delete;
    ~App();

    // How readers reach the pages, without a slash at the end.
    [[nodiscard]] const std::string& public_url() const;
    // Where the server really listens: "http://127.0.0.1:8080".
    [[nodiscard]] const std::string& local_url() const;
    // Serves until SIGTERM, SIGINT or stop().
    void run();
    // From any thread.
    void stop();

  private:
    struct Parts;
    std::unique_ptr<Parts> parts_;
};

}  // namespace sroki::server
