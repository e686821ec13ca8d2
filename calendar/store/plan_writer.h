#pragma once
// Writes a plan's rows inside the caller's transaction: header, items, windows of their terms,
// links to executors. Private to the store; PlanStore is the door.

#include <vector>

#include "calendar/records.h"

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

class PlanWriter {
  public:
    PlanWriter(Database& database, DepartmentId department, Instant now)
        : database_(database), department_(department), now_(now) {}

    // A new draft with its items.
    [[nodiscard]] PlanId insert(const PlanDraft& draft);

    // A draft read anew. An item keeps its row, and so its corrections, when its number and title,
    // or else its title alone, are found again. `stored`: its items before.
    void replace(PlanId plan, const PlanDraft& draft, std::vector<StoredItem> stored);

    // The parsed term of an item and its windows.
    void write_term(ItemId item, const scheduler::TermResult& term);

  private:
    void add_item(PlanId plan, const DraftItem& item, std::size_t position);
    void update_item(ItemId id, const PlanHeader& plan, const DraftItem& item,
                     std::size_t position);
    void write_windows(ItemId item, const std::vector<scheduler::Occurrence>& windows);
    void link_executors(ItemId item, const std::vector<ExecutorName>& executors);

    Database& database_;
    DepartmentId department_;
    Instant now_;
};

[[nodiscard]] scheduler::TermContext context_of(const PlanHeader& plan,
                                                std::optional<std::chrono::year_month> month);

}  // namespace sroki::calendar
