#include "calendar/store/department_store.h"

#include <stdexcept>

#include "calendar/names.h"
#include "calendar/store/feed_store.h"
#include "calendar_sql.h"

namespace sroki::calendar {

namespace {

// The usual feeds: everything, and one for each kind.
FeedRecord usual_feed(DepartmentId department, std::size_t position, const std::string& title) {
    FeedRecord feed;
    feed.department = department;
    feed.title = title;
    feed.name = kWholeFeed;
    if (position > 0) {
        const auto kind = static_cast<Kind>(position - 1);
        feed.name = name_of(kind);
        feed.filter.kinds = {kind};
    }
    return feed;
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
    FeedStore feeds(database_);
    for (std::size_t i = 0; i < feed_titles.size(); ++i) {
        if (!feeds.insert(usual_feed(department.id, i, feed_titles[i]), now)) {
            throw std::logic_error("a new department has no feeds yet");
        }
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

}  // namespace sroki::calendar
