#include "server/feeds/feed_cache.h"

#include <algorithm>
#include <exception>

#include "server/feeds/feed_address.h"
#include "server/http/http_messages_ru.h"

namespace sroki::server {

namespace {

// Short, for a change shall reach a reader that polls often (RFC 9111 section 5.2.2.1). A secret
// feed stays in the reader's own cache.
constexpr std::string_view kPublic = "public, max-age=300";
constexpr std::string_view kPrivate =
    "private, max-age=300\r\nReferrer-Policy: no-referrer\r\nX-Robots-Tag: noindex";

std::shared_ptr<const ReadyContent> refusal(const calendar::FeedRecord& feed, unsigned status,
                                            std::string_view sentence, std::string_view headers) {
    return std::make_shared<const ReadyContent>(status, std::string(sentence), headers,
                                                static_cast<std::int64_t>(feed.id));
}

std::shared_ptr<const ReadyContent> unavailable(const calendar::FeedRecord& feed) {
    return refusal(feed, 503, feed_fault_sentence(), "Retry-After: 300\r\n");
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
        const std::string path = ready_path(feed);
        if (feed.is_revoked) {
            next[path] = refusal(feed, 410, feed_revoked_sentence(), "");
            continue;
        }
        try {
            auto body = render(feed);
            next[path] = body ? content_of(feed, *std::move(body), now) : unavailable(feed);
        } catch (const std::exception& fault) {
            report(feed, fault.what());
            const auto last_good = current_->find(path);
            next[path] = last_good != current_->end() && last_good->second->status() == 200
                             ? last_good->second
                             : unavailable(feed);
        }
    }
    current_ = std::make_shared<const ReadySet>(std::move(next));
    return current_;
}

std::shared_ptr<const ReadyContent> FeedCache::content_of(const calendar::FeedRecord& feed,
                                                          ReadyBody body,
                                                          calendar::Instant now) const {
    const auto known = current_->find(ready_path(feed));
    auto modified = now;
    if (known != current_->end() && known->second->status() == 200) {
        const ReadyContent& before = *known->second;
        // A validator of whole seconds must not name two versions (RFC 9110 section 8.8.2.2), be
        // they made within one second or the clock set back between them.
        modified = before.hash() == body.hash
                       ? before.last_modified()
                       : std::max(now, before.last_modified() + std::chrono::seconds{1});
    }
    // A new object all the same: the old one would keep the entries of its time.
    return std::make_shared<const ReadyContent>(ContentSpec{
        "text/calendar; charset=utf-8", std::string(feed.is_secret() ? kPrivate : kPublic),
        std::move(body), modified, with_gzip_, static_cast<std::int64_t>(feed.id)});
}

}  // namespace sroki::server
