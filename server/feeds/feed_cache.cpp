#include "server/feeds/feed_cache.h"

#include <exception>

#include "server/http/http_messages_ru.h"

namespace sroki::server {

namespace {

// Short, for a change shall reach a reader that polls often (RFC 9111 section 5.2.2.1).
constexpr std::string_view kCacheControl = "public, max-age=300";

std::string path_of(const calendar::FeedRecord& feed) {
    return "/feeds/" + feed.name + ".ics";
}

}  // namespace

FeedCache::FeedCache(ReadySet fixed, bool with_gzip)
    : fixed_(std::move(fixed)),
      with_gzip_(with_gzip),
      current_(std::make_shared<const ReadySet>(fixed_)) {}

std::shared_ptr<const ReadySet> FeedCache::refresh(const std::vector<calendar::FeedRecord>& feeds,
                                                   const Render& render, const FaultReport& report,
                                                   calendar::Instant now) {
    ReadySet next = fixed_;
    for (const calendar::FeedRecord& feed : feeds) {
        if (feed.is_revoked) {
            next[path_of(feed)] =
                std::make_shared<const ReadyContent>(410, std::string(feed_revoked_sentence()), "");
            continue;
        }
        try {
            next[path_of(feed)] = content_of(feed, render(feed), now);
        } catch (const std::exception& fault) {
            report(feed, fault.what());
            const auto last_good = current_->find(path_of(feed));
            next[path_of(feed)] =
                last_good != current_->end() && last_good->second->status() == 200
                    ? last_good->second
                    : std::make_shared<const ReadyContent>(503, std::string(feed_fault_sentence()),
                                                           "Retry-After: 300\r\n");
        }
    }
    current_ = std::make_shared<const ReadySet>(std::move(next));
    return current_;
}

std::shared_ptr<const ReadyContent> FeedCache::content_of(const calendar::FeedRecord& feed,
                                                          std::string body,
                                                          calendar::Instant now) const {
    const auto known = current_->find(path_of(feed));
    if (known != current_->end() && known->second->status() == 200 &&
        known->second->body() == body) {
        return known->second;
    }
    return std::make_shared<const ReadyContent>(ContentSpec{"text/calendar; charset=utf-8",
                                                            std::string(kCacheControl),
                                                            std::move(body), now, with_gzip_});
}

}  // namespace sroki::server
