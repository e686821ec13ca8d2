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

    // Reads the wordings anew, a person's before the document's: of one item or of all.
    void resolve_terms(const PlanRecord& plan, std::optional<ItemId> item);
    // Links the item to the executors that its text names now.
    void link_corrected(ItemId item);
    // What calendars show of an item, or of all, has changed.
    void touch_occurrences(PlanId plan, std::optional<ItemId> item);

  private:
    [[nodiscard]] ItemId add_item(PlanId plan, const DraftItem& item, std::size_t position);
    void update_item(const StoredItem& stored, const PlanHeader& plan, const DraftItem& item,
                     std::size_t position);
    // The parsed term of an item and its windows.
    void write_term(ItemId item, const scheduler::TermResult& term);
    [[nodiscard]] std::optional<std::string> correction(ItemId item, std::string_view field);
    void write_windows(ItemId item, const std::vector<scheduler::Occurrence>& windows);
    void link_executors(ItemId item, const std::vector<ExecutorName>& executors);

    Database& database_;
    DepartmentId department_;
    Instant now_;
};

[[nodiscard]] DocumentItem document_of(const DraftItem& item);

// "2026-11" as the database has it.
[[nodiscard]] std::optional<std::chrono::year_month> parse_month(
    const std::optional<std::string>& text);

[[nodiscard]] scheduler::TermContext context_of(const PlanHeader& plan,
                                                std::optional<std::chrono::year_month> month);

}  // namespace sroki::calendar
