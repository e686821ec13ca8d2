#include "calendar/import/pdf_grid.h"

#include <gtest/gtest.h>

#include "calendar/import/child_process.h"
#include "calendar/import/import.h"
#include "calendar/import/pdf_columns.h"

namespace sroki::calendar {
namespace {

// A page of 400 x 300 points; a letter is 5 points wide, a line 12 high.
class Page {
  public:
    Page() { page_.width = 400, page_.height = 300; }

    Page& text(double left, double top, const std::string& words) {
        double at = left;
        std::string word;
        for (const char c : words + " ") {
            if (c != ' ') {
                word += c;
                continue;
            }
            const double width = 5.0 * static_cast<double>(decode(word).size());
            page_.words.push_back({at, top, at + width, top + 12, word, ++block_});
            at += width + 3;
            word.clear();
        }
        return *this;
    }

    Page& across(double y, double from, double to) {
        page_.horizontal.push_back({y, from, to});
        return *this;
    }

    Page& down(double x, double from, double to) {
        page_.vertical.push_back({x, from, to});
        return *this;
    }

    [[nodiscard]] std::vector<PageTable> tables() const {
        std::vector<PageTable> found;
        for (PageBlock& block : read_page(page_, {})) {
            if (auto* table = std::get_if<PageTable>(&block.content))
                found.push_back(std::move(*table));
        }
        return found;
    }

    [[nodiscard]] const PdfPage& page() const { return page_; }

