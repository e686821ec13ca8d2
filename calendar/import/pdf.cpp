#include "calendar/import/pdf.h"

#include "calendar/import/child_process.h"
#include "calendar/import/columns.h"
#include "calendar/import/pdf_columns.h"
#include "calendar/import/pdf_grid.h"
#include "calendar/import/pdf_page.h"

namespace sroki::calendar {

namespace {

constexpr int kDotsPerInch = 96;
constexpr std::size_t kPagesAtOnce = 16;
constexpr std::size_t kPagesMax = 300;

tl::unexpected<ImportError> failure(ImportErrorCode code, std::string detail) {
    return tl::unexpected(ImportError{code, std::move(detail)});
}

tl::expected<std::string, ImportError> run(const std::vector<std::string>& command,
                                           std::string_view bytes) {
    auto output = run_child(command, bytes, ChildLimits{});
    if (output) return std::move(*output);
    switch (output.error()) {
        case ChildError::not_found:
            return failure(ImportErrorCode::converter_failed, command.front());
        case ChildError::too_large:
            return failure(ImportErrorCode::too_large, "unpacked");
        case ChildError::failed:
            break;
    }
    // A password is the usual reason why poppler gives up on a sound file.
    const bool encrypted = bytes.find("/Encrypt") != std::string_view::npos;
    return failure(encrypted ? ImportErrorCode::encrypted : ImportErrorCode::damaged, "pdf");
}

bool begins_small(std::string_view text) {
    for (const char32_t c : decode(text)) {
        if (is_letter(c)) return is_lower(c);
        if (is_digit(c)) return false;
    }
    return false;
}

// Tables over pages: one table as long as the columns stay where they are.
class TableJoiner {
  public:
    TableJoiner(PageTable& table, const Vocabulary& vocabulary)
        : columns_(table.columns), table_(table.table), vocabulary_(vocabulary) {}

    [[nodiscard]] bool fits(const PageTable& next) const {
        if (next.columns.size() != columns_.size()) return false;
        for (std::size_t i = 0; i < columns_.size(); ++i) {
            if (std::abs(columns_[i] - next.columns[i]) > 4) return false;
        }
        return !table_.rows.empty();
    }

    void append(PageTable&& next) {
        std::vector<Row> rows = std::move(next.table.rows);
        drop_repeated_heading(rows);
        if (rows.empty()) return;
        if (continues_last_row(rows.front())) {
            join_last_row(rows.front());
            // What is merged down from the joined row hangs on the row above the page's end.
            rows.erase(rows.begin());
        } else {
            join_merged_cells(rows);
        }
        for (Row& row : rows)
            table_.rows.push_back(std::move(row));
    }

  private:
    static bool same_texts(const Row& left, const Row& right) {
        for (std::size_t i = 0; i < left.cells.size(); ++i) {
            if (left.cells[i].text != right.cells[i].text) return false;
        }
        return true;
    }

    void drop_repeated_heading(std::vector<Row>& rows) const {
        std::size_t same = 0;
        while (same < rows.size() && same < table_.rows.size() &&
               same_texts(rows[same], table_.rows[same]))
            ++same;
        rows.erase(rows.begin(), rows.begin() + static_cast<std::ptrdiff_t>(same));
    }

    [[nodiscard]] std::size_t origin_row(std::size_t column) const {
        std::size_t row = table_.rows.size() - 1;
        while (row > 0 && table_.rows[row].cells[column].cover == Cover::above)
            --row;
        return row;
    }

    static bool ends_sentence(std::string_view text) {
        const std::u32string decoded = trim(decode(text));
        return decoded.empty() || decoded.back() == U'.' || decoded.back() == U';' ||
               decoded.back() == U':' || decoded.back() == U'!' || decoded.back() == U'?';
    }

    // The column that numbers the items, when the table has one.
    [[nodiscard]] bool is_numbered() const {
        std::size_t numbers = 0;
        std::size_t rows = 0;
        for (const Row& row : table_.rows) {
            if (row.cells.front().cover != Cover::none || row.cells.front().width > 1) continue;
            ++rows;
            numbers += is_item_number(decode(fold_spaces(row.cells.front().text)));
        }
        return rows > 1 && numbers * 2 >= rows;
    }

    // Where most of the words stand: the activities.
    [[nodiscard]] std::size_t longest_column() const {
        std::vector<std::size_t> letters(table_.rows.front().cells.size(), 0);
        for (const Row& row : table_.rows) {
            for (std::size_t column = 0; column < row.cells.size(); ++column) {
                if (row.cells[column].width == 1) letters[column] += row.cells[column].text.size();
            }
        }
        return static_cast<std::size_t>(std::max_element(letters.begin(), letters.end()) -
                                        letters.begin());
    }

    // The page ended inside a row when the row goes on without a number, or, where nothing is
    // numbered, when a sentence of the last row goes on.
    [[nodiscard]] bool continues_last_row(const Row& first) const {
        bool ended = false;
        for (std::size_t column = 0; column < first.cells.size(); ++column) {
            const Cell& cell = first.cells[column];
            if (cell.cover == Cover::left) continue;
            if (cell.width > 1) return false;
            const Cell& above = table_.rows[origin_row(column)].cells[column];
            if (!cell.text.empty() && (above.text.empty() || above.cover == Cover::left))
                return false;
            ended |= cell.text.empty() && !above.text.empty();
        }
        if (is_numbered()) return first.cells.front().text.empty();
        const std::size_t column = longest_column();
        const std::string& text = first.cells[column].text;
        const std::string& above = table_.rows[origin_row(column)].cells[column].text;
        if (text.empty()) return ended;
        return above.ends_with('-') || (begins_small(text) && !ends_sentence(above) && ended);
    }

