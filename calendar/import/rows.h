#pragma once
// Rows of a plan table -> items: section and month rows, repeated headings, rows of column numbers,
// merged cells, rows broken over pages, sub-rows.
// Thread contract: a RowReader reads one document, table by table, in one thread.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "calendar/import/columns.h"
#include "calendar/import/document.h"
#include "calendar/import/text.h"
#include "calendar/plan.h"

namespace sroki::calendar {

// A month that heads rows: "October", "October 2026".
struct MonthHeading {
    std::chrono::month month{1};
    std::optional<std::chrono::year> year;
};

// One item as its row says it; `item.resolved` and `item.month` are still empty.
struct RowItem {
    DraftItem item;
    std::string term_lines;  // the term with its line breaks: they part a list of months
    std::string executor_lines;
    std::optional<MonthHeading> month;
    int row = 0;  // from 1 in its table
    int title_column = 0;
    int executors_column = 0;
    int term_column = 0;
    bool doubtful = false;  // put together from pieces: a person should look
};

class RowReader {
  public:
    // `wrapped`: line breaks come from the page's width.
    RowReader(const Vocabulary& vocabulary, bool wrapped)
        : vocabulary_(vocabulary), wrapped_(wrapped) {}

    // `above`: the heading that stands over the table, if it heads a section.
    void read(const Table& table, const ColumnMap& columns, const std::string& above);

    [[nodiscard]] std::vector<RowItem> take() { return std::move(items_); }

  private:
    struct Fields {
        std::string number, title, executors, term, result, section;
    };

    void read_row(const Table& table, const ColumnMap& columns, std::size_t row);
    void carry(const Row& row);
    [[nodiscard]] Fields fields_of(const ColumnMap& columns) const;
    [[nodiscard]] bool is_section_row(const Table& table, const ColumnMap& columns,
                                      std::size_t row) const;
    bool continue_item(const Row& row, const ColumnMap& columns, const Fields& fields);
    void start_section(const std::string& text);
    void add_section_cell(const std::string& text);
    [[nodiscard]] static bool begins_item(const Fields& fields, const std::string& term);
    void add_item(const ColumnMap& columns, Fields fields, std::size_t row);
    void fill_lost_merges(std::size_t first_item, const ColumnMap& columns);
    [[nodiscard]] std::string joined(std::string_view text) const;

    const Vocabulary& vocabulary_;
    bool wrapped_;
    std::vector<RowItem> items_;
    std::vector<std::string> effective_;  // per column: the text that counts in this row
    std::size_t table_first_item_ = 0;
    std::size_t first_changed_ = 0;  // one less where the table goes on with the item above
    bool headed_ = false;            // the table, or what was read of it, began with a section
    std::optional<std::string> section_;
    std::optional<MonthHeading> month_;
    bool months_hold_sections_ = false;
    bool line_by_line_ = false;  // every printed line is a row of its own
    std::size_t section_first_item_ = 0;
};

// "Section 2. Title" -> "Title"; a text without a number stays.
[[nodiscard]] std::string strip_section_number(std::string_view text);

// Does a paragraph look like the heading of a section: numbered, or called a section?
[[nodiscard]] bool is_section_heading(std::string_view text);

// The month a heading consists of; nothing when it says anything else.
[[nodiscard]] std::optional<MonthHeading> month_heading(std::string_view text);

}  // namespace sroki::calendar
