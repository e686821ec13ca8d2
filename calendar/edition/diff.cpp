#include "calendar/edition/diff.h"

#include <algorithm>
#include <array>

#include "calendar/edition/title_measure.h"
#include "calendar/names.h"

namespace sroki::calendar {

namespace {

// In the order of the enumerations.
constexpr std::array<std::string_view, kItemFieldCount> kItemFields{
    "number", "section", "title", "executors_text", "term_text", "result", "kind"};
constexpr std::array<std::string_view, 7> kHeaderFields{
    "title", "period", "basis", "issued", "order_number", "controller", "timezone"};
constexpr std::array<std::string_view, 4> kFates{"kept", "added", "removed", "restored"};

std::string date_text(const std::optional<scheduler::Date>& date) {
    return date ? scheduler::format_date(*date) : std::string();
}

std::string header_text(const PlanHeader& header, HeaderField field) {
    switch (field) {
        case HeaderField::title:
            return header.title;
        case HeaderField::period:
            return date_text(header.period->first) + ".." + date_text(header.period->last);
        case HeaderField::basis:
            return std::string(name_of(header.basis));
        case HeaderField::issued:
            return date_text(header.issued);
        case HeaderField::order_number:
            return header.order_number.value_or("");
        case HeaderField::controller:
            if (!header.controller) return {};
            return header.controller->name +
                   (header.controller->position ? ", " + *header.controller->position : "");
        case HeaderField::timezone:
            return header.timezone;
    }
    return {};
}

std::vector<HeaderChange> diff_headers(const EditionBase& base, const EditionDraft& draft) {
    std::vector<HeaderChange> changes;
    for (std::size_t i = 0; i < kHeaderFields.size(); ++i) {
        const auto field = static_cast<HeaderField>(i);
        HeaderChange change{field, header_text(base.document, field),
                            header_text(draft.document, field), std::nullopt};
        std::string in_force = header_text(draft.header, field);
        if (in_force != change.now) change.person = std::move(in_force);
        if (change.before != change.now) changes.push_back(std::move(change));
    }
    return changes;
}

const std::string* find_words(const FieldWords& words, ItemField field) {
    const auto found = words.find(field);
    return found == words.end() ? nullptr : &found->second;
}

// The context that a term is read in, but for the date of the order: a newer order doesn't take
// back what the old one set.
bool is_same_context(const PlanHeader& before, const PlanHeader& now) {
    return before.period == now.period && before.basis == now.basis &&
           before.school_calendar == now.school_calendar;
}

class Differ {
  public:
    Differ(const EditionBase& base, const EditionDraft& draft, const EditionDecisions& decisions)
        : base_(base),
          draft_(draft),
          decisions_(decisions),
          keeps_context_(is_same_context(base.header, draft.header)) {}

    EditionDiff run() {
        EditionDiff diff;
        diff.header = diff_headers(base_, draft_);
        Matching matching = match_live();
        const auto restored = match_removed(matching.added);
        diff.doubtful = std::move(matching.doubtful);
        auto pair = matching.pairs.begin();
        for (std::size_t row = 0; row < draft_.items.size(); ++row) {
            if (pair != matching.pairs.end() && pair->after == row) {
                diff.items.push_back(continued(ItemFate::kept, *pair++));
            } else if (const auto old = restored.find(row); old != restored.end()) {
                diff.items.push_back(
                    continued(ItemFate::restored, {old->second, row, PairBasis::equal_title, 1.0}));
            } else {
                diff.items.push_back(added(row));
            }
        }
        for (const std::size_t index : matching.removed)
            diff.items.push_back(removed(index));
        return diff;
    }

  private:
    Matching match_live() {
        std::vector<DraftItem> live;
        std::vector<std::size_t> index;
        std::map<std::size_t, std::size_t> place;
        for (std::size_t i = 0; i < base_.items.size(); ++i) {
            if (base_.items[i].is_removed) continue;
            place.emplace(i, live.size());
            index.push_back(i);
            live.push_back(base_.items[i].item);
        }
        std::vector<PairDecision> decisions;
        for (PairDecision decision : decisions_.pairs) {
            const auto found = place.find(decision.before);
            if (found == place.end()) continue;
            decision.before = found->second;
            decisions.push_back(decision);
        }
        Matching matching = match_items(live, draft_.items, decisions);
        for (auto* pairs : {&matching.pairs, &matching.doubtful}) {
            for (ItemPair& pair : *pairs)
                pair.before = index[pair.before];
        }
        for (std::size_t& removed : matching.removed)
            removed = index[removed];
        return matching;
    }

