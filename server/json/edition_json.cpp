#include "server/json/edition_json.h"

#include <cmath>

#include <boost/json.hpp>

#include "server/moment.h"

namespace sroki::server {

namespace json = boost::json;

namespace {

using calendar::DraftItem;
using calendar::EditionView;
using calendar::ItemChange;

template <class Id>
std::int64_t raw(Id id) {
    return static_cast<std::int64_t>(id);
}

json::value or_null(const std::optional<std::string>& text) {
    return text ? json::value(*text) : json::value(nullptr);
}

json::value or_null(const std::optional<scheduler::Date>& date) {
    return date ? json::value(scheduler::format_date(*date)) : json::value(nullptr);
}

json::value row_id(const EditionView& view, const std::optional<std::size_t>& row) {
    if (!row || view.rows.empty()) return nullptr;
    return raw(view.rows[*row]);
}

json::object words(const DraftItem& item) {
    return {{"number", or_null(item.number)}, {"title", item.title}};
}

json::object window_to_json(const scheduler::Occurrence& window) {
    return {{"from", or_null(window.from)}, {"due", scheduler::format_date(window.due)}};
}

json::object occurrences_to_json(const calendar::OccurrencePlan& plan) {
    json::array moved;
    for (const calendar::OccurrenceMove& move : plan.moved) {
        json::object one = window_to_json(move.window);
        one["occurrence"] = raw(move.id);
        one["due_before"] = scheduler::format_date(move.due_before);
        one["reopened"] = move.is_reopened;
        moved.push_back(std::move(one));
    }
    json::array cancelled;
    for (const calendar::OccurrenceCancel& cancel : plan.cancelled) {
        cancelled.push_back(json::object{{"occurrence", raw(cancel.id)},
                                         {"due", scheduler::format_date(cancel.due)}});
    }
    json::array added;
    for (const scheduler::Occurrence& window : plan.added)
        added.push_back(window_to_json(window));
    return {{"moved", std::move(moved)},
            {"cancelled", std::move(cancelled)},
            {"added", std::move(added)}};
}

json::object item_to_json(const EditionView& view, const ItemChange& change) {
    json::array fields;
    for (const calendar::FieldChange& field : change.fields) {
        fields.push_back(json::object{{"field", name_of(field.field)},
                                      {"before", field.before},
                                      {"now", field.now},
                                      {"person", or_null(field.person)},
                                      {"conflict", field.is_conflict()},
                                      {"takes_document", field.takes_document}});
    }
    const bool is_kept = change.fate == calendar::ItemFate::kept;
    json::value item;
    if (change.before) item = raw(view.base.items[*change.before].id);
    json::value before;
    if (change.before) before = words(view.base.items[*change.before].item);
    json::value now;
    if (change.now) now = words(view.draft.items[*change.now]);
    return {{"change", is_kept ? "changed" : name_of(change.fate)},
            {"renamed", is_kept && change.has(calendar::ItemField::title)},
            {"renumbered", is_kept && change.has(calendar::ItemField::number)},
            {"item", item},
            {"row", row_id(view, change.now)},
            {"before", before},
            {"now", now},
            {"fields", std::move(fields)},
            {"occurrences", occurrences_to_json(change.occurrences)}};
}

json::object counts_to_json(const EditionView& view) {
    const calendar::EditionCounts counts = count_changes(view.diff);
    return {{"added", counts.added},
            {"removed", counts.removed},
            {"restored", counts.restored},
            {"renamed", counts.renamed},
            {"renumbered", counts.renumbered},
            {"changed", counts.changed},
            {"unchanged", counts.unchanged},
            {"conflicts", counts.conflicts},
            {"doubtful", view.diff.doubtful.size()}};
}

}  // namespace

json::object edition_to_json(const EditionView& view) {
    json::array header;
    for (const calendar::HeaderChange& change : view.diff.header) {
        header.push_back(json::object{{"field", name_of(change.field)},
                                      {"before", change.before},
                                      {"now", change.now},
                                      {"person", or_null(change.person)}});
    }
    json::array items;
    for (const ItemChange& change : view.diff.items) {
        if (!change.is_unchanged()) items.push_back(item_to_json(view, change));
    }
    json::array doubtful;
    for (const calendar::ItemPair& pair : view.diff.doubtful) {
        const calendar::BaseItem& old = view.base.items[pair.before];
        doubtful.push_back(json::object{{"item", raw(old.id)},
                                        {"row", row_id(view, pair.after)},
                                        {"before", words(old.item)},
                                        {"now", words(view.draft.items[pair.after])},
                                        {"similarity", std::round(pair.similarity * 100.0) / 100.0},
                                        {"blocks_approval", old.has_history}});
    }
    json::value proposal;
    if (view.proposed_at) proposal = raw(view.proposal);
    return {{"plan", raw(view.plan)},         {"proposal", proposal},
            {"revision", view.revision},      {"counts", counts_to_json(view)},
            {"header", std::move(header)},    {"items", std::move(items)},
            {"doubtful", std::move(doubtful)}};
}

json::object edition_to_json(const calendar::EditionRecord& edition) {
    json::array changes;
    for (const calendar::EditionChange& change : edition.changes) {
        json::value item;
        if (change.item) item = raw(*change.item);
        changes.push_back(json::object{{"change", change.kind},
                                       {"item", item},
                                       {"number", change.number},
                                       {"title", change.title},
                                       {"field", change.field},
                                       {"before", change.before},
                                       {"now", change.after}});
    }
    return {{"number", edition.number},
            {"order_number", or_null(edition.order_number)},
            {"issued", or_null(edition.issued)},
            {"approved_by", edition.approved_by},
            {"approved_at", format_moment(edition.approved_at)},
            {"file_name", or_null(edition.file_name)},
            {"changes", std::move(changes)}};
}

}  // namespace sroki::server
