#pragma once
// The whole answers that readers ask for most: those asked for last, within a bound of bytes. One
// that was dropped is put together again for the next reader.
// Thread contract: belongs to the io thread; the forms it gives may go anywhere.

#include <cstddef>
#include <list>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>

#include "server/http/ready_content.h"

namespace sroki::server {

class FormCache {
  public:
    using FormPointer = std::shared_ptr<const ReadyForm>;

    explicit FormCache(std::size_t bytes_max) : bytes_max_(bytes_max) {}

    // By its ETag, which names the bytes; nullptr: not here.
    [[nodiscard]] FormPointer find(const std::string& etag);
    // A form that is larger than the bound is kept as the only one.
    void put(const std::string& etag, FormPointer form);
    // Drops the forms that nobody can ask for any more.
    void keep_only(const std::unordered_set<std::string_view>& etags);

    [[nodiscard]] std::size_t bytes() const { return bytes_; }

  private:
    struct Kept {
        std::string etag;
        FormPointer form;
    };
    using List = std::list<Kept>;

    void drop(List::iterator place);

    const std::size_t bytes_max_;
    std::size_t bytes_ = 0;
    List newest_first_;
    std::unordered_map<std::string, List::iterator> places_;
};

}  // namespace sroki::server
