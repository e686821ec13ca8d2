#include "calendar/store/edition_store.h"

#include <map>

#include <gmock/gmock.h>

#include "calendar/store/correction_store.h"
#include "calendar/store/department_store.h"
#include "calendar/store/executor_store.h"
#include "support/sample.h"

namespace sroki::calendar {
namespace {

using test::day;
using test::draft_item;
using test::draft_plan;
using test::instant;

class EditionStoreTest : public testing::Test {
  protected:
    EditionStoreTest() { plan = approve_first(); }

    PlanId approve_first() {
        const auto saved = plans.save_draft(department, draft_plan(), {"plan.docx", "one"}, now);
        EXPECT_TRUE(plans.approve(saved->id, now, "Ким"));
        return saved->id;
    }

    Intake take_in(const PlanDraft& draft, const PlanChoice& choice = {}) {
        return editions.take_in(department, draft, {"new.docx", "two"}, choice, later).value();
    }

    // Imports and approves; gives the occurrences by UID.
    std::map<std::string, OccurrenceRecord> apply(const PlanDraft& draft) {
        EXPECT_TRUE(take_in(draft).is_edition);
        EXPECT_TRUE(editions.approve(plan, {}, "Орлова", later));
        return occurrences();
    }

    std::map<std::string, OccurrenceRecord> occurrences() {
        std::map<std::string, OccurrenceRecord> found;
        for (OccurrenceRecord& record : plans.list_occurrences({}))
            found.emplace(record.uid, record);
        return found;
    }

    void correct(ItemId item, CorrectedField field, const std::string& value) {
        EXPECT_TRUE(CorrectionStore(database).correct_item(item, {{field, value}}, "Ким", later));
    }

    ItemId item(std::size_t index) { return plans.list_items(plan).at(index).id; }

    void set_state(OccurrenceId occurrence, std::string_view state) {
        database.statement("UPDATE occurrences SET state = :state WHERE id = :id")
            .bind(":state", state)
            .bind(":id", static_cast<std::int64_t>(occurrence))
            .run();
    }

    std::int64_t count(std::string_view query) {
        Statement row = database.statement(query);
        return row.step() ? row.integer(0) : -1;
    }

