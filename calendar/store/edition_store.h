#pragma once
// New editions of approved plans: a document of a plan that is approved already becomes a proposed
// edition, which changes nothing until a person approves it.
// A proposal is a draft plan that amends another one, so its rows can be corrected as any draft's
// can. Its difference to the plan is computed when it is asked for and again when it is approved,
// inside the transaction that applies it: it is never older than the data.
// Thread contract: as in plan_store.h; each writing call is one transaction. Errors: named at each.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <tl/expected.hpp>

#include "calendar/edition/diff.h"
#include "calendar/store/plan_store.h"

namespace sroki::calendar {

// Which plan a document belongs to, when the caller knows better than the document tells.
struct PlanChoice {
    std::optional<PlanId> amends;  // a new edition of this one
    bool is_new_plan = false;      // a plan of its own, however like another one
};

struct Intake {
    PlanId plan{};  // the draft, or the approved plan that a proposed edition belongs to
    SaveOutcome outcome = SaveOutcome::created;
    PlanState state = PlanState::draft;
    bool is_edition = false;  // a proposed edition was stored, or was there already
};

// A proposed edition beside the plan it amends.
struct EditionView {
    PlanId plan{};
    PlanId proposal{};  // 0 in a preview of what isn't stored
    std::string file_name;
    std::optional<Instant> proposed_at;
    EditionBase base;
    EditionDraft draft;
    std::vector<ItemId> rows;  // of draft.items; empty in a preview
    EditionDiff diff;
    std::string revision;  // fingerprint of the difference
};

struct EditionChange {
    std::string kind;  // plan, added, removed, restored, changed
    std::optional<ItemId> item;
    std::string number;
    std::string title;
    std::string field;  // of ItemField or HeaderField, or "dates"
    std::string before;
    std::string after;
};

struct EditionRecord {
    std::int64_t number = 0;  // 1: the plan as first approved
    std::optional<std::string> order_number;
    std::optional<scheduler::Date> issued;
    std::string approved_by;
    Instant approved_at;
    std::optional<std::string> file_name;
    std::vector<EditionChange> changes;
};

class EditionStore {
  public:
    explicit EditionStore(Database& database) : database_(database) {}

    // A document comes in: a new draft, a draft read anew, or a proposed edition of an approved
    // plan; of content that is here already nothing is stored. Errors: invalid (no period),
    // not_found (no approved plan `amends` in the department), edition_unsure.
    [[nodiscard]] tl::expected<Intake, StoreError> take_in(DepartmentId department,
                                                           const PlanDraft& draft,
                                                           const SourceDocument& source,
                                                           const PlanChoice& choice, Instant now);

    // What take_in() would propose; nothing when the document is no new edition. Errors: the same.
    [[nodiscard]] tl::expected<std::optional<EditionView>, StoreError> preview(
        DepartmentId department, const PlanDraft& draft, const PlanChoice& choice);

    [[nodiscard]] std::optional<EditionView> find_proposal(PlanId plan);
    [[nodiscard]] bool has_proposal(PlanId plan);

    // Applies the proposed edition; gives its number. `revision`: approve only the difference that
    // a person has seen; empty: whatever it is now. Errors: edition_none, edition_changed,
    // edition_doubtful (rows that may be an item on which something was reported or mailed must be
    // paired or parted first), name_taken (another plan has this title and period).
    [[nodiscard]] tl::expected<std::int64_t, StoreError> approve(PlanId plan,
                                                                 std::string_view revision,
                                                                 std::string_view approver,
                                                                 Instant now);

    // Errors: edition_none.
    [[nodiscard]] tl::expected<void, StoreError> discard(PlanId plan);

    // A person's word: the item of the plan and the row of the proposal are one, or are not.
    // Errors: edition_none, not_found.
    [[nodiscard]] tl::expected<void, StoreError> decide_pair(PlanId plan, ItemId item, ItemId row,
                                                             bool is_same);

    // A person's word: the document's words take the place of the correction, or don't.
    // Errors: edition_none, not_found.
    [[nodiscard]] tl::expected<void, StoreError> decide_field(PlanId plan, ItemId item,
                                                              ItemField field, bool takes_document);

    // The editions that were approved, in their order.
    [[nodiscard]] std::vector<EditionRecord> list(PlanId plan);

  private:
    [[nodiscard]] tl::expected<std::optional<PlanRecord>, StoreError> amended_plan(
        DepartmentId department, const PlanDraft& draft, const PlanChoice& choice);
    [[nodiscard]] Intake propose(const PlanRecord& plan, const PlanDraft& draft,
                                 const SourceDocument& source, Instant now);

    Database& database_;
};

// The doubtful pairs that keep the edition from being approved: of items with a history.
[[nodiscard]] std::size_t count_blocking(const EditionView& view);

}  // namespace sroki::calendar
