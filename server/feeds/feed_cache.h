#pragma once
// Keeps every published feed as ready content. A feed is rendered anew when data have changed; one
// whose bytes stayed the same keeps its validators. When rendering fails the last good copy stays;
// where there is none the feed answers 503, never an empty calendar.
// Thread contract: belongs to one thread; the sets it gives are immutable and may go anywhere.

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "calendar/feed_filter.h"
#include "server/http/ready_content.h"

namespace sroki::server {

class FeedCache {
  public:
    // The whole calendar of a feed; nothing: it isn't known yet what is in it, and it answers 503.
    // Throws when it can't be rendered.
    using Render = std::function<std::optional<ReadyBody>(const calendar::FeedRecord&)>;
    using FaultReport = std::function<void(const calendar::FeedRecord&, std::string_view what)>;

    // `fixed` (static files) is part of every set. `with_gzip` false: for readers whose proxies
    // spoil packed answers.
    FeedCache(ReadySet fixed, bool with_gzip);

    // Renders `feeds`; feeds that are no longer among them are forgotten (404).
    [[nodiscard]] std::shared_ptr<const ReadySet> refresh(
        const std::vector<calendar::FeedRecord>& feeds, const Render& render,
        const FaultReport& report, calendar::Instant now);

  private:
    [[nodiscard]] std::shared_ptr<const ReadyContent> content_of(const calendar::FeedRecord& feed,
                                                                 ReadyBody body,
                                                                 calendar::Instant now) const;

    const ReadySet fixed_;
    const bool with_gzip_;
    std::shared_ptr<const ReadySet> current_;
};

}  // namespace sroki::server
