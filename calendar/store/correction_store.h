#pragma once
// A person's words over those of the document: kept beside them, so that no import can overwrite
// them, and shown instead of them. Taken back, the document speaks again.
// Thread contract and errors: as in plan_store.h.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <tl/expected.hpp>

#include "calendar/records.h"
#include "calendar/store/plan_store.h"

namespace sroki::calendar {

enum class CorrectedHeader {
    title,
    period_first,
    period_last,
    basis,
    issued,
    order_number,
    controller_name,
    controller_position,
};

// An empty optional takes the correction back; an empty text says that there is none (a number, a
// section, an order's date or number, a controller).
template <class Field>
struct CorrectionOf {
    Field field;
    std::optional<std::string> value;
};
using Correction = CorrectionOf<CorrectedField>;
using HeaderCorrection = CorrectionOf<CorrectedHeader>;

// The words that are stored, and those of the API.
[[nodiscard]] std::string_view name_of(CorrectedHeader field);

struct StoredCorrection {
    ItemId item{};
    std::string field;
    std::string value;
    std::string document;  // what the document says there; empty: nothing
    std::string author;
    Instant created_at;
};

class CorrectionStore {
  public:
    explicit CorrectionStore(Database& database) : database_(database) {}

    // All or none. Terms are resolved and executors linked anew at once, and the item's problems
    // are those of what it says now; the deadlines of a plan in force move with its terms.
    // `invalid`: a value that can't be its field's.
    [[nodiscard]] tl::expected<void, StoreError> correct_item(
        ItemId item, const std::vector<Correction>& corrections, std::string_view author,
        Instant now);

    // The same for the header; every term of the plan is resolved anew. `approved`: period, basis
    // and date of issue of a plan in force.
    [[nodiscard]] tl::expected<void, StoreError> correct_plan(
        PlanId plan, const std::vector<HeaderCorrection>& corrections, std::string_view author,
        Instant now);

    // Of items, in the document's order; of the header, without an item.
    [[nodiscard]] std::vector<StoredCorrection> list(PlanId plan);
    [[nodiscard]] std::vector<StoredCorrection> list_header(PlanId plan);

  private:
    void refresh_item(const PlanRecord& plan, ItemId item,
                      const std::vector<Correction>& corrections, Instant now);

    Database& database_;
};

}  // namespace sroki::calendar
