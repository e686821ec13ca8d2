#pragma once
// The three-way difference of two editions of a plan: what the document said before, what it says
// now, and what people changed meanwhile.
// A field that only the document changed changes; a field that a person corrected keeps the
// person's word, and where the document changed it too, that is a conflict which is listed and
// stays so until a person takes the document's word. A term whose words and context stay keeps its
// windows, however a newer order is dated.
// Shapes: indices of `EditionBase::items` and of the draft's items. Thread contract: pure function.
// Errors: none.

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "calendar/edition/match.h"
#include "calendar/edition/occurrence_plan.h"
#include "calendar/records.h"

namespace sroki::calendar {

enum class ItemField { number, section, title, executors_text, term_text, result, kind };

inline constexpr std::size_t kItemFieldCount = 7;

using FieldWords = std::map<ItemField, std::string>;

// An item as it stands: `item.resolved` is of the term in force, a person's where there is one.
struct BaseItem {
    ItemId id{};
    DraftItem item;          // the document's words
    FieldWords corrections;  // a person's
    std::vector<ItemOccurrence> occurrences;
    bool is_removed = false;   // by an earlier edition
    bool has_history = false;  // corrected, reported on, moved or mailed about
};

struct EditionBase {
    PlanHeader header;            // in force: with a person's corrections
    PlanHeader document;          // the document's words
    std::vector<BaseItem> items;  // in the document's order, then the removed ones
};

// The new document, with what a person corrected in it before its approval.
struct EditionDraft {
    PlanHeader header;  // as it would be in force
    PlanHeader document;
    std::vector<DraftItem> items;         // the document's words; the term in force resolved
    std::vector<FieldWords> corrections;  // by item; empty, or as many as items
};

struct EditionDecisions {
    std::vector<PairDecision> pairs;
    std::map<std::size_t, std::vector<ItemField>>
        document_fields;  // base item -> take the document
};

struct FieldChange {
    ItemField field = ItemField::title;
    std::string before;  // the document's words
    std::string now;
    std::optional<std::string> person;  // the correction that stands over them
    bool takes_document = false;        // a person gave the correction up
    bool is_newer_word = false;         // the correction was typed into the proposal

    // A person and, after that, the document changed it.
    [[nodiscard]] bool is_conflict() const {
        return person && before != now && *person != now && !takes_document && !is_newer_word;
    }
    friend bool operator==(const FieldChange&, const FieldChange&) = default;
};

enum class ItemFate { kept, added, removed, restored };

struct ItemChange {
    ItemFate fate = ItemFate::kept;
    std::optional<std::size_t> before;
    std::optional<std::size_t> now;
    double similarity = 1.0;
    std::vector<FieldChange> fields;  // in the order of ItemField
    scheduler::TermResult resolved;   // the term in force
    OccurrencePlan occurrences;

    [[nodiscard]] bool has(ItemField field) const;  // among the changed ones
    [[nodiscard]] bool is_unchanged() const {
        return fate == ItemFate::kept && fields.empty() && occurrences.empty();
    }
};

enum class HeaderField { title, period, basis, issued, order_number, controller, timezone };

struct HeaderChange {
    HeaderField field = HeaderField::title;
    std::string before;  // dates in ISO form, "A..B" for a period; empty: nothing
    std::string now;
    std::optional<std::string> person;  // what a person said instead; it stays
};

struct EditionDiff {
    std::vector<HeaderChange> header;
    std::vector<ItemChange> items;   // all of them: in the new document's order, then the removed
    std::vector<ItemPair> doubtful;  // indices of base items and of the draft's

    [[nodiscard]] bool is_empty() const;
};

// How many items are what; one may be renamed, renumbered and changed at once.
struct EditionCounts {
    std::size_t added = 0;
    std::size_t removed = 0;
    std::size_t restored = 0;
    std::size_t renamed = 0;
    std::size_t renumbered = 0;
    std::size_t changed = 0;  // in anything but number and title
    std::size_t unchanged = 0;
    std::size_t conflicts = 0;  // fields
};

[[nodiscard]] EditionCounts count_changes(const EditionDiff& diff);

[[nodiscard]] EditionDiff diff_editions(const EditionBase& base, const EditionDraft& draft,
                                        const EditionDecisions& decisions = {});

// Changes whenever anything of the difference does: what a person has seen is what is approved.
[[nodiscard]] std::string fingerprint(const EditionDiff& diff, const EditionDraft& draft);

[[nodiscard]] std::string_view name_of(ItemField field);
[[nodiscard]] std::string_view name_of(HeaderField field);
[[nodiscard]] std::string_view name_of(ItemFate fate);
[[nodiscard]] std::optional<ItemField> item_field_of(std::string_view name);

// One field of an item as text; nothing and an empty text are one.
[[nodiscard]] std::string words_of(const DraftItem& item, ItemField field);

}  // namespace sroki::calendar
