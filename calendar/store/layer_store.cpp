#include "calendar/store/layer_store.h"

#include <algorithm>
#include <map>
#include <stdexcept>

#include "calendar/event_history.h"
#include "calendar/store/event_rows.h"
#include "calendar_sql.h"

namespace sroki::calendar {

namespace {

constexpr std::size_t kNameBytesMax = 64;

// The last segment of an address, as that of a feed.
bool is_address_name(std::string_view name) {
    return !name.empty() && name.size() <= kNameBytesMax &&
           name.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-_") ==
               std::string_view::npos;
}

std::int64_t number(LayerId layer) {
    return static_cast<std::int64_t>(layer);
}

std::vector<LayerRecord> read_layers(Database& database, std::optional<std::string_view> name) {
    Statement row = database.statement(sql::layer_list);
    row.bind(":name", name);
    std::vector<LayerRecord> layers;
    while (row.step()) {
        LayerRecord layer;
        layer.id = LayerId{row.integer(0)};
        layer.department = DepartmentId{row.integer(1)};
        layer.name = row.text(2);
        layer.title = row.text(3);
        layer.url = row.text(4);
        layer.etag = row.text(5);
        layer.modified = row.text(6);
        layer.fetched_at = row.optional_instant(7);
        layer.next_fetch_at = row.instant(8);
        layer.failures = row.integer(9);
        layer.last_error = row.text(10);
        layer.revision = row.integer(11);
        layers.push_back(std::move(layer));
    }
    return layers;
}

bool is_same(const Event& stored, const Event& fresh) {
    return changes_between(stored, fresh).empty() && stored.sequence >= fresh.sequence;
}

bool is_uid_taken(Database& database, const std::string& uid) {
    Statement row = database.statement(sql::uid_find);
    return row.bind(":uid", uid).step();
}

// Stamps that move with the content and never back.
void stamp(const Event* stored, Event& event, Instant now) {
    if (stored != nullptr) {
        event.id = stored->id;
        event.uid = stored->uid;
        event.sequence = std::max(event.sequence, stored->sequence + 1);
    }
    for (EventOverride& changed : event.overrides)
        changed.changed_at = now;
}

}  // namespace

tl::expected<LayerId, StoreError> LayerStore::create(DepartmentId department, std::string_view name,
                                                     std::string_view title, std::string_view url,
                                                     Instant now) {
    if (!is_address_name(name)) {
        return tl::unexpected(StoreError{StoreErrorCode::invalid, std::string(name)});
    }
    Transaction transaction = database_.transaction();
    Statement taken = database_.statement(sql::layer_name_find);
    if (taken.bind(":name", name).step()) {
        return tl::unexpected(StoreError{StoreErrorCode::name_taken, std::string(name)});
    }
    taken.reset();
    Statement insert = database_.statement(sql::layer_insert);
    insert.bind(":department", static_cast<std::int64_t>(department))
        .bind(":name", name)
        .bind(":title", title)
        .bind(":url", url)
        .bind(":now", now);
    if (!insert.step()) throw std::runtime_error("an inserted layer has no id");
    const LayerId id{insert.integer(0)};
    insert.reset();
    transaction.commit();
    return id;
}

tl::expected<void, StoreError> LayerStore::remove(std::string_view name) {
    if (database_.statement(sql::layer_delete).bind(":name", name).run() == 0) {
        return tl::unexpected(StoreError{StoreErrorCode::not_found, std::string(name)});
    }
    return {};
}

std::vector<LayerRecord> LayerStore::list() {
    return read_layers(database_, std::nullopt);
}

std::optional<LayerRecord> LayerStore::find(std::string_view name) {
    auto layers = read_layers(database_, name);
    if (layers.empty()) return std::nullopt;
    return std::move(layers.front());
}

std::vector<LayerRecord> LayerStore::due(Instant now) {
    auto layers = list();
    std::erase_if(layers, [&](const LayerRecord& layer) {
        return layer.url.empty() || layer.next_fetch_at > now;
    });
    return layers;
}

std::vector<Event> LayerStore::events(const LayerRecord& layer) {
    return read_events(database_, {{}, layer.department, {}, layer.id});
}

void LayerStore::replace(const LayerRecord& layer, std::vector<Event> events, Instant now) {
    Transaction transaction = database_.transaction();
    std::map<std::string, Event> by_source;
    visit_events(database_, {{}, layer.department, {}, layer.id},
                 [&](Event&& stored, const std::string& source_uid) {
                     by_source.emplace(source_uid, std::move(stored));
                 });
    bool is_changed = false;
    for (Event& event : events) {
        const std::string source_uid = event.uid;
        event.department = layer.department;
        event.layer = layer.id;
        const auto known = by_source.extract(source_uid);
        const Event* old = known.empty() ? nullptr : &known.mapped();
        if (old != nullptr && is_same(*old, event)) continue;
        stamp(old, event, now);
        is_changed = true;
        if (old != nullptr) {
            update_event(database_, event, now);
            continue;
        }
        if (is_uid_taken(database_, event.uid)) event.uid = layer.name + '.' + source_uid;
        static_cast<void>(insert_event(database_, event, source_uid, now));
    }
    for (const auto& [uid, gone] : by_source) {
        database_.statement(sql::event_delete)
            .bind(":id", static_cast<std::int64_t>(gone.id))
            .run();
        is_changed = true;
    }
    database_.statement(sql::layer_set_copied)
        .bind(":id", number(layer.id))
        .bind(":changes", std::int64_t{is_changed})
        .bind(":now", now)
        .run();
    transaction.commit();
}

void LayerStore::mark_fetched(LayerId layer, const LayerCopy& copy, Instant now) {
    database_.statement(sql::layer_set_fetched)
        .bind(":id", number(layer))
        .bind(":etag", copy.etag)
        .bind(":modified", copy.modified)
        .bind(":next_fetch_at", copy.next_fetch_at)
        .bind(":now", now)
        .run();
}

void LayerStore::mark_failed(LayerId layer, std::string_view error, Instant next_fetch_at) {
    database_.statement(sql::layer_set_failed)
        .bind(":id", number(layer))
        .bind(":error", error)
        .bind(":next_fetch_at", next_fetch_at)
        .run();
}

}  // namespace sroki::calendar
