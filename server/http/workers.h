#pragma once
// A few threads for whatever may block: SQLite, templates, password hashes. Each owns one database
// connection, and nothing else is shared between them.
// Thread contract: submit() from any thread. The destructor lets running jobs end and drops those
// that still wait: who submitted one must not count on its being run.

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

#include "calendar/store/database.h"

namespace sroki::server {

class Workers {
  public:
    // A job must not throw: what goes wrong in a handler becomes its answer.
    using Job = std::function<void(calendar::Database&)>;
    using OpenDatabase = std::function<calendar::Database()>;

    // Opens every connection at once, so that a broken database shows at the start (throws).
    Workers(std::size_t count, std::size_t queue_max, const OpenDatabase& open);
    Workers(const Workers&) = delete;
    Workers& operator=(const Workers&) = delete;
    ~Workers();

    // False: the queue is full, the job was not taken.
    [[nodiscard]] bool submit(Job job);

  private:
    void work(calendar::Database database);

    const std::size_t queue_max_;
    std::mutex mutex_;
    std::condition_variable wake_;
    std::deque<Job> queue_;
    bool is_stopping_ = false;
    std::vector<std::jthread> threads_;
};

}  // namespace sroki::server
