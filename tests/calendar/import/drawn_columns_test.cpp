#include "calendar/import/drawn_columns.h"

#include <gtest/gtest.h>

namespace sroki::calendar {
namespace {

TEST(DrawnColumns, PipesPartFieldsAndRulesVanish) {
    EXPECT_EQ(tabs_for_drawn_columns("План\n| № | Срок |\n|---|:--|\n| 1 | май |\n"),
              "План\n № \t Срок \n 1 \t май \n");
}

TEST(DrawnColumns, WordsStandUnderTheirHeadings) {
    EXPECT_EQ(tabs_for_drawn_columns("План\n"
                                     "№   Мероприятие      Срок   Ответственный\n"
                                     "1   Семинар учителей        Отдел\n"
                                     "    физики           май\n"),
              "План\n"
              "№\tМероприятие\tСрок\tОтветственный\n"
              "1\tСеминар учителей\t\tОтдел\n"
              "\tфизики\tмай\t\n");
}

TEST(DrawnColumns, LinesAtTheMarginStayWhole) {
    EXPECT_EQ(tabs_for_drawn_columns("№   Мероприятие   Срок   Ответственный\n"
                                     "Раздел 1. Работа\n"),
              "№\tМероприятие\tСрок\tОтветственный\n"
              "Раздел 1. Работа\n");
}

TEST(DrawnColumns, TextWithoutAHeadingOrWithTabsStays) {
    for (const char* text : {"Слова   через   пробелы\n", "№\tСрок\n1\tмай   июнь\n", ""})
        EXPECT_EQ(tabs_for_drawn_columns(text), text);
}

}  // namespace
}  // namespace sroki::calendar
