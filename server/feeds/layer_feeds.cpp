#include "server/feeds/layer_feeds.h"

#include <stdexcept>

#include "calendar/ical/feed.h"
#include "calendar/store/department_store.h"
#include "calendar/zones.h"

namespace sroki::server {

calendar::FeedRecord feed_of(const calendar::LayerRecord& layer) {
    calendar::FeedRecord feed;
    feed.id = calendar::FeedId{-static_cast<std::int64_t>(layer.id)};
    feed.department = layer.department;
    feed.name = layer.name;
    feed.title = layer.title;
    return feed;
}

bool is_layer(const calendar::FeedRecord& feed) {
    return static_cast<std::int64_t>(feed.id) < 0;
}

std::string render_layer(calendar::Database& database, const calendar::FeedRecord& feed,
                         calendar::Instant now) {
    calendar::LayerStore layers(database);
    const auto layer = layers.find(feed.name);
    if (!layer) throw std::runtime_error("the layer is gone");
    for (const auto& department : calendar::DepartmentStore(database).list()) {
        if (department.id != feed.department) continue;
        calendar::FeedHeader header;
        header.title = layer->title;
        header.description = department.name;
        header.style.timezone = department.timezone;
        header.today = calendar::local_day(department.timezone, now);
        return calendar::render_feed(header, {}, layers.events(*layer));
    }
    throw std::runtime_error("the layer has no department");
}

}  // namespace sroki::server
