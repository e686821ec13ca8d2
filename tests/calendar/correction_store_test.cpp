#include "calendar/store/correction_store.h"

#include <gmock/gmock.h>

#include "calendar/store/department_store.h"
#include "calendar/store/executor_store.h"
#include "support/sample.h"

namespace sroki::calendar {
namespace {

using test::day;
using test::draft_plan;
using test::instant;
using testing::ElementsAre;

class CorrectionStoreTest : public testing::Test {
  protected:
    void import(const PlanDraft& draft) {
        const auto saved = plans.save_draft(department, draft, {"plan.docx", "bytes"}, now);
        ASSERT_TRUE(saved);
        plan = saved->id;
    }

    // A document that says the same with one other result, so that the draft is read anew.
    void import_again() {
        PlanDraft changed = draft_plan();
        changed.items[1].result = "Приказ";
        import(changed);
    }

    ItemRecord item(std::size_t index) { return plans.list_items(plan).at(index); }

    tl::expected<void, StoreError> correct(std::size_t index, CorrectedField field,
                                           std::optional<std::string> value) {
        return store.correct_item(item(index).id, {{field, std::move(value)}}, "Ким", now);
    }

    std::vector<ProblemCode> problems() {
        std::vector<ProblemCode> codes;
        for (const PlanProblem& problem : plans.list_problems(plan))
            codes.push_back(problem.problem.code);
        return codes;
    }

