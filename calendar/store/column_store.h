#pragma once
// What a department has learned of its tables: columns told apart by hand are known again under the
// same heading.
// Thread contract and errors: as in plan_store.h.

#include <string_view>
#include <vector>

#include "calendar/import/column_choice.h"
#include "calendar/records.h"

namespace sroki::calendar {

class ColumnStore {
  public:
    explicit ColumnStore(Database& database) : database_(database) {}

    // `columns.heading` must not be empty: without words nothing is known again.
    void remember(DepartmentId department, const LearnedColumns& columns, std::string_view author,
                  Instant now);
    [[nodiscard]] std::vector<LearnedColumns> list(DepartmentId department);

  private:
    Database& database_;
};

}  // namespace sroki::calendar
