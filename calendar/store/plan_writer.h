#pragma once
// Writes a plan's rows inside the caller's transaction: header, items, windows of their terms,
// links to executors. Private to the store; PlanStore is the door.

#include <vector>

#include "calendar/store/plan_store.h"

namespace sroki::calendar {

// What a document says of an item: the part that a new import is compared with.
struct DocumentItem {
    std::optional<std::string> number;
    std::optional<std::string> section;
    std::string title;
    std::string executors_text;
    std::string term_text;
    std::string result;

    friend bool operator==(const DocumentItem&, const DocumentItem&) = default;
};

struct StoredItem {
    ItemId id;
    DocumentItem document;
};

// What the document said of a plan's items when it was last read, in its order.
[[nodiscard]] std::vector<StoredItem> stored_items(Database& database, PlanId plan);

[[nodiscard]] DocumentItem document_of(const DraftItem& item);

// A wording in force and what it means.
struct ReadTerm {
    ItemId item;
    scheduler::TermResult term;
};

// Whether a document says what is stored already. `has_same_header` leaves out title and period,
// by which a plan is known.
[[nodiscard]] bool has_same_items(const std::vector<StoredItem>& stored,
                                  const std::vector<DraftItem>& draft);
[[nodiscard]] bool has_same_header(const PlanHeader& stored, const PlanHeader& draft);
// False when a person has corrected what the terms are read by.
[[nodiscard]] bool reads_terms_alike(const PlanHeader& left, const PlanHeader& right);

class PlanWriter {
  public:
    PlanWriter(Database& database, DepartmentId department, Instant now)
        : database_(database), department_(department), now_(now) {}

    // A new draft with its items; `amends`: it is a proposed edition of that plan.
    [[nodiscard]] PlanId insert(const PlanDraft& draft, std::optional<PlanId> amends = {});

    // A draft read anew. An item keeps its row, and so its corrections, when it is surely found
    // again (see match_items). `stored`: its items before.
    void replace(PlanId plan, const PlanDraft& draft, const std::vector<StoredItem>& stored);

    // The document `source` belongs to `plan`.
    void add_source(PlanId plan, const SourceDocument& source);

    void write_header(PlanId plan, const PlanHeader& header);

    // The document's words of an item that is there already, and its term in force.
    void write_item(ItemId id, const DraftItem& item, std::size_t position);

    // The parsed term of an item and its windows.
    void write_term(ItemId item, const scheduler::TermResult& term);

    // Reads the wordings anew, a person's before the document's: of one item or of all. The month
    // of its section follows a corrected period; terms are the caller's to write.
    [[nodiscard]] std::vector<ReadTerm> read_terms(const PlanRecord& plan,
                                                   std::optional<ItemId> item);
    // Links the item to the executors that its text names now.
    void link_corrected(ItemId item);
    // What calendars show of an item, or of all, has changed.
    void touch_occurrences(PlanId plan, std::optional<ItemId> item);

  private:
    [[nodiscard]] ItemId add_item(PlanId plan, const DraftItem& item, std::size_t position);
    void update_item(const StoredItem& stored, const PlanHeader& plan, const DraftItem& item,
                     std::size_t position);
    [[nodiscard]] std::optional<std::string> correction(ItemId item, std::string_view field);
    void write_school_calendar(PlanId plan, const PlanHeader& header);
    void write_windows(ItemId item, const std::vector<scheduler::Occurrence>& windows);
    void link_executors(ItemId item, const std::vector<ExecutorName>& executors);

    Database& database_;
    DepartmentId department_;
    Instant now_;
};

}  // namespace sroki::calendar
