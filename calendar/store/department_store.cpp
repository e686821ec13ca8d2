#include "calendar/store/department_store.h"

#include "calendar/names.h"
#include "calendar_sql.h"

namespace sroki::calendar {

namespace {

constexpr std::size_t kFeedNameBytesMax = 64;

bool is_feed_name(std::string_view name) {
    return !name.empty() && name.size() <= kFeedNameBytesMax &&
           name.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-_") ==
               std::string_view::npos;
}

FeedRecord read_feed(const Statement& row) {
    FeedRecord feed;
    feed.id = FeedId{row.integer(0)};
    feed.department = DepartmentId{row.integer(1)};
    feed.name = row.text(2);
    feed.title = row.text(3);
    if (const auto kind = row.optional_text(4)) feed.kind = kind_of(*kind);
    feed.is_revoked = !row.is_null(5);
    return feed;
}

std::optional<FeedId> insert_feed(Database& database, DepartmentId department,
                                  std::string_view name, std::string_view title,
                                  std::optional<Kind> kind, Instant now) {
    Statement insert = database.statement(sql::feed_insert);
    insert.bind(":department", static_cast<std::int64_t>(department))
        .bind(":name", name)
        .bind(":title", title)
        .bind(":now", now);
    if (kind) insert.bind(":kind", name_of(*kind));
    if (!insert.step()) return std::nullopt;
    return FeedId{insert.integer(0)};
}

}  // namespace

Department DepartmentStore::ensure(std::string_view name, std::string_view timezone,
                                   const std::vector<std::string>& feed_titles, Instant now) {
    const auto first = [this] {
        std::optional<Department> found;
        Statement row = database_.statement(sql::department_first);
        if (row.step()) found = {DepartmentId{row.integer(0)}, row.text(1), row.text(2)};
        return found;
    };
    if (const auto found = first()) return *found;
    Transaction transaction = database_.transaction();
    // Asked again under the lock: another process may have just created it.
    if (const auto found = first()) return *found;
    Department department{{}, std::string(name), std::string(timezone)};
    Statement insert = database_.statement(sql::department_insert);
    insert.bind(":name", name).bind(":timezone", timezone).bind(":now", now);
    if (insert.step()) department.id = DepartmentId{insert.integer(0)};
    insert.reset();
    for (std::size_t i = 0; i < feed_titles.size(); ++i) {
        std::optional<Kind> kind;
        if (i > 0) kind = static_cast<Kind>(i - 1);
        insert_feed(database_, department.id, kind ? name_of(*kind) : "all", feed_titles[i], kind,
                    now);
    }
    transaction.commit();
    return department;
}

std::vector<Department> DepartmentStore::list() {
    std::vector<Department> departments;
    Statement row = database_.statement(sql::department_list);
    while (row.step()) {
        departments.push_back({DepartmentId{row.integer(0)}, row.text(1), row.text(2)});
    }
    return departments;
}

tl::expected<FeedId, StoreError> FeedStore::create(DepartmentId department, std::string_view name,
                                                   std::string_view title, std::optional<Kind> kind,
                                                   Instant now) {
    if (!is_feed_name(name)) {
        return tl::unexpected(StoreError{StoreErrorCode::invalid, std::string(name)});
    }
    const auto id = insert_feed(database_, department, name, title, kind, now);
    if (!id) return tl::unexpected(StoreError{StoreErrorCode::name_taken, std::string(name)});
    return *id;
}

tl::expected<void, StoreError> FeedStore::revoke(std::string_view name, Instant now) {
    Statement update = database_.statement(sql::feed_revoke);
    if (update.bind(":name", name).bind(":now", now).run() == 0) {
        return tl::unexpected(StoreError{StoreErrorCode::not_found, std::string(name)});
    }
    return {};
}

std::vector<FeedRecord> FeedStore::list() {
    std::vector<FeedRecord> feeds;
    Statement row = database_.statement(sql::feed_list);
    while (row.step())
        feeds.push_back(read_feed(row));
    return feeds;
}

std::optional<FeedRecord> FeedStore::find(std::string_view name) {
    Statement row = database_.statement(sql::feed_by_name);
    row.bind(":name", name);
    if (!row.step()) return std::nullopt;
    return read_feed(row);
}

}  // namespace sroki::calendar
