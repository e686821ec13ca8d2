#include "calendar/store/plan_store.h"

#include <set>

#include <gmock/gmock.h>

#include "calendar/store/department_store.h"
#include "calendar/store/executor_store.h"
#include "support/sample.h"

namespace sroki::calendar {
namespace {

using test::day;
using test::draft_item;
using test::draft_plan;
using test::instant;

class PlanStoreTest : public testing::Test {
  protected:
    SavedPlan save(const PlanDraft& draft) {
        return store.save_draft(department, draft, {"plan.docx", "bytes"}, now).value();
    }

    std::vector<OccurrenceRecord> occurrences() { return store.list_occurrences({}); }

    Instant now = instant("2025-12-21");
    Database database = Database::in_memory();
    DepartmentId department =
        DepartmentStore(database).ensure("Отдел", "Asia/Yekaterinburg", {"Всё"}, now).id;
    PlanStore store{database};
};

TEST_F(PlanStoreTest, DraftKeepsEverythingTheDocumentSays) {
    const PlanDraft draft = draft_plan();
    const SavedPlan saved = save(draft);
    EXPECT_EQ(saved.outcome, SaveOutcome::created);
    const auto plan = store.find_plan(saved.id);
    ASSERT_TRUE(plan);
    EXPECT_EQ(plan->header.title, draft.plan.title);
    EXPECT_EQ(plan->header.period, draft.plan.period);
    EXPECT_EQ(plan->header.order_number, "17-од");
    EXPECT_EQ(plan->state, PlanState::draft);
    const auto items = store.list_items(saved.id);
    ASSERT_EQ(items.size(), 2U);
    EXPECT_EQ(items[1].item.title, "Сбор отчётов");
    EXPECT_EQ(items[1].item.resolved.occurrences, draft.items[1].resolved.occurrences);
}

TEST_F(PlanStoreTest, DraftHasNoOccurrencesYet) {
    save(draft_plan());
    EXPECT_TRUE(occurrences().empty());
}

TEST_F(PlanStoreTest, ApprovalCreatesOneOccurrenceForEachWindowInOrderOfDue) {
    ASSERT_TRUE(store.approve(save(draft_plan()).id, now));
    std::vector<scheduler::Date> dues;
    for (const auto& occurrence : occurrences())
        dues.push_back(occurrence.due);
    EXPECT_THAT(dues,
                testing::ElementsAre(day("2026-03-31"), day("2026-06-15"), day("2026-12-15")));
}

TEST_F(PlanStoreTest, ApprovingTwiceChangesNothing) {
    const PlanId plan = save(draft_plan()).id;
    ASSERT_TRUE(store.approve(plan, now));
    const auto before = occurrences();
    ASSERT_TRUE(store.approve(plan, now + std::chrono::hours{5}));
    const auto after = occurrences();
    ASSERT_EQ(after.size(), before.size());
    for (std::size_t i = 0; i < before.size(); ++i) {
        EXPECT_EQ(after[i].uid, before[i].uid);
        EXPECT_EQ(after[i].changed_at, before[i].changed_at);
    }
}

TEST_F(PlanStoreTest, ApprovingAnUnknownPlanIsAnError) {
    EXPECT_EQ(store.approve(PlanId{404}, now).error().code, StoreErrorCode::not_found);
}

TEST_F(PlanStoreTest, UidsAreUniqueAndCarryTheDueDate) {
    PlanDraft draft = draft_plan();
    draft.items.push_back(
        draft_item("3", "Две недели",
                   {{day("2026-05-01"), day("2026-05-31")}, {std::nullopt, day("2026-05-31")}}));
    ASSERT_TRUE(store.approve(save(draft).id, now));
    std::set<std::string> uids;
    for (const auto& occurrence : occurrences()) {
        uids.insert(occurrence.uid);
        std::string digits = scheduler::format_date(occurrence.due);
        std::erase(digits, '-');
        EXPECT_NE(occurrence.uid.find(digits), std::string::npos) << occurrence.uid;
    }
    EXPECT_EQ(uids.size(), 5U);
}

TEST_F(PlanStoreTest, SecondImportOfTheSamePlanChangesNothing) {
    const SavedPlan first = save(draft_plan());
    ASSERT_TRUE(store.approve(first.id, now));
    const SavedPlan second = save(draft_plan());
    EXPECT_EQ(second.outcome, SaveOutcome::unchanged);
    EXPECT_EQ(second.id, first.id);
    EXPECT_EQ(second.state, PlanState::approved);
    EXPECT_EQ(occurrences().size(), 3U);
    EXPECT_EQ(ExecutorStore(database).list().size(), 2U);
}

TEST_F(PlanStoreTest, ChangedDraftIsReplacedAndKeepsItsRow) {
    const SavedPlan first = save(draft_plan());
    PlanDraft changed = draft_plan();
    changed.items[0].result = "Приказ";
    changed.items.erase(changed.items.begin() + 1);
    const ItemId kept = store.list_items(first.id)[0].id;
    const SavedPlan second = save(changed);
    EXPECT_EQ(second.outcome, SaveOutcome::replaced);
    const auto items = store.list_items(first.id);
    ASSERT_EQ(items.size(), 1U);
    EXPECT_EQ(items[0].id, kept);
    EXPECT_EQ(items[0].item.result, "Приказ");
}

TEST_F(PlanStoreTest, ApprovedPlanIsNotChangedByAnImport) {
    ASSERT_TRUE(store.approve(save(draft_plan()).id, now));
    PlanDraft changed = draft_plan();
    changed.items[0].title = "Другое";
    const auto saved = store.save_draft(department, changed, {"plan.docx", "bytes"}, now);
    ASSERT_FALSE(saved);
    EXPECT_EQ(saved.error().code, StoreErrorCode::approved_differs);
    EXPECT_EQ(occurrences()[0].title, "Семинар для молодых педагогов");
}

TEST_F(PlanStoreTest, OccurrencesAreFilteredByDateKindAndExecutor) {
    ASSERT_TRUE(store.approve(save(draft_plan()).id, now));
    OccurrenceQuery query;
    query.due_from = day("2026-06-15");
    query.due_to = day("2026-06-15");
    EXPECT_EQ(store.list_occurrences(query).size(), 1U);
    query = {};
    query.kind = Kind::contest;
    EXPECT_TRUE(store.list_occurrences(query).empty());
    query = {};
    query.executor = ExecutorStore(database).find_by_name("А.С. Петрова")->id;
    EXPECT_EQ(store.list_occurrences(query).size(), 3U);
    query.executor = ExecutorId{404};
    EXPECT_TRUE(store.list_occurrences(query).empty());
}

TEST_F(PlanStoreTest, PlanWithoutAPeriodIsRefused) {
    PlanDraft draft = draft_plan();
    draft.plan.period.reset();
    EXPECT_EQ(store.save_draft(department, draft, {"a", "b"}, now).error().code,
              StoreErrorCode::invalid);
    EXPECT_TRUE(store.list_plans().empty());
}

}  // namespace
}  // namespace sroki::calendar
