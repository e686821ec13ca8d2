#include "calendar/store/column_store.h"

#include "calendar_sql.h"

namespace sroki::calendar {

void ColumnStore::remember(DepartmentId department, const LearnedColumns& columns,
                           std::string_view author, Instant now) {
    database_.statement(sql::column_choice_upsert)
        .bind(":department", static_cast<std::int64_t>(department))
        .bind(":heading", columns.heading)
        .bind(":roles", join_roles(columns.roles))
        .bind(":author", author)
        .bind(":now", now)
        .run();
}

std::vector<LearnedColumns> ColumnStore::list(DepartmentId department) {
    std::vector<LearnedColumns> learned;
    Statement row = database_.statement(sql::column_choice_list);
    row.bind(":department", static_cast<std::int64_t>(department));
    while (row.step()) {
        if (auto roles = split_roles(row.text(1)))
            learned.push_back({row.text(0), std::move(*roles)});
    }
    return learned;
}

}  // namespace sroki::calendar
