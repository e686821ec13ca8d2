#include "calendar/import/html.h"

#include <optional>

#include "calendar/import/encoding.h"
#include "calendar/import/html_tokens.h"
#include "calendar/import/text.h"

namespace sroki::calendar {

namespace {

bool ends_line(std::string_view tag) {
    return tag == "p" || tag == "div" || tag == "li" || tag == "ul" || tag == "ol" || tag == "h1" ||
           tag == "h2" || tag == "h3" || tag == "h4" || tag == "h5" || tag == "h6" ||
           tag == "center" || tag == "section" || tag == "article" || tag == "header" ||
           tag == "body" || tag == "hr" || tag == "blockquote" || tag == "caption";
}

int span_of(const HtmlToken& tag, const std::string& name, int limit) {
    const auto found = tag.attributes.find(name);
    if (found == tag.attributes.end()) return 1;
    int value = 0;
    for (const char c : found->second) {
        if (c < '0' || c > '9') break;
        value = std::min(value * 10 + (c - '0'), limit);
    }
    return std::max(value, 1);
}

class Reader {
  public:
    explicit Reader(const ImportLimits& limits) : limits_(limits) {}

    tl::expected<Document, ImportError> read(std::string_view html) {
        HtmlTokens tokens(html);
        for (HtmlToken token = tokens.next(); token.type != HtmlToken::Type::end && !exceeded_;
             token = tokens.next()) {
            if (token.type == HtmlToken::Type::text) {
                add_text(token.text);
            } else if (token.type == HtmlToken::Type::open) {
                open(token);
            } else {
                close(token.text);
            }
        }
        while (!open_tables_.empty())
            close_table();
        end_paragraph();
        if (exceeded_)
            return tl::unexpected(ImportError{ImportErrorCode::too_large, std::string(*exceeded_)});
        return std::move(document_);
    }

  private:
    // A column that a cell above still spans, and for how many more rows.
    struct Hanging {
        int rows = 0;
        int width = 1;
    };
    struct OpenTable {
        Table table;
        bool in_row = false;
        bool in_cell = false;
        std::vector<Hanging> hanging;
    };

    std::string& sink() {
        if (open_tables_.empty() || !open_tables_.back().in_cell) return paragraph_;
        return open_tables_.back().table.rows.back().cells[cell_index_.back()].text;
    }

    // Space in the source is one space; only tags break lines.
    void add_text(const std::string& text) {
        std::string& target = sink();
        if (target.size() + text.size() > limits_.cell_bytes_max * 10) {
            exceeded_ = "cell";
            return;
        }
        for (const char c : text) {
            const bool blank = c == ' ' || c == '\n' || c == '\t' || c == '\r';
            if (!blank) {
                target.push_back(c);
            } else if (!target.empty() && target.back() != ' ' && target.back() != '\n') {
                target.push_back(' ');
            }
        }
    }

    void break_line() {
        std::string& target = sink();
        if (!target.empty() && target.back() != '\n') target.push_back('\n');
    }

    void end_paragraph() {
        const std::string text = clean_text(paragraph_);
        paragraph_.clear();
        if (fold_spaces(text).empty()) return;
        if (document_.blocks.size() >= limits_.rows_max) {
            exceeded_ = "rows";
            return;
        }
        document_.blocks.emplace_back(Paragraph{text});
    }

    void end_block() {
        if (open_tables_.empty() || !open_tables_.back().in_cell) {
            end_paragraph();
        } else {
            break_line();
        }
    }

    void open(const HtmlToken& tag) {
        if (tag.text == "br") {
            break_line();
        } else if (tag.text == "table") {
            open_table();
        } else if (tag.text == "tr") {
            open_row();
        } else if (tag.text == "td" || tag.text == "th") {
            open_cell(tag);
        } else if (ends_line(tag.text)) {
            end_block();
        }
    }

