#include "calendar/import/doubts.h"

#include <gmock/gmock.h>

namespace sroki::calendar {
namespace {

RowItem row(const std::string& number, const std::string& title = "Семинар учителей физики",
            const std::string& executors = "Отдел образования", const std::string& term = "май",
            const std::string& result = "Справка") {
    RowItem row;
    if (!number.empty()) row.item.number = number;
    row.item.title = title;
    row.item.executors_text = executors;
    row.item.executors = {{executors, std::nullopt, ExecutorKind::unit}};
    row.item.term_text = term;
    row.item.result = result;
    return row;
}

std::vector<Problem> doubts_of(std::vector<RowItem>& items) {
    std::vector<Problem> problems;
    mark_doubts(items, problems);
    return problems;
}

bool is_doubted(const RowItem& item) {
    std::vector<RowItem> items{item};
    (void)doubts_of(items);
    return items.front().doubtful;
}

TEST(Doubts, AnOrdinaryItemIsNotDoubted) {
    EXPECT_FALSE(is_doubted(row("1")));
    EXPECT_FALSE(is_doubted(row("1", "Акция «Дети - детям» (XXI век, 5 классы) № 2",
                                "МБОУ «СОШ № 3», Иванова А.П. , методист", "до 20.05.")));
}

TEST(Doubts, AMissingNumberIsNamedAndTheRowBeforeItDoubted) {
    std::vector<RowItem> items{row("2.1"), row("2.2"), row("2.4"), row("3.1")};
    const auto problems = doubts_of(items);
    ASSERT_EQ(problems.size(), 1U);
    EXPECT_EQ(problems[0].code, ProblemCode::number_missing);
    EXPECT_EQ(problems[0].detail, "2.3");
    EXPECT_TRUE(items[1].doubtful);
    EXPECT_FALSE(items[2].doubtful);
}

TEST(Doubts, NumbersThatComeInAnotherOrderAreNotMissing) {
    std::vector<RowItem> items{row("1"), row("3"), row("2"), row("4")};
    EXPECT_TRUE(doubts_of(items).empty());
}

TEST(Doubts, NumbersMayBeginAnewOrSomewhere) {
    std::vector<RowItem> items{row("3"), row("4"), row("1"), row("2"), row("2.1"), row("")};
    EXPECT_TRUE(doubts_of(items).empty());
}

TEST(Doubts, AnExecutorNamedTwiceSpeaksOfSeveralItemsInARow) {
    std::vector<RowItem> items{row("1")};
    items[0].item.executors = {{"Иванова А.П.", std::nullopt, ExecutorKind::person},
                               {"Иванова А.П.", std::nullopt, ExecutorKind::person}};
    const auto problems = doubts_of(items);
    ASSERT_EQ(problems.size(), 1U);
    EXPECT_EQ(problems[0].code, ProblemCode::rows_merged);
    EXPECT_TRUE(items[0].doubtful);
}

TEST(Doubts, AQuoteThatClosesInAnotherCellIsDoubted) {
    EXPECT_TRUE(is_doubted(row("1", "Проект «Школа", "Отдел» образования")));
    EXPECT_TRUE(is_doubted(row("1", "Проект \"Школа", "Отдел")));
}

TEST(Doubts, MarksOfAScanAreDoubted) {
    for (const char* title : {"Семинар учителей P", "Семинар \" учителей", "Семинaр учителей"})
        EXPECT_TRUE(is_doubted(row("1", title))) << title;
    EXPECT_TRUE(is_doubted(row("1", "Семинар", "Отдел", "ежегодно , ,")));
}

TEST(Doubts, AResultThatGoesOnWithTheTermIsDoubted) {
    EXPECT_TRUE(is_doubted(row("1", "Семинар", "Отдел", "сентябрь", "- декабрь 2021 г. Справка")));
    EXPECT_FALSE(is_doubted(row("1", "Семинар", "Отдел", "сентябрь", "Планы учителей")));
}

TEST(Doubts, AnExecutorUnlikeItsColumnIsDoubted) {
    std::vector<RowItem> items(12, row(""));
    items.push_back(row("", "Семинар Детский", "сад № 2"));
    (void)doubts_of(items);
    EXPECT_TRUE(items.back().doubtful);
    EXPECT_FALSE(items.front().doubtful);
}

TEST(Doubts, SmallLettersAreNoDoubtWhereTheyAreTheCustom) {
    std::vector<RowItem> items(6, row("", "Семинар", "отдел образования"));
    items.resize(12, row(""));
    (void)doubts_of(items);
    EXPECT_THAT(items, testing::Each(testing::Field(&RowItem::doubtful, false)));
}

}  // namespace
}  // namespace sroki::calendar
