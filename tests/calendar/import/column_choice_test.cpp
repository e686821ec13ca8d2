#include "calendar/import/column_choice.h"

#include <gmock/gmock.h>

#include "calendar/import/import.h"
#include "calendar/import/tables.h"

namespace sroki::calendar {
namespace {

using ::testing::ElementsAre;

// Neither headings nor contents tell the title from the result.
const std::string kDocument =
    "Отчёт;;;\nА;Б;В;Г\n1;Семинар для учителей химии;до 10 марта;Справка о семинаре учителей\n"
    "2;Сбор отчётов школ;до 15 июня;Сводный отчёт района за полугодие\n";

ImportOptions options_with(ColumnChoices columns) {
    ImportOptions options;
    options.timezone = "Europe/Moscow";
    options.period = scheduler::Period{*scheduler::parse_date("2026-01-01"),
                                       *scheduler::parse_date("2026-12-31")};
    options.columns = std::move(columns);
    return options;
}

std::vector<std::string> titles(const ImportOptions& options, const std::string& document) {
    const auto draft = import_document(document, "plan.csv", options);
    std::vector<std::string> titles;
    if (!draft) return titles;
    for (const DraftItem& item : draft->items)
        titles.push_back(item.title);
    return titles;
}

TEST(ColumnChoice, IsReadFromItsShortForm) {
    const auto choice = parse_column_choice("2:3:number,title,-,term");
    ASSERT_TRUE(choice);
    EXPECT_EQ(choice->table, 2U);
    EXPECT_EQ(choice->first_row, 3U);
    EXPECT_THAT(choice->roles, ElementsAre(ColumnRole::number, ColumnRole::title, ColumnRole::other,
                                           ColumnRole::term));
}

TEST(ColumnChoice, WhatCantBeAPlanIsRefused) {
    for (const char* text : {"", "1", "1:2", "0:2:title,term", "1:0:title,term", "1:2:title",
                             "1:2:term", "1:2:title,title,term", "1:2:title,term,colour",
                             "1:2:title,term,number,number", "x:2:title,term"}) {
        EXPECT_FALSE(parse_column_choice(text)) << text;
    }
}

TEST(ColumnChoice, GoesBeforeWhatTheTableSays) {
    ColumnChoices columns;
    columns.chosen.push_back(*parse_column_choice("1:3:number,result,term,title"));
    EXPECT_THAT(titles(options_with(columns), kDocument),
                ElementsAre("Справка о семинаре учителей", "Сводный отчёт района за полугодие"));
}

TEST(ColumnChoice, ATableCanBeLeftOut) {
    ColumnChoices columns;
    columns.chosen.push_back({1, 1, {}});
    EXPECT_EQ(import_document(kDocument, "plan.csv", options_with(columns)).error().code,
              ImportErrorCode::no_plan_table);
}

TEST(ColumnChoice, IsKnownAgainUnderTheSameHeading) {
    ColumnChoices columns;
    columns.chosen.push_back(*parse_column_choice("1:3:number,title,term,result"));
    const auto learned = learned_from(columns.chosen, kDocument, "plan.csv", options_with(columns));
    ASSERT_EQ(learned.size(), 1U);
    ColumnChoices later;
    later.learned = learned;
    EXPECT_THAT(titles(options_with(later), "А;б;В;Г\n5;Турнир;до 3 апреля;Приказ\n"),
                ElementsAre("Турнир"));
    EXPECT_THAT(titles(options_with(later), "А;Б;Ё;Г\n5;Турнир;до 3 апреля;Приказ\n"),
                ::testing::Not(ElementsAre("Турнир")));
}

TEST(ColumnChoice, ATableWithoutWordsOverItTeachesNothing) {
    ColumnChoices columns;
    columns.chosen.push_back(*parse_column_choice("1:1:number,title,term,result"));
    EXPECT_TRUE(learned_from(columns.chosen, kDocument, "plan.csv", options_with(columns)).empty());
}

TEST(ColumnChoice, RolesSurviveTheirText) {
    const std::vector<ColumnRole> roles{ColumnRole::number, ColumnRole::month, ColumnRole::title,
                                        ColumnRole::other, ColumnRole::term};
    EXPECT_EQ(split_roles(join_roles(roles)), roles);
}

}  // namespace
}  // namespace sroki::calendar
