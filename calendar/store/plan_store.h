#pragma once
// Plans, their items and occurrences. Saves what an import gave, approves it, and answers what is
// due when.
// Thread contract: one store on one connection, one thread. Every writing call is one transaction.
// Errors: expected ones are returned; a machine fault throws (see database.h).

#include <string_view>
#include <vector>

#include <tl/expected.hpp>

#include "calendar/records.h"

namespace sroki::calendar {

enum class SaveOutcome {
    created,    // a new draft
    replaced,   // a draft of the same plan had other content: it was read anew, corrections kept
    unchanged,  // the same plan with the same content is here already: nothing was written
};

enum class StoreErrorCode {
    not_found,
    // An approved plan of this title and period has other content: see EditionStore.
    approved_differs,
    is_edition,        // a proposed edition isn't approved as a plan of its own
    edition_unsure,    // likely an amendment of an approved plan; detail: the ids, ", " between
    edition_none,      // no proposed edition is there
    edition_changed,   // the difference isn't the one that was looked at
    edition_doubtful,  // rows that a person has to pair or to part first; detail: how many
    approved,          // it can't be done to a plan in force
    name_taken,
    invalid,
};

struct StoreError {
    StoreErrorCode code;
    std::string detail;
};

struct SavedPlan {
    PlanId id;
    SaveOutcome outcome;
    PlanState state;
};

// The document a draft was read from, kept as it came.
struct SourceDocument {
    std::string_view file_name;
    std::string_view content;
};

// Which occurrences to list; both days inclusive, compared with `due`.
struct OccurrenceQuery {
    std::optional<DepartmentId> department;
    std::optional<PlanId> plan;
    std::optional<Kind> kind;
    std::optional<ExecutorId> executor;
    std::optional<scheduler::Date> due_from;
    std::optional<scheduler::Date> due_to;
    std::optional<OccurrenceId> id{};
};

struct StoredSource {
    std::string file_name;
    std::string content;
};

class PlanStore {
  public:
    explicit PlanStore(Database& database) : database_(database) {}

    // Stores the draft with its windows and links its executors to the department's directory
    // (unknown ones are created without an address).
    [[nodiscard]] tl::expected<SavedPlan, StoreError> save_draft(DepartmentId department,
                                                                 const PlanDraft& draft,
                                                                 const SourceDocument& source,
                                                                 Instant now);

    // Makes the plan live: creates an occurrence of each window. Approving twice changes nothing.
    // `approver`: a name for the history of its editions. Errors: not_found, is_edition.
    [[nodiscard]] tl::expected<void, StoreError> approve(PlanId plan, Instant now,
                                                         std::string_view approver = {});

    // Removes a draft with everything that belongs to it; `approved` when it is none any more.
    [[nodiscard]] tl::expected<void, StoreError> discard(PlanId plan);
    // Reads wordings anew, a person's before the document's, in what the plan is read in now: of
    // one item or of all. In a plan in force the deadlines move with them (see plan_occurrences).
    // Inside the caller's transaction.
    void resolve_terms(const PlanRecord& plan, std::optional<ItemId> item, Instant now);

    // Without proposed editions, which find_plan() knows too.
    [[nodiscard]] std::vector<PlanRecord> list_plans();
    [[nodiscard]] std::optional<PlanRecord> find_plan(PlanId plan);
    [[nodiscard]] std::optional<PlanId> find_plan_of(ItemId item);
    // The header as its document says it, without corrections.
    [[nodiscard]] std::optional<PlanHeader> find_document_header(PlanId plan);
    // In the document's order, with corrections applied.
    [[nodiscard]] std::vector<ItemRecord> list_items(PlanId plan);
    // What a person should still look at, in the document's order.
    [[nodiscard]] std::vector<PlanProblem> list_problems(PlanId plan);
    // The document that the plan was read from last.
    [[nodiscard]] std::optional<StoredSource> latest_source(PlanId plan);
    // Of approved plans only; ordered by due, then plan and the document's order.
    [[nodiscard]] std::vector<OccurrenceRecord> list_occurrences(const OccurrenceQuery& query);

  private:
    void set_term(const PlanRecord& plan, ItemId item, const scheduler::TermResult& term,
                  Instant now);

    Database& database_;
};

}  // namespace sroki::calendar