    void extend(std::size_t column, const std::string& text) {
        if (text.empty()) return;
        Cell& cell = table_.rows[origin_row(column)].cells[column];
        if (cell.text.empty()) {
            cell.text = text;
            return;
        }
        // The page's end is a line break of the page; the author's own breaks stay.
        const auto last_break = cell.text.rfind('\n');
        const std::size_t tail = last_break == std::string::npos ? 0 : last_break + 1;
        const auto first_break = std::min(text.find('\n'), text.size());
        cell.text = cell.text.substr(0, tail) +
                    join_lines(cell.text.substr(tail) + '\n' + text.substr(0, first_break),
                               vocabulary_, true) +
                    text.substr(first_break);
    }

    void join_last_row(const Row& first) {
        for (std::size_t column = 0; column < first.cells.size(); ++column) {
            if (first.cells[column].cover != Cover::left) extend(column, first.cells[column].text);
        }
    }

    // A cell merged down goes on over the page: blank there, or with words that begin small.
    void join_merged_cells(std::vector<Row>& rows) {
        Row& first = rows.front();
        const auto is_merged = [&](std::size_t column) {
            const bool down = rows.size() > 1 && rows[1].cells[column].cover == Cover::above;
            return down || table_.rows.back().cells[column].cover == Cover::above;
        };
        for (std::size_t column = 0; column < first.cells.size(); ++column) {
            const Cell& cell = first.cells[column];
            if (cell.cover != Cover::none || !is_merged(column)) continue;
            // One merged cell that begins anew begins a new group: the others do so too.
            if (!cell.text.empty() && !begins_small(cell.text)) return;
        }
        for (std::size_t column = 0; column < first.cells.size(); ++column) {
            Cell& cell = first.cells[column];
            if (cell.cover != Cover::none || !is_merged(column)) continue;
            if (table_.rows[origin_row(column)].cells[column].cover == Cover::left) continue;
            extend(column, cell.text);
            cell.text.clear();
            cell.cover = Cover::above;
        }
    }

    std::vector<double> columns_;
    Table& table_;
    const Vocabulary& vocabulary_;
};

bool is_page_number(const Paragraph& paragraph) {
    const std::u32string text = trim(decode(paragraph.text));
    return text.size() <= 5 && std::all_of(text.begin(), text.end(), [](char32_t c) {
               return is_digit(c) || is_dash(c) || is_space(c);
           });
}

Document document_of(const std::vector<PdfPage>& pages) {
    const Vocabulary vocabulary = vocabulary_of(pages);
    std::vector<std::variant<Paragraph, PageTable>> blocks;
    for (const PdfPage& page : pages) {
        for (PageBlock& block : read_page(page, vocabulary)) {
            if (auto* paragraph = std::get_if<Paragraph>(&block.content)) {
                if (!is_page_number(*paragraph)) blocks.emplace_back(std::move(*paragraph));
                continue;
            }
            auto& table = std::get<PageTable>(block.content);
            if (!blocks.empty() && std::holds_alternative<PageTable>(blocks.back())) {
                TableJoiner joiner(std::get<PageTable>(blocks.back()), vocabulary);
                if (joiner.fits(table)) {
                    joiner.append(std::move(table));
                    continue;
                }
            }
            blocks.emplace_back(std::move(table));
        }
    }
    Document document;
    for (auto& block : blocks) {
        if (auto* paragraph = std::get_if<Paragraph>(&block)) {
            document.blocks.emplace_back(std::move(*paragraph));
        } else {
            document.blocks.emplace_back(std::move(std::get<PageTable>(block).table));
        }
    }
    return document;
}

}  // namespace

tl::expected<Document, ImportError> read_pdf(std::string_view bytes, const ImportLimits& limits) {
    const std::string document(kDocumentArgument);
    const auto words = run({"pdftotext", "-bbox-layout", "-enc", "UTF-8", "-l",
                            std::to_string(kPagesMax), document, "-"},
                           bytes);
    if (!words) return tl::unexpected(words.error());
    auto pages = parse_page_words(*words, limits);
    if (!pages) return tl::unexpected(pages.error());
    const bool speaks = std::any_of(pages->begin(), pages->end(),
                                    [](const PdfPage& page) { return !page.words.empty(); });
    if (!speaks) return failure(ImportErrorCode::no_text_layer, {});
    for (std::size_t first = 0; first < pages->size(); first += kPagesAtOnce) {
        const std::size_t last = std::min(first + kPagesAtOnce, pages->size());
        const auto pictures = run({"pdftoppm", "-gray", "-r", std::to_string(kDotsPerInch), "-f",
                                   std::to_string(first + 1), "-l", std::to_string(last), document},
                                  bytes);
        if (!pictures) return tl::unexpected(pictures.error());
        if (!add_rulings(*pictures, kDotsPerInch / 72.0, *pages, first))
            return failure(ImportErrorCode::damaged, "pdf");
    }
    drop_running_lines(*pages);
    const bool ruled = std::any_of(pages->begin(), pages->end(), [](const PdfPage& page) {
        return page.vertical.size() > 2 && page.horizontal.size() > 1;
    });
    if (!ruled) {
        if (auto unruled = read_unruled(*pages)) return std::move(*unruled);
    }
    return document_of(*pages);
}

}  // namespace sroki::calendar