  private:
    PdfPage page_;
    int block_ = 0;
};

// Three columns (10-60, 60-200, 200-390) and rows 20-50, 50-100.
Page ruled() {
    Page page;
    for (const double y : {20.0, 50.0, 100.0})
        page.across(y, 10, 390);
    for (const double x : {10.0, 60.0, 200.0, 390.0})
        page.down(x, 20, 100);
    return page;
}

TEST(PdfGrid, WordsFallIntoTheCellsThatLinesEnclose) {
    const auto tables =
        ruled().text(15, 25, "1").text(65, 25, "Семинар").text(205, 25, "май").tables();
    ASSERT_EQ(tables.size(), 1U);
    const auto& cells = tables[0].table.rows.at(0).cells;
    ASSERT_EQ(cells.size(), 3U);
    EXPECT_EQ(cells[0].text, "1");
    EXPECT_EQ(cells[1].text, "Семинар");
    EXPECT_EQ(cells[2].text, "май");
}

TEST(PdfGrid, WhereNoLinePartsCellsTheyAreOne) {
    Page page;
    page.across(20, 10, 390).across(50, 60, 390).across(100, 10, 390);
    page.down(10, 20, 100).down(60, 20, 100).down(200, 50, 100).down(390, 20, 100);
    const auto tables = page.text(15, 25, "раздел").text(65, 25, "широкая ячейка").tables();
    ASSERT_EQ(tables.size(), 1U);
    const auto& rows = tables[0].table.rows;
    ASSERT_EQ(rows.size(), 2U);
    EXPECT_EQ(rows[0].cells[1].width, 2);
    EXPECT_EQ(rows[0].cells[2].cover, Cover::left);
    EXPECT_EQ(rows[1].cells[0].cover, Cover::above);
}

TEST(PdfGrid, ALineWithRoomForTheNextWordWasEndedByTheAuthor) {
    const auto tables = ruled()
                            .text(205, 55, "Отдел")
                            .text(205, 67, "школы")
                            .text(65, 55, "очень длинное название то")
                            .text(65, 67, "есть мероприятие")
                            .tables();
    const auto& cells = tables.at(0).table.rows.at(1).cells;
    EXPECT_EQ(cells[2].text, "Отдел\nшколы");
    EXPECT_EQ(cells[1].text, "очень длинное название то есть мероприятие");
}

TEST(PdfGrid, ARowThatThePagesEndBrokeIsARow) {
    Page page;
    for (const double y : {20.0, 50.0, 100.0})
        page.across(y, 10, 390);
    for (const double x : {10.0, 60.0, 200.0, 390.0})
        page.down(x, 20, 280);
    const auto tables = page.text(15, 25, "1").text(65, 240, "Начало названия").tables();
    ASSERT_EQ(tables.size(), 1U);
    ASSERT_EQ(tables[0].table.rows.size(), 3U);
    EXPECT_EQ(tables[0].table.rows[2].cells[1].text, "Начало названия");
}

TEST(PdfGrid, AWordTooLongForItsCellIsWholeAgain) {
    Page page;
    for (const double y : {20.0, 100.0})
        page.across(y, 10, 390);
    for (const double x : {10.0, 67.0, 200.0, 390.0})
        page.down(x, 20, 100);
    // 55 points of the cell's 57 less its padding are taken: no letter more would fit.
    const auto tables = page.text(11, 25, "Методическ").text(11, 37, "ие дни").tables();
    EXPECT_EQ(tables.at(0).table.rows.at(0).cells[0].text, "Методические дни");
}

TEST(PdfGrid, AWholeWordThatFillsItsCellIsNotJoinedToTheNext) {
    Page page;
    for (const double y : {20.0, 100.0})
        page.across(y, 10, 390);
    for (const double x : {10.0, 67.0, 200.0, 390.0})
        page.down(x, 20, 100);
    const auto tables = page.text(11, 25, "Наблюдения").text(11, 37, "учителей").tables();
    EXPECT_EQ(tables.at(0).table.rows.at(0).cells[0].text, "Наблюдения учителей");
}

TEST(PdfGrid, LinesThatEncloseNothingAreNoTable) {
    Page page;
    page.across(50, 10, 390).text(15, 25, "просто текст");
    EXPECT_TRUE(page.tables().empty());
}

TEST(PdfPage, LongRunsOfInkAreLinesAndLettersAreNot) {
    constexpr std::size_t kSide = 100;
    std::string picture(kSide * kSide, '\xFF');
    for (std::size_t i = 10; i < 90; ++i) {
        picture[20 * kSide + i] = '\0';
        picture[i * kSide + 30] = '\0';
    }
    for (std::size_t i = 50; i < 58; ++i)
        picture[i * kSide + 60] = '\0';
    std::vector<PdfPage> pages(1);
    ASSERT_TRUE(add_rulings("P5\n100 100\n255\n" + picture, 1.0, pages, 0));
    ASSERT_EQ(pages[0].horizontal.size(), 1U);
    EXPECT_EQ(pages[0].horizontal[0].at, 20);
    ASSERT_EQ(pages[0].vertical.size(), 1U);
    EXPECT_EQ(pages[0].vertical[0].at, 30);
}

TEST(PdfPage, ADamagedPictureIsRefused) {
    std::vector<PdfPage> pages(1);
    for (const std::string_view picture :
         {"P5\n100 100\n255\n", "P6\n1 1\n255\nx", "P5\n99999 99999\n255\n", "P5"})
        EXPECT_FALSE(add_rulings(picture, 1.0, pages, 0));
}

TEST(PdfPage, RunningHeadsOfSeveralPagesGo) {
    std::vector<PdfPage> pages;
    for (const char* number : {"1", "2"}) {
        Page page;
        page.text(15, 2, "Приказ").text(300, 2, number).text(15, 100, "Текст");
        pages.push_back(page.page());
    }
    drop_running_lines(pages);
    for (const PdfPage& page : pages)
        EXPECT_EQ(page.words.size(), 1U);
}

TEST(PdfColumns, WithoutLinesColumnsAreStripsWithoutWords) {
    Page page;
    page.text(10, 10, "План на 2026 год");
    page.text(10, 50, "№").text(40, 50, "Мероприятие").text(180, 50, "Срок").text(260, 50, "Кто");
    page.text(10, 80, "1").text(40, 80, "Семинар для").text(180, 80, "май").text(260, 80, "Школы");
    page.text(40, 92, "вожатых");
    page.text(10, 120, "2").text(40, 120, "Совещание").text(180, 120, "до 5 июня");
    const auto document = read_unruled({page.page()});
    ASSERT_TRUE(document);
    const auto& rows = std::get<Table>(document->blocks.back()).rows;
    ASSERT_EQ(rows.size(), 3U);
    EXPECT_EQ(rows[1].cells[1].text, "Семинар для вожатых");
    EXPECT_EQ(rows[2].cells[2].text, "до 5 июня");
    EXPECT_TRUE(rows[1].doubtful);
}

TEST(PdfColumns, HeadingsOfSectionsHideNoColumnAndARepeatedHeadingGoes) {
    std::vector<PdfPage> pages;
    for (const int number : {1, 2}) {
        Page page;
        page.text(10, 10, "№").text(60, 10, "Мероприятие").text(200, 10, "Срок");
        page.text(290, 10, "Кто").text(10, 40, std::to_string(number) + ". Работа с кадрами");
        const std::string point = std::to_string(number) + ".";
        for (const int row : {1, 2}) {
            const double top = 40 + 30 * row;
            page.text(10, top, point + std::to_string(row)).text(60, top, "Семинар вожатых");
            page.text(200, top, "до 5 мая").text(290, top, "Школы");
        }
        pages.push_back(page.page());
    }
    const auto document = read_unruled(pages);
    ASSERT_TRUE(document);
    const auto& rows = std::get<Table>(document->blocks.back()).rows;
    ASSERT_EQ(rows.size(), 7U);
    EXPECT_EQ(rows[1].cells[0].width, 4);
    EXPECT_EQ(rows[4].cells[0].text, "2. Работа с кадрами");
    EXPECT_EQ(rows[6].cells[0].text, "2.2");
    EXPECT_EQ(rows[6].cells[2].text, "до 5 мая");
}

// One empty page: what a scanner gives when nobody has recognized its pictures.
constexpr std::string_view kScan =
    "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
    "2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
    "3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]>>endobj\n"
    "trailer<</Root 1 0 R>>\n%%EOF\n";

TEST(Pdf, AScanWithoutTextSaysSo) {
    if (!has_program("pdftotext")) GTEST_SKIP() << "poppler-utils is not installed";
    ImportOptions options;
    options.timezone = "Europe/Moscow";
    const auto draft = import_document(kScan, "scan.pdf", options);
    ASSERT_FALSE(draft);
    EXPECT_EQ(draft.error().code, ImportErrorCode::no_text_layer);
}

}  // namespace
}  // namespace sroki::calendar
