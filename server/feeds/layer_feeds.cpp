#include "server/feeds/layer_feeds.h"

#include <memory>
#include <stdexcept>

#include "calendar/ical/feed.h"
#include "calendar/store/department_store.h"
#include "calendar/zones.h"
#include "server/http/gzip.h"

namespace sroki::server {

namespace {

using calendar::FeedRecord;
using calendar::LayerRecord;

// A layer may hold thousands of entries that nobody asks for: a tenth of the room.
ReadyBody packed_body(const std::string& text) {
    ReadyBody body{text.size(), hash_of(text), {}};
    body.make = [packed = std::make_shared<const std::string>(gzip(text)), bytes = text.size()] {
        return unpacked(*packed, bytes);
    };
    return body;
}

}  // namespace

FeedRecord feed_of(const LayerRecord& layer) {
    FeedRecord feed;
    feed.id = calendar::published_as(layer.id);
    feed.department = layer.department;
    feed.name = layer.name;
    feed.title = layer.title;
    return feed;
}

bool is_layer(const FeedRecord& feed) {
    return static_cast<std::int64_t>(feed.id) < 0;
}

std::vector<FeedRecord> LayerFeeds::list(calendar::Database& database) {
    std::map<calendar::DepartmentId, calendar::Department> departments;
    for (calendar::Department& department : calendar::DepartmentStore(database).list())
        departments.emplace(department.id, std::move(department));
    std::vector<FeedRecord> feeds;
    std::map<calendar::FeedId, Kept> kept;
    for (LayerRecord& layer : calendar::LayerStore(database).list()) {
        feeds.push_back(feed_of(layer));
        Kept& one = kept[feeds.back().id];
        const auto before = kept_.find(feeds.back().id);
        if (before != kept_.end()) one = std::move(before->second);
        one.department = departments.at(layer.department);
        one.layer = std::move(layer);
    }
    kept_ = std::move(kept);
    return feeds;
}

std::optional<ReadyBody> LayerFeeds::body_of(calendar::Database& database, const FeedRecord& feed,
                                             calendar::Instant now) {
    Kept& kept = kept_.at(feed.id);
    if (!kept.layer.fetched_at) return std::nullopt;
    const calendar::Department& department = kept.department;
    const scheduler::Date today = calendar::local_day(department.timezone, now);
    Stamp stamp{kept.layer.revision, kept.layer.title, department.name, department.timezone, today};
    if (kept.stamp == stamp) return kept.body;
    calendar::FeedHeader header;
    header.title = kept.layer.title;
    header.description = department.name;
    header.style.timezone = department.timezone;
    header.today = today;
    kept.body = packed_body(
        calendar::render_feed(header, {}, calendar::LayerStore(database).events(kept.layer)));
    kept.stamp = std::move(stamp);
    ++renderings_;
    return kept.body;
}

}  // namespace sroki::server
