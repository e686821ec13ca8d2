#include "server/feeds/feed_reading.h"

#include <exception>

#include "calendar/store/department_store.h"
#include "calendar/store/event_store.h"
#include "calendar/store/feed_store.h"
#include "calendar/store/plan_store.h"
#include "calendar/zones.h"

namespace sroki::server {

using calendar::FeedRecord;

EntriesOfDepartments read_feed_entries(calendar::Database& database,
                                       const std::vector<FeedRecord>& feeds,
                                       const std::string& public_url, calendar::Instant now,
                                       const EntriesOfDepartments& before) {
    EntriesOfDepartments entries;
    const calendar::Snapshot snapshot = database.snapshot();
    const auto items = calendar::FeedStore(database).items_of_executors();
    for (const calendar::Department& department : calendar::DepartmentStore(database).list()) {
        const auto known = before.find(department.id);
        FeedEntriesMaker maker(department, feeds, items, public_url,
                               calendar::local_day(department.timezone, now),
                               known == before.end() ? nullptr : known->second);
        calendar::OccurrenceQuery query;
        query.department = department.id;
        for (const auto& occurrence : calendar::PlanStore(database).list_occurrences(query))
            maker.add(occurrence);
        calendar::EventStore(database).visit(
            department.id, [&](calendar::Event&& event) { maker.add(std::move(event)); });
        entries[department.id] = maker.finish();
    }
    return entries;
}

FeedSizes sizes_of(const EntriesOfDepartments& entries, const std::vector<FeedRecord>& feeds) {
    FeedSizes sizes;
    for (const FeedRecord& feed : feeds) {
        const auto found = entries.find(feed.department);
        if (feed.is_revoked || found == entries.end()) continue;
        const auto& own = found->second;
        try {
            const FeedSize size{own->count_of(feed), FeedEntries::body_of(own, feed).bytes};
            sizes[feed.id] = size;
        } catch (const std::exception&) {
            continue;  // made since, or the server's log says why
        }
    }
    return sizes;
}

FeedSizes measure_feeds(calendar::Database& database, const std::vector<FeedRecord>& feeds,
                        const std::string& public_url, calendar::Instant now) {
    return sizes_of(read_feed_entries(database, feeds, public_url, now, {}), feeds);
}

}  // namespace sroki::server
