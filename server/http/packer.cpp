#include "server/http/packer.h"

#include <exception>
#include <utility>

namespace sroki::server {

Packer::~Packer() {
    {
        const std::lock_guard lock(mutex_);
        is_stopping_ = true;
        queue_.clear();
    }
    wake_.notify_all();
}

void Packer::pack(std::shared_ptr<const ReadyContent> content, FormPointer plain, Done done) {
    {
        const std::lock_guard lock(mutex_);
        if (is_stopping_) return;
        queue_.push_back({std::move(content), std::move(plain), std::move(done)});
    }
    wake_.notify_one();
}

void Packer::work() {
    // Many readers ask at once after a change: the last form serves them all.
    std::string last_hash;
    std::weak_ptr<const ReadyForm> last;
    for (;;) {
        Job job;
        {
            std::unique_lock lock(mutex_);
            wake_.wait(lock, [this] { return is_stopping_ || !queue_.empty(); });
            if (is_stopping_) return;
            job = std::move(queue_.front());
            queue_.pop_front();
        }
        FormPointer form = last_hash == job.content->hash() ? last.lock() : nullptr;
        try {
            if (!form) form = job.content->gzip_form(job.plain);
            last_hash = job.content->hash();
            last = form;
        } catch (const std::exception&) {
            form = job.plain;  // a reader that takes gzip takes the plain form too
        }
        job.done(std::move(form));
    }
}

}  // namespace sroki::server
