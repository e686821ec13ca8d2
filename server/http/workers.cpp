#include "server/http/workers.h"

#include <utility>

namespace sroki::server {

Workers::Workers(std::size_t count, std::size_t queue_max, const OpenDatabase& open)
    : queue_max_(queue_max) {
    std::vector<calendar::Database> databases;
    for (std::size_t i = 0; i < count; ++i)
        databases.push_back(open());
    for (calendar::Database& database : databases) {
        threads_.emplace_back(
            [this, own = std::move(database)]() mutable { work(std::move(own)); });
    }
}

Workers::~Workers() {
    {
        const std::lock_guard lock(mutex_);
        is_stopping_ = true;
        queue_.clear();
    }
    wake_.notify_all();
}

bool Workers::submit(Job job) {
    {
        const std::lock_guard lock(mutex_);
        if (is_stopping_ || queue_.size() >= queue_max_) return false;
        queue_.push_back(std::move(job));
    }
    wake_.notify_one();
    return true;
}

void Workers::work(calendar::Database database) {
    for (;;) {
        Job job;
        {
            std::unique_lock lock(mutex_);
            wake_.wait(lock, [this] { return is_stopping_ || !queue_.empty(); });
            if (is_stopping_) return;
            job = std::move(queue_.front());
            queue_.pop_front();
        }
        job(database);
    }
}

}  // namespace sroki::server
