#include "calendar/edition/same_plan.h"

#include <gmock/gmock.h>

#include "support/sample.h"

namespace sroki::calendar {
namespace {

using test::day;
using test::draft_item;
using test::draft_plan;

PlanFace face(std::int64_t id, const PlanDraft& draft) {
    PlanFace known{PlanId{id}, draft.plan, {}};
    for (const DraftItem& item : draft.items)
        known.titles.push_back(item.title);
    return known;
}

TEST(SamePlan, TitleAndPeriodAreAPlansOwn) {
    EXPECT_EQ(recognise_plan(draft_plan(), {face(7, draft_plan())}).same, PlanId{7});
}

TEST(SamePlan, NoteOfAmendmentIsNoPartOfTheTitle) {
    for (const char* const note :
         {" (с изменениями от 12.03.2026 № 40)", " (в ред. приказа от 12.03.2026)",
          " в редакции приказа от 12 марта 2026 г. № 40", ", с изменениями и дополнениями",
          " (новая редакция)"}) {
        PlanDraft draft = draft_plan();
        draft.plan.title += note;
        draft.plan.order_number = "40";
        draft.plan.issued = day("2026-03-12");
        EXPECT_EQ(recognise_plan(draft, {face(7, draft_plan())}).same, PlanId{7}) << note;
    }
}

TEST(SamePlan, BracketsThatSayNoneStayInTheTitle) {
    EXPECT_NE(bare_title("План (школы)"), bare_title("План (сады)"));
    EXPECT_EQ(bare_title("План (с изменениями) школ"), bare_title("План школ"));
}

TEST(SamePlan, LongerPeriodWithTheSameRowsIsTheSamePlan) {
    PlanDraft draft = draft_plan();
    draft.plan.period->last = day("2027-06-30");
    EXPECT_EQ(recognise_plan(draft, {face(7, draft_plan())}).same, PlanId{7});
}

TEST(SamePlan, NextYearsPlanIsAnotherOneHoweverMuchAlike) {
    PlanDraft draft = draft_plan();
    draft.plan.period = scheduler::Period{day("2027-01-01"), day("2027-12-31")};
    const Recognition recognition = recognise_plan(draft, {face(7, draft_plan())});
    EXPECT_FALSE(recognition.same);
    EXPECT_TRUE(recognition.likely.empty());
}

TEST(SamePlan, AnotherTitleOverTheSameRowsIsAsked) {
    PlanDraft draft = draft_plan();
    draft.plan.title = "Дорожная карта повышения качества";
    const Recognition recognition = recognise_plan(draft, {face(7, draft_plan())});
    EXPECT_FALSE(recognition.same);
    EXPECT_THAT(recognition.likely, testing::ElementsAre(PlanId{7}));
}

TEST(SamePlan, TwoPlansThatFitAreAsked) {
    PlanDraft other = draft_plan();
    other.plan.period->first = day("2026-02-01");
    PlanDraft draft = draft_plan();
    draft.plan.title += " (новая редакция)";
    const Recognition recognition = recognise_plan(draft, {face(7, draft_plan()), face(8, other)});
    EXPECT_FALSE(recognition.same);
    EXPECT_THAT(recognition.likely, testing::UnorderedElementsAre(PlanId{7}, PlanId{8}));
}

TEST(SamePlan, AnotherPlanOfTheSameYearIsNew) {
    PlanDraft draft = draft_plan();
    draft.plan.title = "План летней оздоровительной кампании";
    draft.items = {draft_item("1", "Приёмка лагерей", {}), draft_item("2", "Закупка путёвок", {})};
    const Recognition recognition = recognise_plan(draft, {face(7, draft_plan())});
    EXPECT_FALSE(recognition.same);
    EXPECT_TRUE(recognition.likely.empty());
}

}  // namespace
}  // namespace sroki::calendar