    Instant now = instant("2025-12-21");
    Instant later = instant("2026-02-10");
    Database database = Database::in_memory();
    DepartmentId department =
        DepartmentStore(database).ensure("Отдел", "Asia/Yekaterinburg", {"Всё"}, now).id;
    PlanStore plans{database};
    EditionStore editions{database};
    PlanId plan{};
};

PlanDraft moved_plan() {
    PlanDraft draft = draft_plan();
    draft.plan.title += " (с изменениями от 10.02.2026)";
    draft.items[1].term_text = "до 20 июня и 15 декабря";
    draft.items[1].resolved.occurrences[0].due = day("2026-06-20");
    return draft;
}

TEST_F(EditionStoreTest, ProposalChangesNothingLive) {
    const auto before = occurrences();
    const auto title = plans.find_plan(plan)->header.title;
    const Intake intake = take_in(moved_plan());
    EXPECT_EQ(intake.plan, plan);
    EXPECT_EQ(intake.outcome, SaveOutcome::created);
    EXPECT_EQ(plans.list_plans().size(), 1U);
    EXPECT_EQ(plans.find_plan(plan)->header.title, title);
    const auto after = occurrences();
    ASSERT_EQ(after.size(), before.size());
    for (const auto& [uid, record] : before) {
        EXPECT_EQ(after.at(uid).due, record.due);
        EXPECT_EQ(after.at(uid).changed_at, record.changed_at);
    }
}

TEST_F(EditionStoreTest, SameDocumentProposesNothing) {
    const Intake intake = take_in(draft_plan());
    EXPECT_FALSE(intake.is_edition);
    EXPECT_EQ(intake.outcome, SaveOutcome::unchanged);
    EXPECT_FALSE(editions.find_proposal(plan));
}

TEST_F(EditionStoreTest, MovedDeadlineKeepsItsUidAndRaisesItsSequence) {
    const auto before = occurrences();
    const auto after = apply(moved_plan());
    ASSERT_EQ(after.size(), before.size());
    int moved = 0;
    for (const auto& [uid, old] : before) {
        const OccurrenceRecord& record = after.at(uid);
        EXPECT_EQ(record.id, old.id);
        if (old.due != day("2026-06-15")) {
            EXPECT_EQ(record.due, old.due);
            EXPECT_EQ(record.sequence, old.sequence);
            continue;
        }
        ++moved;
        EXPECT_EQ(record.due, day("2026-06-20"));
        EXPECT_EQ(record.original_due, day("2026-06-15"));
        EXPECT_EQ(record.sequence, old.sequence + 1);
        EXPECT_EQ(record.changed_at, later);
    }
    EXPECT_EQ(moved, 1);
}

TEST_F(EditionStoreTest, UntouchedItemKeepsItsStampByteForByte) {
    const auto before = occurrences();
    const auto after = apply(moved_plan());
    for (const auto& [uid, old] : before) {
        if (old.item == item(0)) {
            EXPECT_EQ(after.at(uid).changed_at, old.changed_at);
        }
    }
}

TEST_F(EditionStoreTest, RenamedAndRenumberedItemKeepsItsStates) {
    for (const auto& [uid, record] : occurrences())
        set_state(record.id, "reported");
    PlanDraft draft = draft_plan();
    draft.items.insert(draft.items.begin(), draft_item("1", "Выставка рисунков", {}));
    draft.items[1].number = "2";
    draft.items[2].number = "3";
    draft.items[2].title = "Сбор и проверка отчётов";
    const auto before = occurrences();
    take_in(draft);
    const auto view = editions.find_proposal(plan);
    if (!view->diff.doubtful.empty()) {
        ASSERT_TRUE(editions.decide_pair(plan, item(1), view->rows[2], true));
    }
    ASSERT_TRUE(editions.approve(plan, {}, {}, later));
    const auto after = occurrences();
    ASSERT_EQ(after.size(), before.size());
    for (const auto& [uid, old] : before) {
        EXPECT_EQ(after.at(uid).state, OccurrenceState::reported);
        EXPECT_EQ(after.at(uid).sequence, old.sequence);
        EXPECT_EQ(after.at(uid).item, old.item);
    }
    EXPECT_EQ(plans.list_items(plan)[2].item.title, "Сбор и проверка отчётов");
}

TEST_F(EditionStoreTest, RemovedItemIsCancelledAndKept) {
    PlanDraft draft = draft_plan();
    draft.items.pop_back();
    const auto settled = plans.list_occurrences({})[1].id;
    set_state(settled, "accepted");
    const auto after = apply(draft);
    EXPECT_EQ(after.size(), 3U);
    EXPECT_EQ(plans.list_items(plan).size(), 1U);
    EXPECT_EQ(plans.find_plan(plan)->items, 1);
    std::multiset<OccurrenceState> states;
    for (const auto& [uid, record] : after)
        states.insert(record.state);
    EXPECT_EQ(states,
              (std::multiset<OccurrenceState>{OccurrenceState::open, OccurrenceState::accepted,
                                              OccurrenceState::cancelled}));
}

TEST_F(EditionStoreTest, OldDocumentImportedAgainBringsEverythingBack) {
    PlanDraft shorter = draft_plan();
    shorter.items.pop_back();
    const auto before = occurrences();
    apply(shorter);
    const auto after = apply(draft_plan());
    ASSERT_EQ(after.size(), before.size());
    for (const auto& [uid, old] : before) {
        EXPECT_EQ(after.at(uid).state, OccurrenceState::open);
        EXPECT_EQ(after.at(uid).due, old.due);
    }
    EXPECT_EQ(plans.list_items(plan).size(), 2U);
}

TEST_F(EditionStoreTest, AddedItemGetsOccurrencesAndExecutors) {
    PlanDraft draft = draft_plan();
    draft.items.push_back(draft_item("3", "Выставка", {{std::nullopt, day("2026-09-01")}}));
    draft.items.back().executors = {{"Музей", std::nullopt, ExecutorKind::unit}};
    const auto after = apply(draft);
    EXPECT_EQ(after.size(), 4U);
    OccurrenceQuery query;
    query.executor = ExecutorStore(database).find_by_name("Музей")->id;
    EXPECT_EQ(plans.list_occurrences(query).size(), 1U);
    EXPECT_EQ(count("SELECT count(*) FROM plans"), 1);
    EXPECT_EQ(count("SELECT count(*) FROM plan_sources WHERE plan_id = 1"), 2);
}

TEST_F(EditionStoreTest, EditionImportedTwiceChangesNothing) {
    apply(moved_plan());
    EXPECT_FALSE(take_in(moved_plan()).is_edition);
    const auto again = editions.approve(plan, {}, {}, later);
    ASSERT_FALSE(again);
    EXPECT_EQ(again.error().code, StoreErrorCode::edition_none);
    EXPECT_EQ(editions.list(plan).size(), 2U);
}

TEST_F(EditionStoreTest, NewerProposalTakesThePlaceOfTheOlder) {
    take_in(moved_plan());
    PlanDraft newer = moved_plan();
    newer.items[0].result = "Приказ";
    EXPECT_EQ(take_in(newer).outcome, SaveOutcome::replaced);
    EXPECT_EQ(take_in(newer).outcome, SaveOutcome::unchanged);
    const auto view = editions.find_proposal(plan);
    EXPECT_TRUE(view->diff.items[0].has(ItemField::result));
    EXPECT_EQ(count("SELECT count(*) FROM plans WHERE amends IS NOT NULL"), 1);
}

TEST_F(EditionStoreTest, DiscardedProposalLeavesNothing) {
    take_in(moved_plan());
    ASSERT_TRUE(editions.discard(plan));
    EXPECT_FALSE(editions.find_proposal(plan));
    EXPECT_EQ(count("SELECT count(*) FROM items"), 2);
    EXPECT_EQ(editions.discard(plan).error().code, StoreErrorCode::edition_none);
}

TEST_F(EditionStoreTest, DifferenceThatWasNotSeenIsNotApproved) {
    take_in(moved_plan());
    const std::string seen = editions.find_proposal(plan)->revision;
    correct(item(1), CorrectedField::term_text, "до 1 июля");
    const auto refused = editions.approve(plan, seen, {}, later);
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, StoreErrorCode::edition_changed);
    EXPECT_TRUE(editions.approve(plan, refused.error().detail, {}, later));
}

TEST_F(EditionStoreTest, CorrectionOutlivesTheEditionThatChangesTheSameField) {
    correct(item(0), CorrectedField::result, "Протокол");
    PlanDraft draft = draft_plan();
    draft.items[0].result = "Приказ";
    apply(draft);
    EXPECT_EQ(plans.list_items(plan)[0].item.result, "Протокол");
    EXPECT_FALSE(take_in(draft).is_edition);
}

TEST_F(EditionStoreTest, CorrectedHeaderOutlivesEveryDocument) {
    CorrectionStore corrections(database);
    ASSERT_TRUE(
        corrections.correct_plan(plan, {{CorrectedHeader::title, "План работы"}}, "Ким", later));
    EXPECT_FALSE(take_in(draft_plan()).is_edition);
    apply(moved_plan());
    EXPECT_EQ(plans.find_plan(plan)->header.title, "План работы");
    EXPECT_FALSE(take_in(moved_plan()).is_edition);
}

TEST_F(EditionStoreTest, DoubtsOfTheReaderGoWithTheRowsTheyAreAbout) {
    PlanDraft draft = moved_plan();
    draft.items[0].term_text = "как сложится";
    draft.items[0].resolved = {};
    draft.problems = {{3, 4, ProblemCode::term_unrecognized, "как сложится"}};
    draft.problems[0].item = 0;
    apply(draft);
    const auto problems = plans.list_problems(plan);
    ASSERT_EQ(problems.size(), 1U);
    EXPECT_EQ(problems[0].item, item(0));
}

TEST_F(EditionStoreTest, DocumentsWordTakesThePlaceOfACorrectionOnDemandOnly) {
    correct(item(0), CorrectedField::result, "Протокол");
    PlanDraft draft = draft_plan();
    draft.items[0].result = "Приказ";
    take_in(draft);
    ASSERT_TRUE(editions.decide_field(plan, item(0), ItemField::result, true));
    ASSERT_TRUE(editions.approve(plan, {}, {}, later));
    EXPECT_EQ(plans.list_items(plan)[0].item.result, "Приказ");
}

TEST_F(EditionStoreTest, DoubtAboutAnItemWithReportsBlocksApprovalUntilDecided) {
    set_state(plans.list_occurrences({})[0].id, "reported");
    PlanDraft draft = draft_plan();
    draft.items[0].title = "Открытый урок математики";
    take_in(draft);
    const auto view = editions.find_proposal(plan);
    ASSERT_EQ(view->diff.doubtful.size(), 1U);
    EXPECT_EQ(editions.approve(plan, {}, {}, later).error().code, StoreErrorCode::edition_doubtful);
    ASSERT_TRUE(editions.decide_pair(plan, item(0), view->rows[0], true));
    ASSERT_TRUE(editions.approve(plan, {}, {}, later));
    EXPECT_EQ(occurrences().size(), 3U);
    EXPECT_EQ(plans.list_items(plan)[0].item.title, "Открытый урок математики");
}

TEST_F(EditionStoreTest, DoubtAboutAnItemNobodyTouchedStaysTwoItems) {
    PlanDraft draft = draft_plan();
    draft.items[0].title = "Открытый урок математики";
    const ItemId old = item(0);
    apply(draft);
    EXPECT_NE(item(0), old);
    EXPECT_EQ(occurrences().size(), 4U);
}

TEST_F(EditionStoreTest, RowsOfOtherPlansCannotBePaired) {
    take_in(moved_plan());
    EXPECT_EQ(editions.decide_pair(plan, item(0), item(1), true).error().code,
              StoreErrorCode::not_found);
    EXPECT_EQ(editions.decide_field(plan, ItemId{404}, ItemField::title, true).error().code,
              StoreErrorCode::not_found);
}

TEST_F(EditionStoreTest, ProposalIsNotApprovedAsAPlanOfItsOwn) {
    take_in(moved_plan());
    const PlanId proposal = editions.find_proposal(plan)->proposal;
    EXPECT_EQ(plans.approve(proposal, later).error().code, StoreErrorCode::is_edition);
    EXPECT_EQ(occurrences().size(), 3U);
}

TEST_F(EditionStoreTest, LikelyAmendmentIsAskedAboutAndStoresNothing) {
    PlanDraft draft = moved_plan();
    draft.plan.title = "Дорожная карта";
    const auto asked = editions.take_in(department, draft, {"a", "b"}, {}, later);
    ASSERT_FALSE(asked);
    EXPECT_EQ(asked.error().code, StoreErrorCode::edition_unsure);
    EXPECT_EQ(count("SELECT count(*) FROM plans"), 1);
    EXPECT_TRUE(take_in(draft, {plan, false}).is_edition);
    EXPECT_EQ(editions.find_proposal(plan)->diff.header.at(0).now, "Дорожная карта");
}

TEST_F(EditionStoreTest, PlanOfItsOwnIsOneWhenTheCallerSaysSo) {
    PlanDraft draft = moved_plan();
    draft.plan.title = "Дорожная карта";
    const Intake intake = take_in(draft, {std::nullopt, true});
    EXPECT_FALSE(intake.is_edition);
    EXPECT_EQ(intake.state, PlanState::draft);
    EXPECT_NE(intake.plan, plan);
}

TEST_F(EditionStoreTest, HistoryTellsWhoApprovedWhatWhen) {
    apply(moved_plan());
    const auto history = editions.list(plan);
    ASSERT_EQ(history.size(), 2U);
    EXPECT_EQ(history[0].approved_by, "Ким");
    EXPECT_TRUE(history[0].changes.empty());
    EXPECT_EQ(history[1].number, 2);
    EXPECT_EQ(history[1].approved_by, "Орлова");
    EXPECT_EQ(history[1].approved_at, later);
    EXPECT_EQ(history[1].file_name, "new.docx");
    std::vector<std::string> fields;
    for (const EditionChange& change : history[1].changes)
        fields.push_back(change.kind + ":" + change.field);
    EXPECT_THAT(fields, testing::ElementsAre("plan:title", "changed:term_text"));
}

TEST_F(EditionStoreTest, TermIsCorrectedInTheWindowsTheImportHad) {
    PlanDraft draft = draft_plan();
    draft.plan.title = "План с каникулами";
    draft.plan.school_calendar = {{"осенние каникулы", {day("2026-10-24"), day("2026-11-01")}}};
    draft.items[0].title = "Слёт юных туристов";
    draft.items[1].title = "Проверка маршрутов";
    const PlanId other = take_in(draft).plan;
    const ItemId first = plans.list_items(other)[0].id;
    correct(first, CorrectedField::term_text, "осенние каникулы");
    EXPECT_EQ(plans.list_items(other)[0].item.resolved.occurrences,
              (std::vector<scheduler::Occurrence>{{day("2026-10-24"), day("2026-11-01")}}));
}

TEST_F(EditionStoreTest, CorrectedTermOfAnApprovedPlanMovesItsDeadlines) {
    const auto before = occurrences();
    correct(item(0), CorrectedField::term_text, "до 20 апреля");
    const auto after = occurrences();
    ASSERT_EQ(after.size(), before.size());
    for (const auto& [uid, record] : after) {
        if (record.item != item(0)) continue;
        EXPECT_EQ(record.due, day("2026-04-20"));
        EXPECT_EQ(record.original_due, day("2026-03-31"));
        EXPECT_EQ(record.sequence, before.at(uid).sequence + 1);
    }
}

// An edition that breaks in the middle leaves the plan as it was.
TEST_F(EditionStoreTest, FaultInTheMiddleRollsEverythingBack) {
    take_in(moved_plan());
    database
        .statement(
            "CREATE TRIGGER fault BEFORE INSERT ON edition_changes WHEN new.position = 2 "
            "BEGIN SELECT RAISE(ABORT, 'fault'); END")
        .run();
    const auto before = occurrences();
    EXPECT_THROW((void)editions.approve(plan, {}, {}, later), std::runtime_error);
    EXPECT_EQ(editions.list(plan).size(), 1U);
    EXPECT_TRUE(editions.find_proposal(plan));
    for (const auto& [uid, record] : occurrences())
        EXPECT_EQ(record.due, before.at(uid).due);
}

}  // namespace
}  // namespace sroki::calendar