    Instant now = instant("2025-12-21");
    Database database = Database::in_memory();
    DepartmentId department =
        DepartmentStore(database).ensure("Отдел", "Asia/Yekaterinburg", {"Всё"}, now).id;
    PlanStore plans{database};
    CorrectionStore store{database};
    PlanId plan{};
};

TEST_F(CorrectionStoreTest, ShowsOverTheDocumentAndSurvivesANewImport) {
    import(draft_plan());
    ASSERT_TRUE(correct(0, CorrectedField::title, "Семинар наставников"));
    import_again();
    EXPECT_EQ(item(0).item.title, "Семинар наставников");
    EXPECT_EQ(item(1).item.result, "Приказ");
}

TEST_F(CorrectionStoreTest, NumberAndSectionCanBeCorrectedToNone) {
    import(draft_plan());
    ASSERT_TRUE(store.correct_item(
        item(0).id, {{CorrectedField::number, "1.1"}, {CorrectedField::section, ""}}, "Ким", now));
    EXPECT_EQ(item(0).item.number, "1.1");
    EXPECT_EQ(item(0).item.section, std::nullopt);
}

TEST_F(CorrectionStoreTest, TakenBackTheDocumentSpeaksAgain) {
    import(draft_plan());
    ASSERT_TRUE(correct(0, CorrectedField::result, "Отчёт"));
    ASSERT_TRUE(correct(0, CorrectedField::result, std::nullopt));
    EXPECT_EQ(item(0).item.result, "Справка");
    EXPECT_TRUE(store.list(plan).empty());
}

TEST_F(CorrectionStoreTest, ANewTermIsResolvedAndSurvivesANewImport) {
    import(draft_plan());
    ASSERT_TRUE(correct(0, CorrectedField::term_text, "до 20 апреля"));
    import_again();
    EXPECT_THAT(item(0).item.resolved.occurrences,
                ElementsAre(scheduler::Occurrence{std::nullopt, day("2026-04-20")}));
}

TEST_F(CorrectionStoreTest, ATermTakenBackIsReadFromTheDocumentsLines) {
    PlanDraft draft = draft_plan();
    draft.items[0].term_text = "15 марта 20 мая";
    draft.items[0].term_lines = "15 марта\n20 мая";
    import(draft);
    ASSERT_TRUE(correct(0, CorrectedField::term_text, "до 20 мая"));
    ASSERT_TRUE(correct(0, CorrectedField::term_text, std::nullopt));
    EXPECT_EQ(item(0).item.resolved.occurrences.size(), 2U);
}

TEST_F(CorrectionStoreTest, NewExecutorsAreLinkedAndSurviveANewImport) {
    import(draft_plan());
    ASSERT_TRUE(correct(0, CorrectedField::executors_text, "Сидоров И.И., директор"));
    import_again();
    const auto executor = ExecutorStore(database).find_by_name("Сидоров И.И.");
    ASSERT_TRUE(executor);
    EXPECT_EQ(executor->items, 1);
    ASSERT_EQ(item(0).item.executors.size(), 1U);
    EXPECT_EQ(item(0).item.executors[0].name, "Сидоров И.И.");
}

TEST_F(CorrectionStoreTest, AnUnknownKindIsRefusedAndNothingIsWritten) {
    import(draft_plan());
    const auto answer = store.correct_item(
        item(0).id, {{CorrectedField::result, "Отчёт"}, {CorrectedField::kind, "party"}}, "Ким",
        now);
    EXPECT_EQ(answer.error().code, StoreErrorCode::invalid);
    EXPECT_EQ(item(0).item.result, "Справка");
}

TEST_F(CorrectionStoreTest, ATermOfAPlanInForceMovesItsDeadline) {
    import(draft_plan());
    ASSERT_TRUE(plans.approve(plan, now));
    const auto before = plans.list_occurrences({}).front();
    ASSERT_TRUE(correct(0, CorrectedField::term_text, "до 20 мая"));
    const auto after = plans.list_occurrences({}).front();
    EXPECT_EQ(after.uid, before.uid);
    EXPECT_EQ(after.due, day("2026-05-20"));
    EXPECT_EQ(after.original_due, before.due);
}

TEST_F(CorrectionStoreTest, ThePeriodOfAPlanInForceIsNotCorrected) {
    import(draft_plan());
    ASSERT_TRUE(plans.approve(plan, now));
    EXPECT_EQ(store.correct_plan(plan, {{CorrectedHeader::period_last, "2027-12-31"}}, "Ким", now)
                  .error()
                  .code,
              StoreErrorCode::approved);
}

TEST_F(CorrectionStoreTest, ATitleOfAPlanInForceReachesItsCalendars) {
    import(draft_plan());
    ASSERT_TRUE(plans.approve(plan, now));
    const std::string uid = plans.list_occurrences({}).front().uid;
    now += std::chrono::hours{1};
    ASSERT_TRUE(correct(0, CorrectedField::title, "Семинар наставников"));
    const auto occurrence = plans.list_occurrences({}).front();
    EXPECT_EQ(occurrence.title, "Семинар наставников");
    EXPECT_EQ(occurrence.uid, uid);
    EXPECT_EQ(occurrence.changed_at, now);
}

TEST_F(CorrectionStoreTest, AnUnderstoodTermAnswersItsProblem) {
    PlanDraft draft = draft_plan();
    draft.items[0].resolved = {};
    draft.items[0].resolved.status = scheduler::TermStatus::unrecognized;
    draft.problems = {{3, 4, ProblemCode::term_unrecognized, "по плану", 0}};
    import(draft);
    ASSERT_THAT(problems(), ElementsAre(ProblemCode::term_unrecognized));
    ASSERT_TRUE(correct(0, CorrectedField::term_text, "до 20 мая"));
    EXPECT_TRUE(problems().empty());
    ASSERT_TRUE(correct(0, CorrectedField::term_text, "когда-нибудь и как-нибудь"));
    EXPECT_THAT(problems(), ElementsAre(ProblemCode::term_unrecognized));
}

TEST_F(CorrectionStoreTest, ADoubtThatWasLookedAtIsNotToldAgain) {
    PlanDraft draft = draft_plan();
    draft.problems = {{3, 2, ProblemCode::row_doubtful, "Семинар", 0}};
    import(draft);
    ASSERT_TRUE(correct(0, CorrectedField::checked, "yes"));
    EXPECT_TRUE(problems().empty());
    draft.items[1].result = "Приказ";
    import(draft);
    EXPECT_TRUE(problems().empty());
}

TEST_F(CorrectionStoreTest, OtherWordsOfAnItemAreDoubtedAnew) {
    PlanDraft draft = draft_plan();
    draft.problems = {{3, 2, ProblemCode::row_doubtful, "Семинар", 0}};
    import(draft);
    ASSERT_TRUE(correct(0, CorrectedField::checked, "yes"));
    draft.items[0].result = "Приказ";
    import(draft);
    import(draft);
    draft.items[0].executors_text = "Сидоров";
    import(draft);
    EXPECT_THAT(problems(), ElementsAre(ProblemCode::row_doubtful));
}

TEST_F(CorrectionStoreTest, ACorrectedPeriodMovesEveryTermAndTheImportStillFindsItsPlan) {
    PlanDraft draft = draft_plan();
    draft.items[0].term_text = "март";
    draft.items[0].term_lines = "март";
    import(draft);
    const PlanId before = plan;
    ASSERT_TRUE(store.correct_plan(plan,
                                   {{CorrectedHeader::title, "План на 2027 год"},
                                    {CorrectedHeader::period_first, "2027-01-01"},
                                    {CorrectedHeader::period_last, "2027-12-31"}},
                                   "Ким", now));
    EXPECT_THAT(item(0).item.resolved.occurrences,
                ElementsAre(scheduler::Occurrence{day("2027-03-01"), day("2027-03-31")}));
    draft.items[1].result = "Приказ";
    import(draft);
    EXPECT_EQ(plan, before);
    EXPECT_EQ(plans.find_plan(plan)->header.title, "План на 2027 год");
    EXPECT_THAT(item(0).item.resolved.occurrences,
                ElementsAre(scheduler::Occurrence{day("2027-03-01"), day("2027-03-31")}));
}

TEST_F(CorrectionStoreTest, AMonthOfASectionFollowsTheCorrectedPeriod) {
    PlanDraft draft = draft_plan();
    draft.items[0].term_text = "2 неделя";
    draft.items[0].month = std::chrono::year{2026} / 3;
    import(draft);
    ASSERT_TRUE(store.correct_plan(plan,
                                   {{CorrectedHeader::period_first, "2027-01-01"},
                                    {CorrectedHeader::period_last, "2027-12-31"}},
                                   "Ким", now));
    EXPECT_EQ(item(0).item.month, std::chrono::year{2027} / 3);
}

TEST_F(CorrectionStoreTest, APeriodThatEndsBeforeItBeginsIsRefused) {
    import(draft_plan());
    EXPECT_EQ(store.correct_plan(plan, {{CorrectedHeader::period_last, "2020-01-01"}}, "Ким", now)
                  .error()
                  .code,
              StoreErrorCode::invalid);
    EXPECT_EQ(plans.find_plan(plan)->header.period->last, day("2026-12-31"));
}

TEST_F(CorrectionStoreTest, NoControllerIsAnAnswerToo) {
    PlanDraft draft = draft_plan();
    draft.plan.controller = Controller{"Иванова О.П.", "заместитель"};
    import(draft);
    ASSERT_TRUE(store.correct_plan(plan, {{CorrectedHeader::controller_name, ""}}, "Ким", now));
    EXPECT_EQ(plans.find_plan(plan)->header.controller, std::nullopt);
}

TEST_F(CorrectionStoreTest, ADiscardedDraftLeavesNothing) {
    import(draft_plan());
    ASSERT_TRUE(correct(0, CorrectedField::title, "Семинар наставников"));
    ASSERT_TRUE(plans.discard(plan));
    EXPECT_TRUE(plans.list_plans().empty());
    EXPECT_TRUE(store.list(plan).empty());
}

TEST_F(CorrectionStoreTest, APlanInForceIsNotDiscarded) {
    import(draft_plan());
    ASSERT_TRUE(plans.approve(plan, now));
    EXPECT_EQ(plans.discard(plan).error().code, StoreErrorCode::approved);
    EXPECT_EQ(plans.list_occurrences({}).size(), 3U);
}

}  // namespace
}  // namespace sroki::calendar
