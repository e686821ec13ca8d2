#include "calendar/import/executors.h"

#include <gtest/gtest.h>

namespace sroki::calendar {
namespace {

// "name/position[kind]" joined by " | ".
std::string split(std::string_view text) {
    std::string line;
    for (const ExecutorName& executor : split_executors(text)) {
        if (!line.empty()) line += " | ";
        line += executor.name;
        if (executor.position) line += "/" + *executor.position;
        constexpr std::string_view kKinds = "pug";
        line += '[';
        line += kKinds[static_cast<std::size_t>(executor.kind)];
        line += ']';
    }
    return line;
}

TEST(Executors, PersonWithPositionAfterAComma) {
    EXPECT_EQ(split("Петрова А.Б., методист ММЦ"), "Петрова А.Б./методист ММЦ[p]");
}

TEST(Executors, PositionBeforeThePerson) {
    EXPECT_EQ(split("Методист Петрова А.Б."), "Петрова А.Б./Методист[p]");
    EXPECT_EQ(split("заместитель директора А.Б. Петрова"), "А.Б. Петрова/заместитель директора[p]");
}

TEST(Executors, PositionInBracketsOrAfterADash) {
    EXPECT_EQ(split("Петрова А.Б. (методист)"), "Петрова А.Б./методист[p]");
    EXPECT_EQ(split("Петрова А. Б. – методист"), "Петрова А.Б./методист[p]");
}

TEST(Executors, FullNamesArePeople) {
    EXPECT_EQ(split("Петрова Анна Борисовна, директор"), "Петрова Анна Борисовна/директор[p]");
}

TEST(Executors, SeveralPeopleWithoutSeparators) {
    EXPECT_EQ(split("Петрова А.Б., директор Сидоров В.Г., завуч"),
              "Петрова А.Б./директор[p] | Сидоров В.Г./завуч[p]");
    EXPECT_EQ(split("Петрова А.Б. Сидоров В.Г."), "Петрова А.Б.[p] | Сидоров В.Г.[p]");
    EXPECT_EQ(split("Петрова А.Б. и Сидоров В.Г."), "Петрова А.Б.[p] | Сидоров В.Г.[p]");
}

TEST(Executors, LinesBeginNewUnits) {
    EXPECT_EQ(split("МБУ «Центр»\nобразовательные организации"),
              "МБУ «Центр»[u] | образовательные организации[g]");
    EXPECT_EQ(split("Отдел общего\nобразования"), "Отдел общего образования[u]");
}

TEST(Executors, CommasInsideQuotesAndBracketsDoNotSplit) {
    EXPECT_EQ(split("МКУ «Центр оценки, анализа и контроля», школы"),
              "МКУ «Центр оценки, анализа и контроля»[u] | школы[g]");
}

TEST(Executors, AGenitiveAfterACommaGoesOn) {
    EXPECT_EQ(split("эксперты конкурсов, фестивалей, олимпиад"),
              "эксперты конкурсов, фестивалей, олимпиад[g]");
    EXPECT_EQ(split("учителя истории, обществознания"), "учителя истории, обществознания[g]");
}

TEST(Executors, TwoGroupsJoinedByAnd) {
    EXPECT_EQ(split("специалисты УО и методисты ММЦ"), "специалисты УО[g] | методисты ММЦ[g]");
    EXPECT_EQ(split("Управление образования и молодёжной политики"),
              "Управление образования и молодёжной политики[u]");
}

TEST(Executors, ASchoolNamedAfterAPersonIsAUnit) {
    EXPECT_EQ(split("МБОУ СОШ № 3 им. А.С. Пушкина"), "МБОУ СОШ № 3 им. А.С. Пушкина[u]");
}

TEST(Executors, MisreadSchoolsAreSchools) {
    EXPECT_EQ(split("00"), "ОО[g]");
}

TEST(Executors, BulletsAreNoPartOfTheNames) {
    EXPECT_EQ(split("- отдел кадров;\n- руководители ОО."), "отдел кадров[u] | руководители ОО[g]");
}

TEST(Executors, OnlyALegalFormBeginsABodyInsideAPiece) {
    EXPECT_EQ(split("МАУ ДО ЦДТ «Радуга»"), "МАУ ДО ЦДТ «Радуга»[u]");
    EXPECT_EQ(split("МКУ «Центр» МБОУ «Школа № 2»"), "МКУ «Центр»[u] | МБОУ «Школа № 2»[u]");
}

TEST(Executors, AnAbbreviatedAdjectiveKeepsThePlural) {
    EXPECT_EQ(split("кл. руководители"), "кл. руководители[g]");
}

TEST(Executors, NothingComesOfNothing) {
    EXPECT_EQ(split(""), "");
    EXPECT_EQ(split(" – "), "");
}

}  // namespace
}  // namespace sroki::calendar
