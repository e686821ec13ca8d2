#pragma once
// The feeds of foreign calendars: each is published whole, under its own name. One is rendered when
// its events, its title or the day have changed and kept packed till then: a holiday calendar
// changes once a year, our own plans all day.
// Thread contract: belongs to one thread, uses the caller's connection; what body_of() gives may go
// anywhere. Errors: a machine fault throws.

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "calendar/feed_filter.h"
#include "calendar/store/layer_store.h"
#include "server/http/ready_content.h"

namespace sroki::server {

// A layer as the feed it is published as.
[[nodiscard]] calendar::FeedRecord feed_of(const calendar::LayerRecord& layer);
[[nodiscard]] bool is_layer(const calendar::FeedRecord& feed);

class LayerFeeds {
  public:
    // Every layer as a feed; what is kept of others is forgotten.
    [[nodiscard]] std::vector<calendar::FeedRecord> list(calendar::Database& database);

    // Of a feed that list() gave; nothing before the layer's first copy came.
    [[nodiscard]] std::optional<ReadyBody> body_of(calendar::Database& database,
                                                   const calendar::FeedRecord& feed,
                                                   calendar::Instant now);

    // How often one was rendered, since the start.
    [[nodiscard]] std::size_t renderings() const { return renderings_; }

  private:
    // What decides the bytes.
    struct Stamp {
        std::int64_t revision = -1;
        std::string title{};
        std::string department{};
        std::string timezone{};
        scheduler::Date today{};  // a cancelled entry is shown for a time

        friend bool operator==(const Stamp&, const Stamp&) = default;
    };
    struct Kept {
        calendar::LayerRecord layer{};
        calendar::Department department{};
        Stamp stamp{};
        ReadyBody body{};
    };

    std::map<calendar::FeedId, Kept> kept_;
    std::size_t renderings_ = 0;
};

}  // namespace sroki::server
