#include "calendar/store/edition_writer.h"

#include <algorithm>
#include <stdexcept>

#include "calendar/store/plan_rows.h"
#include "calendar/store/plan_writer.h"
#include "calendar/zones.h"
#include "calendar_sql.h"

namespace sroki::calendar {

namespace {

class EditionWriter {
  public:
    EditionWriter(Database& database, const PlanRecord& plan, const EditionView& view, Instant now)
        : database_(database),
          plan_(plan),
          view_(view),
          rows_(database, plan.department, now),
          occurrences_(database, view.draft.header.timezone, now),
          now_(now) {}

    std::int64_t run(std::string_view approver) {
        // The document goes first: the edition's row names it.
        bind_both(sql::source_adopt).run();
        rows_.write_header(plan_.id, view_.draft.document);
        database_.statement(sql::plan_correction_copy)
            .bind(":from", raw(view_.proposal))
            .bind(":into", raw(plan_.id))
            .run();
        // The doubts of the older document are over; the rows bring those of the new one.
        database_.statement(sql::problem_delete_of_plan).bind(":plan", raw(plan_.id)).run();
        insert_edition(approver);
        database_.statement(sql::item_move_aside).bind(":plan", raw(plan_.id)).run();
        for (const HeaderChange& change : view_.diff.header)
            note("plan", std::nullopt, {}, name_of(change.field), change.before, change.now);
        for (const ItemChange& change : view_.diff.items)
            write(change);
        bind_both(sql::problem_adopt).run();
        database_.statement(sql::proposal_delete).bind(":proposal", raw(view_.proposal)).run();
        return edition_;
    }

  private:
    Statement bind_both(std::string_view sql) {
        Statement statement = database_.statement(sql);
        statement.bind(":plan", raw(plan_.id)).bind(":proposal", raw(view_.proposal));
        return statement;
    }

    void insert_edition(std::string_view approver) {
        Statement insert = database_.statement(sql::edition_insert);
        insert.bind(":plan", raw(plan_.id)).bind(":author", approver).bind(":now", now_);
        if (!insert.step()) throw std::runtime_error("edition_insert gave no id");
        edition_ = insert.integer(0);
        insert.reset();
    }

    void write(const ItemChange& change) {
        switch (change.fate) {
            case ItemFate::added:
                return adopt(change);
            case ItemFate::removed:
                return remove(change);
            case ItemFate::restored:
                database_.statement(sql::item_restore)
                    .bind(":item", raw(view_.base.items[*change.before].id))
                    .run();
                note_item("restored", change);
                return rewrite(change);
            case ItemFate::kept:
                return rewrite(change);
        }
    }

    void adopt(const ItemChange& change) {
        const ItemId row = view_.rows[*change.now];
        database_.statement(sql::item_adopt)
            .bind(":row", raw(row))
            .bind(":plan", raw(plan_.id))
            .bind(":position", static_cast<std::int64_t>(*change.now + 1))
            .run();
        occurrences_.apply(row, change.occurrences, mark());
        note_item("added", change);
    }

    void remove(const ItemChange& change) {
        const ItemId item = view_.base.items[*change.before].id;
        database_.statement(sql::item_remove)
            .bind(":item", raw(item))
            .bind(":edition", edition_)
            .run();
        database_.statement(sql::window_delete).bind(":item", raw(item)).run();
        occurrences_.apply(item, change.occurrences, mark());
        note_item("removed", change);
    }

    void rewrite(const ItemChange& change) {
        const BaseItem& old = view_.base.items[*change.before];
        const ItemId row = view_.rows[*change.now];
        DraftItem item = view_.draft.items[*change.now];
        item.resolved = change.resolved;
        rows_.write_item(old.id, item, *change.now + 1);
        database_.statement(sql::problem_hand_over)
            .bind(":item", raw(old.id))
            .bind(":row", raw(row))
            .run();
        for (const FieldChange& field : change.fields)
            write_field(old.id, row, field);
        database_.statement(sql::correction_copy)
            .bind(":item", raw(old.id))
            .bind(":row", raw(row))
            .run();
        if (!change.fields.empty()) {
            database_.statement(sql::occurrence_touch)
                .bind(":item", raw(old.id))
                .bind(":now", now_)
                .run();
        }
        occurrences_.apply(old.id, change.occurrences, mark());
        note_changes(change);
    }

