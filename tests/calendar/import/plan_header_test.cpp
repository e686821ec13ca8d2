#include "calendar/import/plan_header.h"

#include <gtest/gtest.h>

namespace sroki::calendar {
namespace {

std::string period(std::string_view text) {
    const auto found = find_period(text);
    if (!found) return "none";
    return scheduler::format_date(found->period.first) + ".." +
           scheduler::format_date(found->period.last) +
           (found->basis == scheduler::Basis::school ? " school" : "");
}

PlanHeader header(const std::vector<std::string>& paragraphs) {
    return read_plan_header(paragraphs, paragraphs);
}

TEST(PlanPeriod, SchoolYears) {
    EXPECT_EQ(period("План на 2026-2027 учебный год"), "2026-09-01..2027-08-31 school");
    EXPECT_EQ(period("План на 2026/2027 уч. г."), "2026-09-01..2027-08-31 school");
    EXPECT_EQ(period("в 2026/27 учебном году"), "2026-09-01..2027-08-31 school");
    EXPECT_EQ(period("на 2024 – 2027 учебные годы"), "2024-09-01..2027-08-31 school");
}

TEST(PlanPeriod, SchoolYearsThatTheEdgeOfAPageJoinedAreReadOnlyWhenTheyFollowEachOther) {
    EXPECT_EQ(period("План на 20262027 учебный год"), "2026-09-01..2027-08-31 school");
    EXPECT_EQ(period("План на 20262030 учебный год"), "none");
}

TEST(PlanPeriod, CalendarYears) {
    EXPECT_EQ(period("План на 2026-2028 гг."), "2026-01-01..2028-12-31");
    EXPECT_EQ(period("План на 2026 год"), "2026-01-01..2026-12-31");
    EXPECT_EQ(period("План работы в 2026г."), "2026-01-01..2026-12-31");
    EXPECT_EQ(period("на 2026, 2027 и 2028 годы"), "2026-01-01..2028-12-31");
    EXPECT_EQ(period("на 2026 год и плановый период 2027 и 2028 годов"), "2026-01-01..2028-12-31");
    EXPECT_EQ(period("на 2026 и плановый период 2027-2028 годов"), "2026-01-01..2028-12-31");
}

TEST(PlanPeriod, PartsOfAYear) {
    EXPECT_EQ(period("План работы на октябрь 2026 года"), "2026-10-01..2026-10-31");
    EXPECT_EQ(period("План на I полугодие 2026 года"), "2026-01-01..2026-06-30");
    EXPECT_EQ(period("на 2 полугодие 2026-2027 учебного года"), "2027-01-01..2027-05-31 school");
    EXPECT_EQ(period("на III квартал 2026 года"), "2026-07-01..2026-09-30");
    EXPECT_EQ(period("месячник с 1 по 30 апреля 2027 года"), "2027-04-01..2027-04-30");
    EXPECT_EQ(period("с 15 ноября по 20 декабря 2026 г."), "2026-11-15..2026-12-20");
    EXPECT_EQ(period("на период с 01.09.2026 по 31.05.2027"), "2026-09-01..2027-05-31 school");
    EXPECT_EQ(period("План на сентябрь-декабрь 2026 года"), "2026-09-01..2026-12-31");
}

TEST(PlanPeriod, YearsOfOtherDocumentsInQuotesDoNotCount) {
    EXPECT_EQ(period("План по программе «Рост на 2019-2024 годы» на 2026 год"),
              "2026-01-01..2026-12-31");
}

TEST(PlanPeriod, NoPeriodIsNotGuessed) {
    EXPECT_EQ(period("План мероприятий по подготовке к зиме"), "none");
}

TEST(PlanHeader, TitleOverSeveralParagraphs) {
    const auto found = header({"Утверждаю", "ПЛАН", "работы методического центра",
                               "на 2026-2027 учебный год", "Цель: рост"});
    EXPECT_EQ(found.title, "ПЛАН работы методического центра на 2026-2027 учебный год");
    EXPECT_EQ(found.basis, scheduler::Basis::school);
}

TEST(PlanHeader, PeriodFromTheDurationLine) {
    const auto found =
        header({"Дорожная карта по развитию наставничества", "Срок реализации: 2026-2028 годы"});
    ASSERT_TRUE(found.period);
    EXPECT_EQ(scheduler::format_date(found.period->last), "2028-12-31");
}

TEST(PlanHeader, DateAndNumberOfTheApprovalNotOfTheCitedOrders) {
    const auto found = header({"В соответствии с приказом министерства от 01.02.2026 № 5-п",
                               "Приложение\nк приказу отдела образования\nот 12.08.2026 № 77-од",
                               "План мероприятий на 2026 год"});
    ASSERT_TRUE(found.issued);
    EXPECT_EQ(scheduler::format_date(*found.issued), "2026-08-12");
    EXPECT_EQ(found.order_number, "77-од");
}

TEST(PlanHeader, OrderLineWithTabs) {
    const auto found = header({"ПРИКАЗ", "«15» августа 2026 г.        № 101", "с. Ясное",
                               "План мероприятий на 2026 год"});
    ASSERT_TRUE(found.issued);
    EXPECT_EQ(scheduler::format_date(*found.issued), "2026-08-15");
    EXPECT_EQ(found.order_number, "101");
}

TEST(PlanHeader, AnUnfilledDateIsNoDate) {
    const auto found = header({"УТВЕРЖДАЮ\n«___» __________ 2026 г.", "План на 2026 год"});
    EXPECT_EQ(found.issued, std::nullopt);
}

struct ControllerCase {
    std::string text, name, position;
};

TEST(PlanHeader, ControllerStandsInTheNominative) {
    const std::vector<ControllerCase> cases{
        {"3. Контроль за исполнением приказа возложить на Иванову Ольгу Петровну, заместителя "
         "начальника отдела.",
         "Иванова Ольга Петровна", "заместитель начальника отдела"},
        {"Контроль исполнения возложить на главного специалиста Сидорова П.К.", "Сидоров П.К.",
         "главный специалист"},
        {"Контроль за выполнением постановления возложить на первого заместителя главы "
         "администрации округа Зимину А.А.",
         "Зимина А.А.", "первый заместитель главы администрации округа"},
        {"Контроль за исполнением настоящего приказа возложить на методиста Петренко В.В.",
         "Петренко В.В.", "методист"},
        {"Контроль возложить на Вяземского Андрея Ильича, директора центра.",
         "Вяземский Андрей Ильич", "директор центра"}};
    for (const ControllerCase& one : cases) {
        const auto found = header({one.text});
        ASSERT_TRUE(found.controller) << one.text;
        EXPECT_EQ(found.controller->name, one.name);
        EXPECT_EQ(found.controller->position, one.position);
    }
}

TEST(PlanHeader, ControlKeptByTheSignerNamesNobody) {
    EXPECT_EQ(header({"4. Контроль за исполнением приказа оставляю за собой."}).controller,
              std::nullopt);
}

TEST(PlanHeader, AStopInsideAnAbbreviationEndsNoTitle) {
    const auto found = header({"План на 2026 - 2027 уч. год"});
    EXPECT_EQ(found.title, "План на 2026 - 2027 уч. год");
    EXPECT_EQ(scheduler::format_date(found.period.value().first), "2026-09-01");
    EXPECT_FALSE(is_plan_title("План выполняется. Отделы отчитались."));
}

TEST(PlanHeader, WhoKeepsTheControlIsWhoSigns) {
    const auto found = header(
        {"Директор школы   П.П. Громов", "3. Контроль за исполнением приказа оставляю за собой.",
         "Начальник управления образования ________ И.И. Петров", "План на 2026 год"});
    ASSERT_TRUE(found.controller);
    EXPECT_EQ(found.controller->name, "И.И. Петров");
    EXPECT_EQ(found.controller->position, "Начальник управления образования");
    EXPECT_FALSE(header({"Контроль оставляю за собой.", "План на 2026 год"}).controller);
}

}  // namespace
}  // namespace sroki::calendar
