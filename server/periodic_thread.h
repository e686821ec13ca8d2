#pragma once
// A thread that does one thing again and again until it is destroyed.
// Thread contract: `work` runs on the thread itself, never twice at once.

#include <chrono>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <stop_token>
#include <thread>

namespace sroki::server {

class PeriodicThread {
  public:
    // `work` begins at once and then `interval` after each end. It must not throw.
    PeriodicThread(std::chrono::milliseconds interval, std::function<void()> work);
    PeriodicThread(const PeriodicThread&) = delete;
    PeriodicThread& operator=(const PeriodicThread&) = delete;
    // Waits for the run that is under way.
    ~PeriodicThread() = default;

  private:
    void run(const std::stop_token& stop);

    const std::chrono::milliseconds interval_;
    const std::function<void()> work_;
    std::mutex mutex_;
    std::condition_variable_any wake_;
    std::jthread thread_;  // last: it uses the others
};

}  // namespace sroki::server
