// One rule a test, where the corpora would hide which rule was meant.

#include "scheduler/term.h"

#include <gtest/gtest.h>

namespace sroki::scheduler {
namespace {

Date date(const char* text) {
    return *parse_date(text);
}

TermContext calendar_plan(const char* first, const char* last) {
    TermContext context;
    context.period = {date(first), date(last)};
    return context;
}

TermContext school_plan(const char* first, const char* last, const char* issued = nullptr) {
    TermContext context = calendar_plan(first, last);
    context.basis = Basis::school;
    if (issued != nullptr) context.issued = date(issued);
    return context;
}

using Dates = std::vector<Occurrence>;

Occurrence window(const char* from, const char* due) {
    return {date(from), date(due)};
}

Occurrence deadline(const char* due) {
    return {std::nullopt, date(due)};
}

TEST(Term, PreparationBeforeASchoolYearCountsFromTheMonthOfTheOrder) {
    const auto ordered = school_plan("2021-09-01", "2022-08-31", "2021-07-05");
    EXPECT_EQ(resolve_term("июль-август", ordered).occurrences,
              (Dates{window("2021-07-01", "2021-08-31")}));
    const auto undated = school_plan("2021-09-01", "2022-08-31");
    EXPECT_EQ(resolve_term("июль-август", undated).occurrences,
              (Dates{window("2022-07-01", "2022-08-31")}));
}

TEST(Term, OrderSignedLongBeforeTheSchoolYearChangesNothing) {
    const auto early = school_plan("2021-09-01", "2022-08-31", "2021-05-01");
    EXPECT_EQ(resolve_term("август", early).occurrences,
              (Dates{window("2022-08-01", "2022-08-31")}));
}

TEST(Term, WindowThatLeavesTheYearStartsInIt) {
    const auto plan = calendar_plan("2022-01-01", "2022-12-31");
    const auto result = resolve_term("октябрь-март", plan);
    EXPECT_EQ(result.occurrences, (Dates{window("2022-10-01", "2023-03-31")}));
    EXPECT_TRUE(result.flags.empty());
}

TEST(Term, WindowOutsideAShortPlanIsTheNearestOne) {
    const auto plan = calendar_plan("2022-05-01", "2022-05-31");
    const auto result = resolve_term("30 апреля", plan);
    EXPECT_EQ(result.occurrences, (Dates{window("2022-04-30", "2022-04-30")}));
    EXPECT_EQ(result.flags, std::vector{TermFlag::outside_plan});
}

TEST(Term, OrderDropsRepetitionsThatWereDueBeforeIt) {
    auto plan = calendar_plan("2022-01-01", "2022-12-31");
    plan.issued = date("2022-07-01");
    EXPECT_EQ(resolve_term("ежеквартально до 25 числа", plan).occurrences,
              (Dates{deadline("2022-09-25"), deadline("2022-12-25")}));
}

TEST(Term, OrderNeverDropsAnExplicitYear) {
    auto plan = calendar_plan("2021-01-01", "2024-12-31");
    plan.issued = date("2022-07-01");
    EXPECT_EQ(resolve_term("март 2022", plan).occurrences,
              (Dates{window("2022-03-01", "2022-03-31")}));
}

TEST(Term, OrderLaterThanThePlanIsAMisprint) {
    auto plan = calendar_plan("2022-01-01", "2022-12-31");
    plan.issued = date("2023-07-01");
    EXPECT_EQ(resolve_term("ежеквартально", plan).occurrences.size(), 4U);
}

TEST(Term, YearBehindAListGoesBackOverItsMembers) {
    const auto plan = calendar_plan("2021-01-01", "2024-12-31");
    EXPECT_EQ(resolve_term("октябрь, февраль 2023", plan).occurrences,
              (Dates{window("2022-10-01", "2022-10-31"), window("2023-02-01", "2023-02-28")}));
}

TEST(Term, WhatIsLeftOverAndCouldChangeADateIsNotUnderstood) {
    const auto plan = calendar_plan("2022-01-01", "2022-12-31");
    for (const char* text :
         {"май 5", "май, кроме праздников", "не ранее мая", "май, 2 раза", "после 1 мая",
          "осенне-зимний период", "до середины мая", "2.3", "10-12", "с мая по", "зима 2022"}) {
        EXPECT_EQ(resolve_term(text, plan).status, TermStatus::unrecognized) << text;
    }
}

TEST(Term, SeveralOfOneDayRuleKeepTheirWeekdays) {
    const auto plan = calendar_plan("2022-01-01", "2022-12-31");
    EXPECT_EQ(resolve_term("первый четверг месяца, третий четверг месяца", plan).recurrence,
              "FREQ=MONTHLY;BYDAY=1TH,3TH");
}

TEST(Term, NamedWindowsOfTheDepartmentAreUsedInAnyForm) {
    auto plan = school_plan("2022-09-01", "2023-08-31");
    plan.school_calendar = {{"осенние каникулы", {date("2022-10-27"), date("2022-11-04")}},
                            {"2 четверть", {date("2022-11-05"), date("2022-12-28")}},
                            {"Купальный сезон", {date("2023-06-01"), date("2023-08-20")}}};
    EXPECT_EQ(resolve_term("на осенних каникулах", plan).occurrences,
              (Dates{window("2022-10-27", "2022-11-04")}));
    EXPECT_EQ(resolve_term("во II четверти", plan).occurrences,
              (Dates{window("2022-11-05", "2022-12-28")}));
    EXPECT_EQ(resolve_term("до конца купального сезона", plan).occurrences,
              (Dates{deadline("2023-08-20")}));
    EXPECT_EQ(resolve_term("весенние каникулы", plan).reason, UndatedReason::school_calendar);
}

}  // namespace
}  // namespace sroki::scheduler
