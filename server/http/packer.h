#pragma once
// A thread that packs answers (gzip): milliseconds that neither the io thread nor a worker, which
// may wait for the database, has for a reader of a feed.
// Thread contract: pack() from any thread; `done` is called on the packer's thread.

#include <condition_variable>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <thread>

#include "server/http/ready_content.h"

namespace sroki::server {

class Packer {
  public:
    using FormPointer = std::shared_ptr<const ReadyForm>;
    using Done = std::function<void(FormPointer)>;

    Packer() : thread_([this] { work(); }) {}
    Packer(const Packer&) = delete;
    Packer& operator=(const Packer&) = delete;
    // What still waits is dropped.
    ~Packer();

    // `done` gets the gzip form of `content`, or `plain` itself when memory doesn't suffice.
    void pack(std::shared_ptr<const ReadyContent> content, FormPointer plain, Done done);

  private:
    struct Job {
        std::shared_ptr<const ReadyContent> content;
        FormPointer plain;
        Done done;
    };

    void work();

    std::mutex mutex_;
    std::condition_variable wake_;
    std::deque<Job> queue_;
    bool is_stopping_ = false;
    std::jthread thread_;
};

}  // namespace sroki::server
