#pragma once
// Writes what a person should look at inside the caller's transaction, and takes away what a person
// has answered. Private to the stores.

#include <optional>
#include <vector>

#include "calendar/records.h"
#include "calendar/store/plan_store.h"

namespace sroki::calendar {

class ProblemWriter {
  public:
    ProblemWriter(Database& database, PlanId plan) : database_(database), plan_(plan) {}

    // Those of a document just read; `items`: the rows of its items. What a correction has answered
    // is not told again.
    void replace(const std::vector<Problem>& problems, const std::vector<ItemId>& items);

    // The item says something else in `field` now: its problems there are those of the new words.
    void refresh(const ItemRecord& item, CorrectedField field);

  private:
    void insert(const Problem& problem, std::optional<ItemId> item);
    [[nodiscard]] bool is_answered(ProblemCode code, ItemId item,
                                   std::optional<CorrectedField> except = {});

    Database& database_;
    PlanId plan_;
};

}  // namespace sroki::calendar
