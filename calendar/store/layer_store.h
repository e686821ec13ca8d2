#pragma once
// Foreign calendars (layers) and their events. A layer's content is replaced as a whole, but an
// event that did not change keeps its row, its stamps and so its bytes in the feed: many publishers
// stamp every copy anew.
// UIDs are those of the source, so that who changes over from the original subscription, or
// follows both, sees one event; only one that is taken already (by our own events or by another
// layer) or is no UID to publish stands behind the layer's name: "NAME.UID".
// Thread contract: as in plan_store.h. Errors: expected ones are returned, a machine fault throws.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <tl/expected.hpp>

#include "calendar/event.h"
#include "calendar/store/plan_store.h"

namespace sroki::calendar {

// What the source said of a copy, for the next conditional request.
struct LayerCopy {
    std::string etag;
    std::string modified;
    Instant next_fetch_at;
};

// A layer is published as a feed: its number there, below zero, is no other feed's.
[[nodiscard]] constexpr FeedId published_as(LayerId layer) {
    return FeedId{-static_cast<std::int64_t>(layer)};
}

class LayerStore {
  public:
    explicit LayerStore(Database& database) : database_(database) {}

    // `name` as a feed's (department_store.h), and no feed's; `url` empty: from a file.
    [[nodiscard]] tl::expected<LayerId, StoreError> create(DepartmentId department,
                                                           std::string_view name,
                                                           std::string_view title,
                                                           std::string_view url, Instant now);
    [[nodiscard]] tl::expected<void, StoreError> remove(std::string_view name);
    [[nodiscard]] std::vector<LayerRecord> list();
    [[nodiscard]] std::optional<LayerRecord> find(std::string_view name);
    // Those with an address whose time has come.
    [[nodiscard]] std::vector<LayerRecord> due(Instant now);

    [[nodiscard]] std::vector<Event> events(const LayerRecord& layer);
    // `events` as read_layer() gave them; none are a copy, too.
    void replace(const LayerRecord& layer, std::vector<Event> events, Instant now);
    // The source was reached: the copy here is its present one.
    void mark_fetched(LayerId layer, const LayerCopy& copy, Instant now);
    // The copy here stays; `error` is a word for programs.
    void mark_failed(LayerId layer, std::string_view error, Instant next_fetch_at);

  private:
    Database& database_;
};

}  // namespace sroki::calendar
