// Documents made to harm or damaged on the way: bounded time, a clear code, no draft.

#include <gtest/gtest.h>

#include "calendar/import/import.h"
#include "tests/support/office_documents.h"

namespace sroki::calendar {
namespace {

using namespace sroki::test;

ImportOptions options() {
    ImportOptions options;
    options.timezone = "Europe/Moscow";
    return options;
}

ImportErrorCode code_of(const std::string& bytes, std::string_view name,
                        const ImportOptions& import_options = options()) {
    const auto draft = import_document(bytes, name, import_options);
    EXPECT_FALSE(draft.has_value());
    return draft ? ImportErrorCode::unknown_format : draft.error().code;
}

std::string plan_table() {
    return table({row({"№", "Мероприятие", "Срок"}), row({"1", "Семинар", "май"})});
}

TEST(HostileDocument, ZeroBytesAreAnEmptyFile) {
    EXPECT_EQ(code_of("", "plan.docx"), ImportErrorCode::empty_file);
}

TEST(HostileDocument, TextUnderTheNameOfADocxIsNotADocx) {
    EXPECT_EQ(code_of("просто текст", "plan.docx"), ImportErrorCode::unknown_format);
}

TEST(HostileDocument, AZipWithoutADocumentIsNotADocx) {
    EXPECT_EQ(code_of(zip_of({{"a.txt", "b"}}), "a.zip"), ImportErrorCode::unknown_format);
    EXPECT_EQ(code_of(zip_of({{"a.txt", "b"}}), "plan.docx"), ImportErrorCode::damaged);
}

TEST(HostileDocument, ACompoundFileWithAnEncryptedPackageIsEncrypted) {
    std::string bytes = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";
    bytes += std::string(600, '\0');
    for (const char c : std::string("EncryptedPackage"))
        bytes += std::string{c, '\0'};
    EXPECT_EQ(code_of(bytes, "plan.docx"), ImportErrorCode::encrypted);
}

TEST(HostileDocument, ATruncatedDocxIsDamaged) {
    const std::string whole = docx_of(plan_table());
    for (const std::size_t size : {whole.size() / 4, whole.size() / 2, whole.size() - 10}) {
        const ImportErrorCode code = code_of(whole.substr(0, size), "plan.docx");
        EXPECT_EQ(code, ImportErrorCode::damaged) << size;
    }
}

TEST(HostileDocument, BrokenXmlIsDamaged) {
    EXPECT_EQ(code_of(docx_of("<w:p><w:r></w:p>"), "plan.docx"), ImportErrorCode::damaged);
}

TEST(HostileDocument, AnEmptyDocxHasNoPlanTable) {
    EXPECT_EQ(code_of(docx_of(""), "plan.docx"), ImportErrorCode::no_plan_table);
}

TEST(HostileDocument, ADocxOfTextOnlyHasNoPlanTable) {
    EXPECT_EQ(code_of(docx_of(paragraph("План на 2026 год")), "plan.docx"),
              ImportErrorCode::no_plan_table);
}

TEST(HostileDocument, APlanThatNamesNoPeriodIsNotGuessed) {
    EXPECT_EQ(code_of(docx_of(paragraph("План мероприятий") + plan_table()), "plan.docx"),
              ImportErrorCode::unknown_period);
}

TEST(HostileDocument, APeriodThatEndsBeforeItBeginsIsInvalid) {
    ImportOptions backwards = options();
    backwards.period = scheduler::Period{*scheduler::parse_date("2026-12-31"),
                                         *scheduler::parse_date("2026-01-01")};
    EXPECT_EQ(code_of(docx_of(plan_table()), "plan.docx", backwards),
              ImportErrorCode::invalid_period);
}

TEST(HostileDocument, AZipBombIsRefusedBeforeItUnfolds) {
    const std::string bomb = docx_of(std::string(60U << 20U, ' '));
    ASSERT_LT(bomb.size(), 1U << 20U);
    EXPECT_EQ(code_of(bomb, "plan.docx"), ImportErrorCode::too_large);
}

TEST(HostileDocument, TooManyPartsAreRefused) {
    std::map<std::string, std::string> parts;
    for (int i = 0; i < 5'100; ++i)
        parts["word/media/" + std::to_string(i)] = "";
    EXPECT_EQ(code_of(docx_of(plan_table(), parts), "plan.docx"), ImportErrorCode::too_large);
}

TEST(HostileDocument, EntitiesAreRefusedNotExpanded) {
    const std::string laughs =
        "<?xml version=\"1.0\"?><!DOCTYPE w [<!ENTITY a \"ха\"><!ENTITY b \"&a;&a;&a;\">]>"
        "<w:document xmlns:w=\"w\"><w:body><w:p><w:r><w:t>&b;</w:t></w:r></w:p></w:body>"
        "</w:document>";
    EXPECT_EQ(code_of(docx_of("", {{"word/document.xml", laughs}}), "plan.docx"),
              ImportErrorCode::damaged);
}

TEST(HostileDocument, DeepNestingIsRefused) {
    std::string deep;
    for (int i = 0; i < 5'000; ++i)
        deep += "<w:tbl><w:tr><w:tc>";
    for (int i = 0; i < 5'000; ++i)
        deep += "</w:tc></w:tr></w:tbl>";
    EXPECT_EQ(code_of(docx_of(deep), "plan.docx"), ImportErrorCode::too_large);
}

TEST(HostileDocument, AHundredThousandRowsAreRefused) {
    std::string rows = row({"№", "Мероприятие", "Срок"});
    const std::string one = row({"1", "а", "май"});
    for (int i = 0; i < 100'000; ++i)
        rows += one;
    EXPECT_EQ(code_of(docx_of("<w:tbl>" + rows + "</w:tbl>"), "plan.docx"),
              ImportErrorCode::too_large);
}

TEST(HostileDocument, AHugeSpanIsRefused) {
    const std::string span = "<w:gridSpan w:val=\"999999\"/>";
    const std::string many = row_of({cell("а", span), cell("б", span), cell("в", span)});
    EXPECT_EQ(code_of(docx_of(table({many})), "plan.docx"), ImportErrorCode::too_large);
}

std::string repeated(std::string_view text, int times) {
    std::string all;
    for (int i = 0; i < times; ++i)
        all += text;
    return all;
}

TEST(HostileDocument, AHundredThousandRowsAreRefusedInEveryFormat) {
    const std::string heading = "№\tМероприятие\tСрок\n";
    EXPECT_EQ(code_of(heading + repeated("1\tа\tмай\n", 100'000), "plan.tsv"),
              ImportErrorCode::too_large);
    EXPECT_EQ(code_of(heading + repeated("1\tа\tмай\n", 100'000), "plan.txt"),
              ImportErrorCode::too_large);
    EXPECT_EQ(code_of("<html><table>" + repeated("<tr><td>1<td>а<td>май", 100'000), "plan.html"),
              ImportErrorCode::too_large);
    EXPECT_EQ(code_of(xlsx_of(repeated("<row><c><v>1</v></c></row>", 100'000)), "plan.xlsx"),
              ImportErrorCode::too_large);
}

TEST(HostileDocument, DeepNestingOfHtmlEndsInAnAnswer) {
    const auto draft = import_document("<html>" + repeated("<table><tr><td>", 100'000) + "план",
                                       "plan.html", options());
    EXPECT_FALSE(draft);
}

TEST(HostileDocument, HugeSpansOfHtmlAreRefused) {
    const std::string rows = repeated("<tr><td colspan=60 rowspan=60000>а</td></tr>", 50'000);
    EXPECT_EQ(code_of("<html><table>" + rows, "plan.html"), ImportErrorCode::too_large);
}

TEST(HostileDocument, ASheetMergedToItsLastCellEndsInAnAnswer) {
    const std::string rows = "<row r=\"1\"><c r=\"A1\"><v>1</v></c></row>";
    const auto draft = import_document(xlsx_of(rows, "<mergeCell ref=\"A1:XFD1048576\"/>"),
                                       "plan.xlsx", options());
    EXPECT_FALSE(draft);
}

TEST(HostileDocument, ACellOfAMegabyteIsRefused) {
    const std::string long_text(1U << 20U, 'a');
    EXPECT_EQ(code_of("№;Мероприятие;Срок\n1;" + long_text + ";май\n", "plan.csv"),
              ImportErrorCode::too_large);
}

// Comparing names pair by pair is bounded by the number of names, not of rows.
TEST(HostileDocument, ThousandsOfExecutorsAreAskedAboutWithinALimit) {
    std::string text = "№;Мероприятие;Срок;Ответственный\n";
    for (int i = 0; i < 3'000; ++i)
        text += "1;Семинар;май;Отдел развития образования " + std::string(1U + i % 9, 'a') +
                static_cast<char>('a' + i / 9 % 26) + static_cast<char>('a' + i / 234) + "\n";
    ImportOptions with_period = options();
    with_period.period = scheduler::Period{*scheduler::parse_date("2026-01-01"),
                                           *scheduler::parse_date("2026-12-31")};
    const auto draft = import_document(text, "plan.csv", with_period);
    ASSERT_TRUE(draft);
    const auto questions = std::count_if(
        draft->problems.begin(), draft->problems.end(),
        [](const Problem& problem) { return problem.code == ProblemCode::executor_alike; });
    EXPECT_LE(questions, 100);
}

}  // namespace
}  // namespace sroki::calendar
