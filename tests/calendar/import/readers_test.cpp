// Formats other than DOCX: each trap of a format in a document of its own.

#include <gtest/gtest.h>

#include "calendar/import/child_process.h"
#include "calendar/import/import.h"
#include "tests/support/office_documents.h"

namespace sroki::calendar {
namespace {

using namespace sroki::test;

PlanDraft import_of(const std::string& bytes, std::string_view name) {
    ImportOptions options;
    options.timezone = "Europe/Moscow";
    options.period = scheduler::Period{*scheduler::parse_date("2026-01-01"),
                                       *scheduler::parse_date("2026-12-31")};
    auto draft = import_document(bytes, name, options);
    EXPECT_TRUE(draft.has_value()) << (draft ? 0 : static_cast<int>(draft.error().code));
    return draft ? *draft : PlanDraft{};
}

const std::string kCsvRows = "№;Мероприятие;Срок;Ответственный\n1;Семинар;май;Отдел досуга\n";

TEST(Csv, ByteOrderMarkIsNoText) {
    const auto draft = import_of("\xEF\xBB\xBF" + kCsvRows, "plan.csv");
    ASSERT_EQ(draft.items.size(), 1U);
    EXPECT_EQ(draft.items[0].executors_text, "Отдел досуга");
}

TEST(Csv, CommasAndTabsPartFieldsToo) {
    for (const char separator : {',', '\t'}) {
        std::string text = kCsvRows;
        std::replace(text.begin(), text.end(), ';', separator);
        EXPECT_EQ(import_of(text, "plan.csv").items.size(), 1U) << separator;
    }
}

TEST(Csv, Windows1251IsRead) {
    // "Мероприятие;Срок" and "Семинар;май" as old offices write them.
    const std::string bytes =
        "\xCC\xE5\xF0\xEE\xEF\xF0\xE8\xFF\xF2\xE8\xE5;\xD1\xF0\xEE\xEA\n"
        "\xD1\xE5\xEC\xE8\xED\xE0\xF0;\xEC\xE0\xE9\n";
    const auto draft = import_of(bytes, "plan.csv");
    ASSERT_EQ(draft.items.size(), 1U);
    EXPECT_EQ(draft.items[0].title, "Семинар");
}

TEST(Csv, QuotedFieldsHoldLinesAndSeparators) {
    const auto draft = import_of(
        "Мероприятие;Срок;Ответственный\n\"Семинар; часть \"\"А\"\"\";май;\"Отдел,\nшколы\"\n",
        "plan.csv");
    ASSERT_EQ(draft.items.size(), 1U);
    EXPECT_EQ(draft.items[0].title, "Семинар; часть \"А\"");
    EXPECT_EQ(draft.items[0].executors.size(), 2U);
}

TEST(Csv, APastedSheetWithoutAnExtensionIsRead) {
    const auto draft = import_of("Мероприятие\tСрок\tОтветственный\nСеминар\tмай\tШколы\n", "");
    ASSERT_EQ(draft.items.size(), 1U);
}

TEST(Csv, Utf16AsSheetsSaveItIsRead) {
    std::string bytes = "\xFF\xFE";
    for (const char16_t c : std::u16string(u"Мероприятие\tСрок\nСеминар\tмай\n")) {
        bytes += static_cast<char>(c & 0xFF);
        bytes += static_cast<char>(c >> 8);
    }
    const auto draft = import_of(bytes, "plan.csv");
    ASSERT_EQ(draft.items.size(), 1U);
    EXPECT_EQ(draft.items[0].title, "Семинар");
}

std::string text_cell(std::string_view place, std::string_view text) {
    return "<c r=\"" + std::string(place) + "\" t=\"inlineStr\"><is><t>" + std::string(text) +
           "</t></is></c>";
}

TEST(Xlsx, SharedStringsDatesAndMergedCells) {
    const std::string rows =
        "<row r=\"1\">" + text_cell("A1", "План на 2026 год") + "</row>" + "<row r=\"3\">" +
        text_cell("A3", "Мероприятие") + text_cell("B3", "Дата") +
        text_cell("C3", "Ответственный") + "</row>" +
        "<row r=\"4\"><c r=\"A4\" t=\"s\"><v>0</v></c><c r=\"B4\" s=\"1\"><v>46157</v></c>" +
        text_cell("C4", "Отдел досуга") + "</row>" + "<row r=\"5\">" +
        text_cell("A5", "Совещание") + text_cell("B5", "июнь") + "</row>";
    const std::string styles =
        "<styleSheet><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/></cellXfs></styleSheet>";
    const auto draft = import_of(
        xlsx_of(
            rows, "<mergeCells><mergeCell ref=\"C4:C5\"/></mergeCells>",
            {{"xl/sharedStrings.xml", "<sst><si><r><t>Семи</t></r><r><t>нар</t></r></si></sst>"},
             {"xl/styles.xml", styles}}),
        "plan.xlsx");
    ASSERT_EQ(draft.items.size(), 2U);
    EXPECT_EQ(draft.items[0].title, "Семинар");
    EXPECT_EQ(draft.items[0].term_text, "15.05.2026");
    EXPECT_EQ(draft.items[1].executors_text, "Отдел досуга");
}

TEST(Html, SpansUnclosedTagsAndEntities) {
    const auto draft = import_of(
        "<html><body><p>План<table border=1><tr><th rowspan=2>Мероприятие<th colspan=2>Исполнение"
        "<th rowspan=2>Результат<tr><td>Срок<td>Ответственный"
        "<tr><td>Семи&shy;нар&nbsp;&laquo;А&raquo;<td>май<br>2026&nbsp;г.<td rowspan=2>Отдел досуга"
        "<td>Справка<tr><td>Совет<td>июнь<td>Отчёт</table><script>var t='<table>';</script>",
        "plan.html");
    ASSERT_EQ(draft.items.size(), 2U);
    EXPECT_EQ(draft.items[0].title, "Семинар «А»");
    EXPECT_EQ(draft.items[0].term_text, "май 2026 г.");
    EXPECT_EQ(draft.items[1].executors_text, "Отдел досуга");
    EXPECT_EQ(draft.items[1].result, "Отчёт");
}

TEST(Html, APlanInsideALayoutTableIsFound) {
    const auto draft = import_of(
        "<table><tr><td>Меню</td><td>План на 2026 год<table><tr><td>Мероприятие<td>Срок"
        "<tr><td>Семинар<td>май</table></td></tr></table>",
        "plan.html");
    ASSERT_EQ(draft.items.size(), 1U);
}

TEST(PlainText, ColumnsPartedByTabs) {
    const auto draft = import_of(
        "План работы\n\n№\tМероприятие\tСрок\tОтветственный\n1. Кадры\n1.1\tСеминар "
        "для\tмай\tШколы\n"
        "\tвожатых лагерей\t\t\n1.2\tСовещание\tиюнь\tОтдел\n",
        "plan.txt");
    ASSERT_EQ(draft.items.size(), 2U);
    EXPECT_EQ(draft.items[0].title, "Семинар для вожатых лагерей");
    EXPECT_EQ(draft.items[0].section, "Кадры");
}

TEST(PlainText, OneCellALine) {
    const auto draft = import_of(
        "План\n\n\t№ п/п\n\tМероприятие\n\tСрок\n\tОтветственный\n\n\t1. Кадры\n\n\t1.\n\tСеминар\n"
        "\tв течение\n2026 года\n\tШколы\n\n\t2.\n\tСовет\n\tиюнь\n\tОтдел\n",
        "plan.txt");
    ASSERT_EQ(draft.items.size(), 2U);
    EXPECT_EQ(draft.items[0].term_text, "в течение 2026 года");
    EXPECT_EQ(draft.items[0].section, "Кадры");
}

TEST(PlainText, RunningTextIsCutAtTheLikeliestPlaces) {
    const auto draft = import_of(
        "План мероприятий\n№ Мероприятие Сроки Ответственные\nп/п исполнения исполнители\n"
        "1. Работа с кадрами\n1.1 Проведение семинара для\nвожатых лагерей\nоктябрь 2026 г.\n"
        "Управление образования\n1.2 Сбор отчётов школ до 15 мая Руководители ОО\n",
        "plan.txt");
    ASSERT_EQ(draft.items.size(), 2U);
    EXPECT_EQ(draft.items[0].title, "Проведение семинара для вожатых лагерей");
    EXPECT_EQ(draft.items[0].term_text, "октябрь 2026 г.");
    EXPECT_EQ(draft.items[0].executors_text, "Управление образования");
    EXPECT_EQ(draft.items[0].section, "Работа с кадрами");
    EXPECT_EQ(draft.items[1].term_text, "до 15 мая");
}

TEST(ChildProcess, ASlowOneIsKilled) {
    ChildLimits limits;
    limits.wall_s = 1;
    const auto output = run_child({"tail", "-f", "/dev/null"}, "", limits);
    ASSERT_FALSE(output);
    EXPECT_EQ(output.error(), ChildError::failed);
}

TEST(ChildProcess, OneThatSaysTooMuchIsKilled) {
    ChildLimits limits;
    limits.output_bytes = 1'000;
    const auto output = run_child({"yes"}, "", limits);
    ASSERT_FALSE(output);
    EXPECT_EQ(output.error(), ChildError::too_large);
}

TEST(ChildProcess, ReadsTheDocumentItWasGiven) {
    const auto output = run_child({"cat", std::string(kDocumentArgument)}, "план", {});
    ASSERT_TRUE(output);
    EXPECT_EQ(*output, "план");
}

TEST(ChildProcess, AMissingProgramIsNotFound) {
    EXPECT_EQ(run_child({"no-such-program-here"}, "", {}).error(), ChildError::not_found);
}

TEST(Pdf, DamagedBytesAreAnError) {
    if (!has_program("pdftotext")) GTEST_SKIP() << "poppler-utils is not installed";
    ImportOptions options;
    options.timezone = "Europe/Moscow";
    const auto draft = import_document("%PDF-1.4\nnothing more", "plan.pdf", options);
    ASSERT_FALSE(draft);
    EXPECT_EQ(draft.error().code, ImportErrorCode::damaged);
}

}  // namespace
}  // namespace sroki::calendar
