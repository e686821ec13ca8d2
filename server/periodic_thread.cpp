#include "server/periodic_thread.h"

#include <utility>

namespace sroki::server {

PeriodicThread::PeriodicThread(std::chrono::milliseconds interval, std::function<void()> work)
    : interval_(interval),
      work_(std::move(work)),
      thread_([this](const std::stop_token& stop) { run(stop); }) {}

void PeriodicThread::run(const std::stop_token& stop) {
    while (!stop.stop_requested()) {
        work_();
        std::unique_lock lock(mutex_);
        wake_.wait_for(lock, stop, interval_, [] { return false; });
    }
}

}  // namespace sroki::server
