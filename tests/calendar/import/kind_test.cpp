#include "calendar/import/kind.h"

#include <gtest/gtest.h>

namespace sroki::calendar {
namespace {

TEST(KindOfTitle, TheHeldThingDecides) {
    EXPECT_EQ(kind_of_title("Организация и проведение районного слёта вожатых"), Kind::other);
    EXPECT_EQ(kind_of_title("Проведение практикума для логопедов"), Kind::seminar);
    EXPECT_EQ(kind_of_title("День открытых дверей"), Kind::other);
    EXPECT_EQ(kind_of_title("Единый методический день «Урок завтра»"), Kind::methodical_day);
    EXPECT_EQ(kind_of_title("Муниципальный этап конкурса чтецов"), Kind::contest);
    EXPECT_EQ(kind_of_title("Педагогические чтения"), Kind::conference);
    EXPECT_EQ(kind_of_title("Совещание с руководителями ОО"), Kind::meeting);
    EXPECT_EQ(kind_of_title("Обучение педагогов на курсах повышения квалификации"), Kind::course);
    EXPECT_EQ(kind_of_title("Диагностика готовности первоклассников"), Kind::monitoring);
    EXPECT_EQ(kind_of_title("Подготовка сводного отчёта"), Kind::report);
    EXPECT_EQ(kind_of_title("Разработка положения о наставничестве"), Kind::document);
}

TEST(KindOfTitle, WhatIsOnlySupportedIsNotHeld) {
    EXPECT_EQ(kind_of_title("Сопровождение участников конкурса"), Kind::other);
    EXPECT_EQ(kind_of_title("Создание условий для проведения конкурса"), Kind::other);
    EXPECT_EQ(kind_of_title("Участие в областном конкурсе «Педагог года»"), Kind::other);
}

TEST(KindOfTitle, OneTakesPartInASeminar) {
    EXPECT_EQ(kind_of_title("Участие педагогов округа в областных семинарах"), Kind::seminar);
}

TEST(KindOfTitle, TheFirstNamedWins) {
    EXPECT_EQ(kind_of_title("Проведение семинаров, конференций, конкурсов"), Kind::seminar);
    EXPECT_EQ(kind_of_title("Фестиваль-конкурс семейных пар"), Kind::contest);
}

TEST(KindOfTitle, WhatStandsInQuotesIsAName) {
    EXPECT_EQ(kind_of_title("Акция «Семинар у костра»"), Kind::other);
}

TEST(KindOfTitle, ADoerMayStandBetween) {
    EXPECT_EQ(kind_of_title("Проведение опытными педагогами мастер-классов"), Kind::seminar);
    EXPECT_EQ(kind_of_title("Организация в школах округа мониторинга питания"), Kind::monitoring);
}

}  // namespace
}  // namespace sroki::calendar
