#pragma once
// Writes a new edition over an approved plan, inside the caller's transaction. Private to the
// stores; EditionStore is the door.

#include <string>
#include <string_view>

#include "calendar/store/edition_store.h"

namespace sroki::calendar {

class OccurrenceWriter {
  public:
    OccurrenceWriter(Database& database, std::string_view zone, Instant now);

    // `mark` goes into the UIDs of added occurrences: no two changes of an item share one.
    void apply(ItemId item, const OccurrencePlan& plan, const std::string& mark);

  private:
    Database& database_;
    scheduler::Date today_;
    Instant now_;
};

// Gives the number of the edition's row.
std::int64_t write_edition(Database& database, const PlanRecord& plan, const EditionView& view,
                           std::string_view approver, Instant now);

}  // namespace sroki::calendar