    // Items that an earlier edition removed and this one brings back: by title and executors, and
    // only where that says one of them.
    std::map<std::size_t, std::size_t> match_removed(const std::vector<std::size_t>& added) {
        using Key = std::pair<std::string, std::string>;
        const auto key = [](const DraftItem& item) {
            return Key{fold_words(item.title), fold_words(item.executors_text)};
        };
        std::map<Key, std::vector<std::size_t>> gone;
        for (std::size_t i = 0; i < base_.items.size(); ++i) {
            if (base_.items[i].is_removed) gone[key(base_.items[i].item)].push_back(i);
        }
        std::map<std::size_t, std::size_t> restored;
        for (const std::size_t row : added) {
            const auto found = gone.find(key(draft_.items[row]));
            if (found == gone.end() || found->second.size() != 1) continue;
            restored.emplace(row, found->second.front());
            found->second.clear();
        }
        return restored;
    }

    std::vector<FieldChange> field_changes(const BaseItem& old, std::size_t index,
                                           std::size_t row) const {
        std::vector<FieldChange> changes;
        const auto taken = decisions_.document_fields.find(index);
        for (std::size_t i = 0; i < kItemFieldCount; ++i) {
            const auto field = static_cast<ItemField>(i);
            FieldChange change{field,
                               words_of(old.item, field),
                               words_of(draft_.items[row], field),
                               std::nullopt,
                               false,
                               false};
            const std::string* newer = newer_correction(row, field);
            const std::string* older = find_words(old.corrections, field);
            if (newer != nullptr) {
                change.person = *newer;
            } else if (older != nullptr) {
                change.person = *older;
                change.takes_document =
                    taken != decisions_.document_fields.end() &&
                    std::count(taken->second.begin(), taken->second.end(), field) > 0;
            }
            change.is_newer_word = newer != nullptr && (older == nullptr || *older != *newer);
            if (change.before != change.now || change.takes_document || change.is_newer_word)
                changes.push_back(std::move(change));
        }
        return changes;
    }

    const std::string* newer_correction(std::size_t row, ItemField field) const {
        return row < draft_.corrections.size() ? find_words(draft_.corrections[row], field)
                                               : nullptr;
    }

    // The words of the term that will be in force, and whether they are a person's.
    static const FieldChange* term_change(const std::vector<FieldChange>& fields) {
        const auto found = std::find_if(
            fields.begin(), fields.end(),
            [](const FieldChange& change) { return change.field == ItemField::term_text; });
        return found == fields.end() ? nullptr : &*found;
    }

    scheduler::TermResult term_in_force(const BaseItem& old, std::size_t row,
                                        const std::vector<FieldChange>& fields) const {
        const DraftItem& now = draft_.items[row];
        if (newer_correction(row, ItemField::term_text) != nullptr) return now.resolved;
        const FieldChange* change = term_change(fields);
        const std::string* person = find_words(old.corrections, ItemField::term_text);
        const bool takes_document = change != nullptr && change->takes_document;
        const bool is_context_kept =
            keeps_context_ && old.item.month == now.month && !old.is_removed;
        if (person != nullptr && !takes_document) {
            return is_context_kept
                       ? old.item.resolved
                       : scheduler::resolve_term(*person, context_of(draft_.header, now.month));
        }
        return change == nullptr && is_context_kept ? old.item.resolved : now.resolved;
    }

    ItemChange continued(ItemFate fate, const ItemPair& pair) const {
        const BaseItem& old = base_.items[pair.before];
        ItemChange change;
        change.fate = fate;
        change.before = pair.before;
        change.now = pair.after;
        change.similarity = pair.similarity;
        change.fields = field_changes(old, pair.before, pair.after);
        change.resolved = term_in_force(old, pair.after, change.fields);
        change.occurrences = plan_occurrences(old.occurrences, old.item.resolved.occurrences,
                                              change.resolved.occurrences, draft_.header.issued);
        return change;
    }

    ItemChange added(std::size_t row) const {
        ItemChange change;
        change.fate = ItemFate::added;
        change.now = row;
        change.resolved = draft_.items[row].resolved;
        change.occurrences.added = change.resolved.occurrences;
        return change;
    }

    ItemChange removed(std::size_t index) const {
        const BaseItem& old = base_.items[index];
        ItemChange change;
        change.fate = ItemFate::removed;
        change.before = index;
        change.occurrences =
            plan_occurrences(old.occurrences, old.item.resolved.occurrences, {}, std::nullopt);
        return change;
    }

    const EditionBase& base_;
    const EditionDraft& draft_;
    const EditionDecisions& decisions_;
    bool keeps_context_;
};

// FNV-1a, 64 bits: enough to tell two differences of one plan apart.
class Fingerprint {
  public:
    Fingerprint& add(std::string_view text) {
        for (const char c : text)
            mix(static_cast<unsigned char>(c));
        mix(0xFF);  // no byte of UTF-8: ends the text
        return *this;
    }
    Fingerprint& add(std::int64_t value) { return add(std::to_string(value)); }
    Fingerprint& add(const std::optional<std::size_t>& value) {
        return add(value ? static_cast<std::int64_t>(*value) : -1);
    }
    Fingerprint& add(const scheduler::Occurrence& window) {
        return add(date_text(window.from)).add(date_text(window.due));
    }

