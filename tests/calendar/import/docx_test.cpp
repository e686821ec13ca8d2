#include "calendar/import/docx.h"

#include <gtest/gtest.h>

#include "calendar/import/import.h"
#include "tests/support/office_documents.h"

namespace sroki::calendar {
namespace {

using namespace sroki::test;

const std::vector<std::string> kHeading{"№ п/п", "Мероприятие", "Срок", "Ответственный",
                                        "Результат"};

PlanDraft import_of(const std::string& bytes) {
    ImportOptions options;
    options.timezone = "Europe/Moscow";
    options.period = scheduler::Period{*scheduler::parse_date("2026-01-01"),
                                       *scheduler::parse_date("2026-12-31")};
    auto draft = import_document(bytes, "plan.docx", options);
    EXPECT_TRUE(draft.has_value()) << (draft ? 0 : static_cast<int>(draft.error().code));
    return draft ? *draft : PlanDraft{};
}

PlanDraft import_rows(const std::vector<std::string>& rows) {
    std::vector<std::string> all{row(kHeading)};
    all.insert(all.end(), rows.begin(), rows.end());
    return import_of(docx_of(table(all)));
}

TEST(Docx, ReadsARowIntoItsFields) {
    const auto draft =
        import_rows({row({"1.2.", "Семинар для вожатых", "май", "Отдел досуга", "Справка"})});
    ASSERT_EQ(draft.items.size(), 1U);
    const DraftItem& item = draft.items[0];
    EXPECT_EQ(item.number, "1.2");
    EXPECT_EQ(item.title, "Семинар для вожатых");
    EXPECT_EQ(item.term_text, "май");
    EXPECT_EQ(item.executors_text, "Отдел досуга");
    EXPECT_EQ(item.result, "Справка");
    EXPECT_EQ(item.kind, Kind::seminar);
}

TEST(Docx, AWideRowIsASectionWithoutItsNumber) {
    const auto draft = import_rows(
        {wide_row("2. Работа с кадрами", 5), row({"2.1", "Семинар", "май", "Отдел досуга", ""})});
    ASSERT_EQ(draft.items.size(), 1U);
    EXPECT_EQ(draft.items[0].section, "Работа с кадрами");
}

TEST(Docx, ANumberedTitleAloneOverItsSubnumbersIsASection) {
    const auto draft = import_rows({row({"1", "Работа с кадрами", "", "", ""}),
                                    row({"1.1", "Семинар", "май", "Отдел досуга", ""})});
    ASSERT_EQ(draft.items.size(), 1U);
    EXPECT_EQ(draft.items[0].section, "Работа с кадрами");
}

TEST(Docx, RepeatedHeadingAndColumnNumbersAreSkipped) {
    const auto draft = import_rows(
        {row({"1", "2", "3", "4", "5"}), row({"1", "Семинар", "май", "Отдел", ""}), row(kHeading),
         row({"1", "2", "3", "4", "5"}), row({"2", "Совещание", "июнь", "Отдел", ""})});
    ASSERT_EQ(draft.items.size(), 2U);
    EXPECT_EQ(draft.items[1].title, "Совещание");
}

TEST(Docx, AMergedCellCountsForEveryRowItSpans) {
    const std::string begin = "<w:vMerge w:val=\"restart\"/>";
    const std::string inside = "<w:vMerge/>";
    const auto draft = import_rows(
        {row_of({cell("1"), cell("Семинар"), cell("май"), cell("Отдел досуга", begin),
                 cell("Справка", begin)}),
         row_of({cell("2"), cell("Совещание"), cell("июнь"), cell("", inside), cell("", inside)})});
    ASSERT_EQ(draft.items.size(), 2U);
    EXPECT_EQ(draft.items[1].executors_text, "Отдел досуга");
    EXPECT_EQ(draft.items[1].result, "Справка");
}

TEST(Docx, AnEmptyTermIsNotInheritedFromTheRowAbove) {
    const auto draft = import_rows(
        {row({"1", "Семинар", "май", "Отдел", ""}), row({"2", "Совещание", "", "Отдел", ""})});
    ASSERT_EQ(draft.items.size(), 2U);
    EXPECT_EQ(draft.items[1].term_text, "");
}

TEST(Docx, WordsSplitOverRunsAreWhole) {
    const std::string split =
        "<w:tc><w:p><w:r><w:t>Сем</w:t></w:r><w:r><w:t>инар</w:t></w:r></w:p></w:tc>";
    const auto draft =
        import_rows({row_of({cell("1"), split, cell("май"), cell("Отдел"), cell("")})});
    EXPECT_EQ(draft.items.at(0).title, "Семинар");
}

TEST(Docx, SoftHyphensVanishAndNonBreakingOnesStay) {
    const std::string hyphens =
        "<w:tc><w:p><w:r><w:t>Мастер</w:t><w:noBreakHyphen/><w:t>класс по "
        "пла\xC2\xADниро</w:t><w:softHyphen/><w:t>ванию</w:t></w:r></w:p></w:tc>";
    const auto draft =
        import_rows({row_of({cell("1"), hyphens, cell("май"), cell("Отдел"), cell("")})});
    EXPECT_EQ(draft.items.at(0).title, "Мастер-класс по планированию");
}

TEST(Docx, DeletedTextIsNotRead) {
    const std::string revised =
        "<w:tc><w:p><w:del><w:r><w:delText>Старый </w:delText></w:r></w:del>"
        "<w:ins><w:r><w:t>Новый семинар</w:t></w:r></w:ins></w:p></w:tc>";
    const auto draft =
        import_rows({row_of({cell("1"), revised, cell("май"), cell("Отдел"), cell("")})});
    EXPECT_EQ(draft.items.at(0).title, "Новый семинар");
}

TEST(Docx, AutomaticNumbersAreWrittenOut) {
    const std::string numbering =
        R"(<w:numbering xmlns:w="w"><w:abstractNum w:abstractNumId="4"><w:lvl w:ilvl="0"><w:start w:val="3"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl></w:abstractNum><w:num w:numId="7"><w:abstractNumId w:val="4"/></w:num></w:numbering>)";
    const std::string number =
        "<w:tc><w:p><w:pPr><w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"7\"/></w:numPr></w:pPr>"
        "</w:p></w:tc>";
    const auto draft = import_of(
        docx_of(table({row(kHeading),
                       row_of({number, cell("Семинар"), cell("май"), cell("Отдел"), cell("")}),
                       row_of({number, cell("Совет"), cell("июнь"), cell("Отдел"), cell("")})}),
                {{"word/numbering.xml", numbering}}));
    ASSERT_EQ(draft.items.size(), 2U);
    EXPECT_EQ(draft.items[0].number, "3");
    EXPECT_EQ(draft.items[1].number, "4");
}

TEST(Docx, SeveralTablesTakeTheirSectionsFromTheHeadingsOverThem) {
    const std::string first =
        paragraph("1. Кадры") + table({row(kHeading), row({"1", "Семинар", "май", "Отдел", ""})});
    const std::string second = paragraph("2. Контроль") +
                               table({row(kHeading), row({"1", "Анализ", "июнь", "Отдел", ""})});
    const auto draft = import_of(docx_of(first + second));
    ASSERT_EQ(draft.items.size(), 2U);
    EXPECT_EQ(draft.items[0].section, "Кадры");
    EXPECT_EQ(draft.items[1].section, "Контроль");
}

TEST(Docx, ATableThatGoesOnWithoutHeadingBelongsToThePlan) {
    const auto draft =
        import_of(docx_of(table({row(kHeading), row({"1", "Семинар", "май", "Отдел", ""})}) +
                          paragraph("") + table({row({"2", "Совещание", "июнь", "Отдел", ""})})));
    ASSERT_EQ(draft.items.size(), 2U);
    EXPECT_EQ(draft.items[1].title, "Совещание");
}

TEST(Docx, ATableOfIndicatorsIsNoPlan) {
    const auto draft =
        import_of(docx_of(table({row({"№", "Наименование показателя", "Ед. изм.", "2026", "2027"}),
                                 row({"1", "Доля педагогов", "%", "50", "60"})}) +
                          table({row(kHeading), row({"1", "Семинар", "май", "Отдел", ""})})));
    ASSERT_EQ(draft.items.size(), 1U);
    EXPECT_EQ(draft.items[0].title, "Семинар");
}

TEST(Docx, ARowBrokenOverAPageIsOneItem) {
    const auto draft = import_rows({row({"1", "Семинар для вожатых", "май", "Отдел", ""}),
                                    row({"", "и воспитателей лагерей", "", "", ""})});
    ASSERT_EQ(draft.items.size(), 1U);
    EXPECT_EQ(draft.items[0].title, "Семинар для вожатых и воспитателей лагерей");
}

TEST(Docx, MonthRowsGiveTheirMonthToTheTermsBelow) {
    const auto draft = import_rows(
        {wide_row("Октябрь", 5), row({"1", "Семинар", "2 неделя", "Отдел", ""}),
         wide_row("НОЯБРЬ 2026 г.", 5), row({"2", "Совещание", "до 20 числа", "Отдел", ""})});
    ASSERT_EQ(draft.items.size(), 2U);
    EXPECT_EQ(draft.items[0].month, std::chrono::year{2026} / 10);
    EXPECT_EQ(draft.items[1].month, std::chrono::year{2026} / 11);
}

TEST(Docx, AHeadingOverTwoRowsIsReadWhole) {
    const std::string down = "<w:vMerge w:val=\"restart\"/>";
    const std::string inside = "<w:vMerge/>";
    const auto draft =
        import_of(docx_of(table({row_of({cell("№", down), cell("Содержание работы", down),
                                         cell("Организация", "<w:gridSpan w:val=\"2\"/>")}),
                                 row_of({cell("", inside), cell("", inside),
                                         cell("Дата проведения"), cell("Кто отвечает")}),
                                 row({"1", "Совет молодых педагогов", "май", "Отдел досуга"})})));
    ASSERT_EQ(draft.items.size(), 1U);
    EXPECT_EQ(draft.items[0].term_text, "май");
    EXPECT_EQ(draft.items[0].executors_text, "Отдел досуга");
}

TEST(Docx, ColumnsStandInAnyOrderUnderAnyUsualHeading) {
    const auto draft = import_of(
        docx_of(table({row({"Когда", "Исполнители", "Ожидаемый итог", "Содержание деятельности"}),
                       row({"май", "Отдел досуга", "Справка", "Совет молодых педагогов"})})));
    ASSERT_EQ(draft.items.size(), 1U);
    EXPECT_EQ(draft.items[0].title, "Совет молодых педагогов");
    EXPECT_EQ(draft.items[0].term_text, "май");
    EXPECT_EQ(draft.items[0].executors_text, "Отдел досуга");
    EXPECT_EQ(draft.items[0].result, "Справка");
    EXPECT_EQ(draft.items[0].number, std::nullopt);
}

}  // namespace
}  // namespace sroki::calendar