    void close(const std::string& name) {
        if (name == "table") {
            close_table();
        } else if (name == "tr" && !open_tables_.empty()) {
            close_row();
        } else if ((name == "td" || name == "th") && !open_tables_.empty()) {
            open_tables_.back().in_cell = false;
        } else if (ends_line(name)) {
            end_block();
        }
    }

    // Pages lay themselves out in tables: what stood before an inner table is text of its own.
    void open_table() {
        if (open_tables_.size() >= limits_.nesting_max) {
            exceeded_ = "nesting";
            return;
        }
        if (!open_tables_.empty() && open_tables_.back().in_cell) {
            paragraph_ = std::exchange(sink(), {});
        }
        end_paragraph();
        open_tables_.emplace_back();
        cell_index_.push_back(0);
    }

    void close_table() {
        if (open_tables_.empty()) return;
        close_row();
        Table table = std::move(open_tables_.back().table);
        open_tables_.pop_back();
        cell_index_.pop_back();
        for (Row& row : table.rows) {
            for (Cell& cell : row.cells)
                cell.text = clean_text(cell.text);
        }
        document_.blocks.emplace_back(std::move(table));
    }

    void open_row() {
        if (open_tables_.empty()) return;
        close_row();
        OpenTable& table = open_tables_.back();
        if (++rows_ > limits_.rows_max) {
            exceeded_ = "rows";
            return;
        }
        table.table.rows.emplace_back();
        table.in_row = true;
        fill_hanging(table);
    }

    void close_row() {
        if (open_tables_.empty()) return;
        open_tables_.back().in_row = false;
        open_tables_.back().in_cell = false;
    }

    // Places that cells above still cover, up to the next free one.
    void fill_hanging(OpenTable& table) {
        auto& cells = table.table.rows.back().cells;
        while (cells.size() < table.hanging.size() && table.hanging[cells.size()].rows > 0) {
            Hanging& hanging = table.hanging[cells.size()];
            --hanging.rows;
            cells.push_back(Cell{{}, hanging.width, Cover::above});
            for (int i = 1; i < hanging.width; ++i)
                cells.push_back(Cell{{}, 1, Cover::left});
        }
    }

    void open_cell(const HtmlToken& tag) {
        if (open_tables_.empty()) return;
        if (!open_tables_.back().in_row) open_row();
        if (exceeded_) return;
        OpenTable& table = open_tables_.back();
        auto& cells = table.table.rows.back().cells;
        const int width = span_of(tag, "colspan", static_cast<int>(limits_.columns_max));
        const int height = span_of(tag, "rowspan", static_cast<int>(limits_.rows_max));
        if (cells.size() + static_cast<std::size_t>(width) > limits_.columns_max * 2) {
            exceeded_ = "columns";
            return;
        }
        const std::size_t column = cells.size();
        cells.push_back(Cell{{}, width, Cover::none});
        for (int i = 1; i < width; ++i)
            cells.push_back(Cell{{}, 1, Cover::left});
        if (++cells_ > limits_.cells_max) exceeded_ = "cells";
        if (table.hanging.size() < cells.size()) table.hanging.resize(cells.size());
        std::fill(table.hanging.begin() + static_cast<std::ptrdiff_t>(column),
                  table.hanging.begin() + static_cast<std::ptrdiff_t>(cells.size()), Hanging{});
        table.hanging[column] = {height - 1, width};
        cell_index_.back() = column;
        table.in_cell = true;
        fill_hanging(table);
    }

    const ImportLimits& limits_;
    Document document_;
    std::string paragraph_;
    std::vector<OpenTable> open_tables_;
    std::vector<std::size_t> cell_index_;  // per open table: the cell that is being written
    std::size_t rows_ = 0;
    std::size_t cells_ = 0;
    std::optional<std::string_view> exceeded_;
};

}  // namespace

tl::expected<Document, ImportError> read_html(std::string_view bytes, const ImportLimits& limits) {
    return Reader(limits).read(to_utf8(bytes));
}

}  // namespace sroki::calendar