    // The executors of an item follow the document unless a person said who they are.
    void write_field(ItemId item, ItemId row, const FieldChange& field) {
        if (field.takes_document) {
            database_.statement(sql::correction_delete)
                .bind(":item", raw(item))
                .bind(":field", name_of(field.field))
                .run();
        }
        if (field.field != ItemField::executors_text || field.is_conflict()) return;
        database_.statement(sql::item_executor_delete).bind(":item", raw(item)).run();
        database_.statement(sql::item_executor_copy)
            .bind(":item", raw(item))
            .bind(":row", raw(row))
            .run();
    }

    void note_changes(const ItemChange& change) {
        const auto& words = view_.draft.items[*change.now];
        const ItemId item = view_.base.items[*change.before].id;
        bool has_term = false;
        for (const FieldChange& field : change.fields) {
            has_term = has_term || field.field == ItemField::term_text;
            note("changed", item, words, name_of(field.field), field.before, field.now);
        }
        if (change.occurrences.empty() || has_term) return;
        note("changed", item, words, "dates",
             std::to_string(view_.base.items[*change.before].item.resolved.occurrences.size()),
             std::to_string(change.resolved.occurrences.size()));
    }

    void note_item(std::string_view kind, const ItemChange& change) {
        const bool is_new = !change.before;
        const auto& words =
            is_new ? view_.draft.items[*change.now] : view_.base.items[*change.before].item;
        note(kind, is_new ? view_.rows[*change.now] : view_.base.items[*change.before].id, words,
             "", "", "");
    }

    void note(std::string_view kind, std::optional<ItemId> item, const DraftItem& words,
              std::string_view field, std::string_view before, std::string_view after) {
        Statement insert = database_.statement(sql::edition_change_insert);
        insert.bind(":edition", edition_)
            .bind(":position", ++notes_)
            .bind(":kind", kind)
            .bind(":number", words.number.value_or(""))
            .bind(":title", words.title)
            .bind(":field", field)
            .bind(":before", before)
            .bind(":after", after);
        if (item) insert.bind(":item", raw(*item));
        insert.run();
    }

    [[nodiscard]] std::string mark() const { return "e" + std::to_string(edition_); }

    Database& database_;
    const PlanRecord& plan_;
    const EditionView& view_;
    PlanWriter rows_;
    OccurrenceWriter occurrences_;
    Instant now_;
    std::int64_t edition_ = 0;
    std::int64_t notes_ = 0;
};

}  // namespace

OccurrenceWriter::OccurrenceWriter(Database& database, std::string_view zone, Instant now)
    : database_(database), today_(local_day(zone, now)), now_(now) {}

void OccurrenceWriter::apply(ItemId item, const OccurrencePlan& plan, const std::string& mark) {
    for (const OccurrenceMove& move : plan.moved) {
        database_.statement(sql::occurrence_move)
            .bind(":occurrence", raw(move.id))
            .bind(":from", move.window.from)
            .bind(":due", move.window.due)
            .bind(":original", move.original_due)
            .bind(":today", today_)
            .bind(":now", now_)
            .run();
    }
    for (const OccurrenceCancel& cancel : plan.cancelled) {
        database_.statement(sql::occurrence_cancel)
            .bind(":occurrence", raw(cancel.id))
            .bind(":now", now_)
            .run();
    }
    for (std::size_t i = 0; i < plan.added.size(); ++i) {
        database_.statement(sql::occurrence_add)
            .bind(":item", raw(item))
            .bind(":mark", mark + (i == 0 ? "" : "-" + std::to_string(i + 1)))
            .bind(":from", plan.added[i].from)
            .bind(":due", plan.added[i].due)
            .bind(":today", today_)
            .bind(":now", now_)
            .run();
    }
}

std::int64_t write_edition(Database& database, const PlanRecord& plan, const EditionView& view,
                           std::string_view approver, Instant now) {
    return EditionWriter(database, plan, view, now).run(approver);
}

}  // namespace sroki::calendar