    [[nodiscard]] std::string text() const {
        constexpr std::string_view kDigits = "0123456789abcdef";
        std::string text(16, '0');
        for (std::size_t i = 0; i < text.size(); ++i)
            text[i] = kDigits[hash_ >> (60 - 4 * i) & 0xFU];
        return text;
    }

  private:
    void mix(std::uint64_t byte) { hash_ = (hash_ ^ byte) * 0x100000001B3U; }

    std::uint64_t hash_ = 0xCBF29CE484222325U;
};

}  // namespace

bool ItemChange::has(ItemField field) const {
    return std::any_of(fields.begin(), fields.end(),
                       [field](const FieldChange& change) { return change.field == field; });
}

EditionCounts count_changes(const EditionDiff& diff) {
    EditionCounts counts;
    for (const ItemChange& change : diff.items) {
        counts.added += change.fate == ItemFate::added ? 1 : 0;
        counts.removed += change.fate == ItemFate::removed ? 1 : 0;
        counts.restored += change.fate == ItemFate::restored ? 1 : 0;
        counts.unchanged += change.is_unchanged() ? 1 : 0;
        if (change.fate != ItemFate::kept) continue;
        const std::size_t named = change.has(ItemField::title) ? 1 : 0;
        const std::size_t numbered = change.has(ItemField::number) ? 1 : 0;
        counts.renamed += named;
        counts.renumbered += numbered;
        const bool has_more =
            change.fields.size() > named + numbered || !change.occurrences.empty();
        counts.changed += has_more ? 1 : 0;
        counts.conflicts += static_cast<std::size_t>(
            std::count_if(change.fields.begin(), change.fields.end(),
                          [](const FieldChange& field) { return field.is_conflict(); }));
    }
    return counts;
}

bool EditionDiff::is_empty() const {
    return header.empty() && doubtful.empty() &&
           std::all_of(items.begin(), items.end(),
                       [](const ItemChange& change) { return change.is_unchanged(); });
}

EditionDiff diff_editions(const EditionBase& base, const EditionDraft& draft,
                          const EditionDecisions& decisions) {
    return Differ(base, draft, decisions).run();
}

std::string fingerprint(const EditionDiff& diff, const EditionDraft& draft) {
    Fingerprint print;
    for (const HeaderChange& change : diff.header) {
        print.add(name_of(change.field)).add(change.before).add(change.now);
        print.add(change.person.value_or(""));
    }
    for (const ItemChange& change : diff.items) {
        print.add(name_of(change.fate)).add(change.before).add(change.now);
        if (change.fate == ItemFate::added) {
            for (std::size_t i = 0; i < kItemFieldCount; ++i)
                print.add(words_of(draft.items[*change.now], static_cast<ItemField>(i)));
        }
        for (const FieldChange& field : change.fields) {
            print.add(name_of(field.field)).add(field.before).add(field.now);
            print.add(field.person.value_or(""))
                .add(static_cast<std::int64_t>(field.takes_document));
        }
        for (const OccurrenceMove& move : change.occurrences.moved)
            print.add(static_cast<std::int64_t>(move.id)).add(move.window);
        for (const OccurrenceCancel& cancel : change.occurrences.cancelled)
            print.add(static_cast<std::int64_t>(cancel.id));
        for (const scheduler::Occurrence& window : change.occurrences.added)
            print.add(window);
    }
    for (const ItemPair& pair : diff.doubtful)
        print.add(std::optional(pair.before)).add(std::optional(pair.after));
    return print.text();
}

std::string_view name_of(ItemField field) {
    return kItemFields.at(static_cast<std::size_t>(field));
}

std::string_view name_of(HeaderField field) {
    return kHeaderFields.at(static_cast<std::size_t>(field));
}

std::string_view name_of(ItemFate fate) {
    return kFates.at(static_cast<std::size_t>(fate));
}

std::optional<ItemField> item_field_of(std::string_view name) {
    const auto* const found = std::find(kItemFields.begin(), kItemFields.end(), name);
    if (found == kItemFields.end()) return std::nullopt;
    return static_cast<ItemField>(found - kItemFields.begin());
}

std::string words_of(const DraftItem& item, ItemField field) {
    switch (field) {
        case ItemField::number:
            return item.number.value_or("");
        case ItemField::section:
            return item.section.value_or("");
        case ItemField::title:
            return item.title;
        case ItemField::executors_text:
            return item.executors_text;
        case ItemField::term_text:
            return item.term_text;
        case ItemField::result:
            return item.result;
        case ItemField::kind:
            return std::string(name_of(item.kind));
    }
    return {};
}

}  // namespace sroki::calendar
