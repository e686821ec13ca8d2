#include "notifier/compose.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "notifier/letter_ru.h"
#include "tests/notifier/sample_department.h"

namespace sroki::notifier {
namespace {

using test::day;
using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;

LetterItem item(std::string title, std::string_view due) {
    LetterItem made;
    made.item = calendar::ItemId{42};
    made.due = day(due);
    made.number = "3.2";
    made.title = std::move(title);
    made.term_text = "до конца ноября";
    made.result = "Приказ";
    made.plan_title = "План на 2021-2022 учебный год";
    return made;
}

LetterContent content(std::vector<LetterItem> items) {
    return {"Управление образования", "Методисты", "https://sroki.example.org", day("2021-11-23"),
            std::move(items)};
}

std::string subject(std::vector<LetterItem> items) {
    return compose_letter(content(std::move(items))).subject;
}

TEST(Compose, SubjectBeginsWithTheStateOfTheDeadline) {
    EXPECT_EQ(subject({item("Разработать положение", "2021-11-30")}),
              "Срок 30.11 · Разработать положение");
    EXPECT_EQ(subject({item("Разработать положение", "2021-11-23")}),
              "Срок 23.11 (сегодня) · Разработать положение");
    EXPECT_EQ(subject({item("Разработать положение", "2021-11-20")}),
              "Просрочено на 3 дня · Разработать положение");
    EXPECT_EQ(subject({item("Разработать положение", "2022-01-15")}),
              "Срок 15.01.2022 · Разработать положение");
}

TEST(Compose, DigestCountsWhatIsOverdueAndWhatIsAhead) {
    EXPECT_EQ(subject({item("A", "2021-11-30"), item("B", "2021-12-20")}),
              "Срок 30.11 · 2 пункта плана");
    EXPECT_EQ(subject({item("A", "2021-11-10"), item("B", "2021-11-12")}),
              "Просрочено: 2 пункта плана");
    EXPECT_EQ(subject({item("A", "2021-11-10"), item("B", "2021-11-30"), item("C", "2021-12-01")}),
              "Просрочено: 1 пункт · срок 30.11: ещё 2 пункта");
}

TEST(Compose, LongTitleIsCutBehindAWholeWord) {
    std::string title = "Организовать";
    for (int i = 0; i < 30; ++i)
        title += " проведение";
    const std::string cut = subject({item(title, "2021-11-30")});
    EXPECT_TRUE(cut.ends_with("проведение…"));
    EXPECT_LT(cut.size(), 240U);
}

TEST(Compose, StateCountsDaysInRussian) {
    const auto today = day("2021-11-23");
    EXPECT_EQ(state_ru(day("2021-11-24"), today), "срок завтра");
    EXPECT_EQ(state_ru(day("2021-11-23"), today), "срок сегодня");
    EXPECT_EQ(state_ru(day("2021-11-30"), today), "осталось 7 дней");
    EXPECT_EQ(state_ru(day("2021-12-14"), today), "остался 21 день");
    EXPECT_EQ(state_ru(day("2021-11-22"), today), "просрочено на 1 день");
    EXPECT_EQ(state_ru(day("2021-11-02"), today), "просрочено на 21 день");
    EXPECT_EQ(state_ru(day("2021-11-01"), today), "просрочено на 22 дня");
    EXPECT_EQ(state_ru(day("2021-11-12"), today), "просрочено на 11 дней");
}

TEST(Compose, BothPartsTellDeadlineItemAndLink) {
    const LetterText letter =
        compose_letter(content({item("Разработать положение", "2021-11-30")}));
    for (const std::string& part : {letter.text, letter.html}) {
        EXPECT_THAT(part, AllOf(HasSubstr("Методисты"), HasSubstr("Разработать положение"),
                                HasSubstr("30 ноября 2021, вторник"), HasSubstr("осталось 7 дней"),
                                HasSubstr("«до конца ноября»"), HasSubstr("Приказ"),
                                HasSubstr("Пункт 3.2 · План на 2021-2022 учебный год"),
                                HasSubstr("https://sroki.example.org/items/42"),
                                HasSubstr("Управление образования")));
    }
}

TEST(Compose, GroupsStandUnderTheirHeadingsAndEmptyOnesAreLeftOut) {
    const LetterText letter =
        compose_letter(content({item("Первое", "2021-11-10"), item("Второе", "2021-11-30")}));
    EXPECT_THAT(letter.text, AllOf(HasSubstr("ПРОСРОЧЕНО\n"), HasSubstr("ПРЕДСТОИТ\n"),
                                   Not(HasSubstr("СРОК СЕГОДНЯ"))));
    EXPECT_LT(letter.text.find("Первое"), letter.text.find("Второе"));
    EXPECT_THAT(letter.html, Not(HasSubstr("Срок сегодня")));
}

TEST(Compose, TextPartIsLaidOutWithoutGaps) {
    LetterContent content_of_two =
        content({item("Первое", "2021-11-10"), item("Второе", "2021-11-30")});
    content_of_two.items[1].result.clear();
    content_of_two.items[1].number.reset();
    EXPECT_EQ(compose_letter(content_of_two).text,
              "Методисты\n\n"
              "Здравствуйте! Напоминаем о сроках исполнения по состоянию на 23 ноября 2021.\n\n"
              "ПРОСРОЧЕНО\n\n"
              "* Первое\n"
              "  Срок: 10 ноября 2021, среда (просрочено на 13 дней)\n"
              "  Срок в плане: «до конца ноября»\n"
              "  Результат: Приказ\n"
              "  Пункт 3.2 · План на 2021-2022 учебный год\n"
              "  https://sroki.example.org/items/42\n\n"
              "ПРЕДСТОИТ\n\n"
              "* Второе\n"
              "  Срок: 30 ноября 2021, вторник (осталось 7 дней)\n"
              "  Срок в плане: «до конца ноября»\n"
              "  План на 2021-2022 учебный год\n"
              "  https://sroki.example.org/items/42\n\n"
              "--\n"
              "Управление образования · https://sroki.example.org\n"
              "Письмо составлено автоматически: вы указаны исполнителем в плане.\n"
              "Если срок или исполнитель указан неверно, сообщите составителю плана.\n");
}

TEST(Compose, MovedAndReturnedAreSaid) {
    LetterItem moved = item("Первое", "2021-11-30");
    moved.original_due = day("2021-11-12");
    moved.is_returned = true;
    const LetterText letter = compose_letter(content({moved}));
    EXPECT_THAT(letter.text, AllOf(HasSubstr("Перенесено с 12 ноября 2021"),
                                   HasSubstr("Отчёт возвращён на доработку")));
}

TEST(Compose, MarkupInAPlanIsOnlyText) {
    const LetterText letter =
        compose_letter(content({item("<script>alert(1)</script> & «ё»", "2021-11-30")}));
    EXPECT_THAT(letter.html, AllOf(Not(HasSubstr("<script>")), HasSubstr("&lt;script&gt;")));
    EXPECT_THAT(letter.text, HasSubstr("<script>alert(1)</script> & «ё»"));
}

TEST(Compose, WithoutAPublicAddressThereAreNoLinks) {
    LetterContent bare = content({item("Первое", "2021-11-30")});
    bare.public_url.clear();
    const LetterText letter = compose_letter(bare);
    EXPECT_THAT(letter.html, Not(HasSubstr("href")));
    EXPECT_THAT(letter.text, Not(HasSubstr("http")));
}

}  // namespace
}  // namespace sroki::notifier
