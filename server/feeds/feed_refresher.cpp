#include "server/feeds/feed_refresher.h"

#include <algorithm>
#include <exception>
#include <map>

#include "calendar/ical/feed.h"
#include "calendar/store/department_store.h"
#include "calendar/store/event_store.h"
#include "calendar/store/plan_store.h"
#include "calendar/zones.h"

namespace sroki::server {

namespace {

using calendar::Department;
using calendar::DepartmentId;
using calendar::Event;
using calendar::FeedRecord;
using calendar::OccurrenceRecord;

// Everything of a department that may stand in a feed, read once for all of its feeds.
struct Content {
    Department department;
    std::vector<OccurrenceRecord> occurrences;
    std::vector<Event> events;
};

std::map<DepartmentId, Content> read_content(calendar::Database& database) {
    std::map<DepartmentId, Content> content;
    for (const Department& department : calendar::DepartmentStore(database).list()) {
        calendar::OccurrenceQuery query;
        query.department = department.id;
        content[department.id] = {department, calendar::PlanStore(database).list_occurrences(query),
                                  calendar::EventStore(database).list(department.id, {})};
    }
    return content;
}

template <class Record>
std::vector<Record> of_kind(const std::vector<Record>& records,
                            std::optional<calendar::Kind> kind) {
    if (!kind) return records;
    std::vector<Record> chosen;
    std::copy_if(records.begin(), records.end(), std::back_inserter(chosen),
                 [&](const Record& record) { return record.kind == *kind; });
    return chosen;
}

std::string render(const FeedRecord& feed, const Content& content, const std::string& public_url,
                   calendar::Instant now) {
    calendar::FeedHeader header;
    header.title = feed.title;
    header.description = content.department.name;
    header.timezone = content.department.timezone;
    header.item_url_base = public_url + "/items/";
    header.today = calendar::local_day(content.department.timezone, now);
    return calendar::render_feed(header, of_kind(content.occurrences, feed.kind),
                                 of_kind(content.events, feed.kind));
}

}  // namespace

FeedRefresher::FeedRefresher(calendar::Database database, FeedCache cache, std::string public_url,
                             FaultReport report)
    : database_(std::move(database)),
      cache_(std::move(cache)),
      public_url_(std::move(public_url)),
      report_(std::move(report)) {}

bool FeedRefresher::is_due(calendar::Instant now) {
    if (retry_at_) return now >= *retry_at_;
    // Midnight comes at another instant in each zone; an hour's step is fine enough for all.
    const auto hour = std::chrono::floor<std::chrono::hours>(now);
    const std::int64_t version = database_.data_version();
    if (version_ == version && hour_ == hour) return false;
    // Read before the data: what is committed meanwhile is found by the next poll.
    version_ = version;
    hour_ = hour;
    return true;
}

std::shared_ptr<const ReadySet> FeedRefresher::render_all(calendar::Instant now) {
    const auto content = read_content(database_);
    return cache_.refresh(
        calendar::FeedStore(database_).list(),
        [&](const FeedRecord& feed) {
            return render(feed, content.at(feed.department), public_url_, now);
        },
        [&](const FeedRecord& feed, std::string_view what) {
            retry_at_ = now + kRetryAfter;
            report_(feed.name + ": " + std::string(what));
        },
        now);
}

std::shared_ptr<const ReadySet> FeedRefresher::poll(calendar::Instant now) {
    try {
        if (!is_due(now)) return nullptr;
        retry_at_.reset();
        return render_all(now);
    } catch (const std::exception& fault) {
        retry_at_ = now + kRetryAfter;
        report_(fault.what());
        return nullptr;
    }
}

}  // namespace sroki::server
