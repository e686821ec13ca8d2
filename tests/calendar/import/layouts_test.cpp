// Invented plans of tests/data/import, each read as DOCX, HTML and, where nothing is merged, CSV.

#include <fstream>
#include <map>

#include <gtest/gtest.h>

#include "calendar/import/import.h"
#include "tests/support/office_documents.h"

namespace sroki::calendar {
namespace {

using Cells = std::vector<std::string>;

struct Layout {
    std::string name;
    std::vector<std::string> paragraphs;
    std::vector<std::vector<Cells>> tables;
    std::vector<Cells> expected;
    bool has_merges = false;
};

std::string trimmed(const std::string& text) {
    const auto begin = text.find_first_not_of(' ');
    if (begin == std::string::npos) return {};
    return text.substr(begin, text.find_last_not_of(' ') - begin + 1);
}

Cells split(const std::string& line, char separator) {
    Cells cells;
    std::size_t from = 0;
    for (;;) {
        const std::size_t to = std::min(line.find(separator, from), line.size());
        cells.push_back(trimmed(line.substr(from, to - from)));
        if (to == line.size()) return cells;
        from = to + 1;
    }
}

void add_row(Layout& layout, const std::string& line) {
    if (layout.tables.empty()) layout.tables.emplace_back();
    Cells cells = split(line.substr(1, line.rfind('|') - 1), '|');
    for (std::string& cell : cells) {
        layout.has_merges |= cell == "<" || cell == "^";
        if (const auto at = cell.find(" / "); at != std::string::npos) cell.replace(at, 3, "\n");
    }
    layout.tables.back().push_back(std::move(cells));
}

std::vector<Layout> read_layouts() {
    std::ifstream in(std::string(SROKI_SOURCE_DIR) + "/tests/data/import/layouts.txt");
    std::vector<Layout> layouts;
    for (std::string line; std::getline(in, line);) {
        if (line.starts_with("= ")) layouts.emplace_back().name = line.substr(2);
        if (layouts.empty() || line.size() < 1) continue;
        Layout& layout = layouts.back();
        if (line.starts_with("P ")) layout.paragraphs.push_back(line.substr(2));
        if (line == "T") layout.tables.emplace_back();
        if (line.starts_with("|")) add_row(layout, line);
        if (line.starts_with("> ")) layout.expected.push_back(split(line.substr(2), '|'));
    }
    return layouts;
}

int width_at(const Cells& row, std::size_t column) {
    int width = 1;
    while (column + static_cast<std::size_t>(width) < row.size() &&
           row[column + static_cast<std::size_t>(width)] == "<")
        ++width;
    return width;
}

int height_at(const std::vector<Cells>& rows, std::size_t row, std::size_t column) {
    int height = 1;
    while (row + static_cast<std::size_t>(height) < rows.size() &&
           rows[row + static_cast<std::size_t>(height)][column] == "^")
        ++height;
    return height;
}

std::string as_docx(const Layout& layout) {
    std::string body;
    for (const std::string& text : layout.paragraphs)
        body += test::paragraph(text);
    for (const auto& rows : layout.tables) {
        std::vector<std::string> made;
        for (std::size_t row = 0; row < rows.size(); ++row) {
            std::vector<std::string> cells;
            for (std::size_t column = 0; column < rows[row].size(); ++column) {
                const std::string& text = rows[row][column];
                if (text == "<") continue;
                std::string properties;
                const int width = width_at(rows[row], column);
                if (width > 1) properties = "<w:gridSpan w:val=\"" + std::to_string(width) + "\"/>";
                if (text == "^") properties += "<w:vMerge/>";
                if (text != "^" && height_at(rows, row, column) > 1)
                    properties += "<w:vMerge w:val=\"restart\"/>";
                cells.push_back(test::cell(text == "^" ? "" : text, properties));
            }
            made.push_back(test::row_of(cells));
        }
        body += test::table(made) + test::paragraph("");
    }
    return test::docx_of(body);
}

std::string as_html(const Layout& layout) {
    std::string body = "<html><body>";
    for (const std::string& text : layout.paragraphs)
        body += "<p>" + text + "</p>";
    for (const auto& rows : layout.tables) {
        body += "<table>";
        for (std::size_t row = 0; row < rows.size(); ++row) {
            body += "<tr>";
            for (std::size_t column = 0; column < rows[row].size(); ++column) {
                std::string text = rows[row][column];
                if (text == "<" || text == "^") continue;
                if (const auto at = text.find('\n'); at != std::string::npos)
                    text.replace(at, 1, "<br>");
                body += "<td colspan=" + std::to_string(width_at(rows[row], column)) +
                        " rowspan=" + std::to_string(height_at(rows, row, column)) + ">" + text +
                        "</td>";
            }
            body += "</tr>";
        }
        body += "</table>";
    }
    return body + "</body></html>";
}

std::string as_csv(const Layout& layout) {
    std::string text;
    for (const std::string& paragraph : layout.paragraphs)
        text += "\"" + paragraph + "\"\n";
    for (const auto& rows : layout.tables) {
        for (const Cells& row : rows) {
            for (std::size_t column = 0; column < row.size(); ++column)
                text += (column > 0 ? ";\"" : "\"") + row[column] + "\"";
            text += '\n';
        }
    }
    return text;
}

std::string dues_of(const DraftItem& item) {
    std::string dues;
    for (const auto& occurrence : item.resolved.occurrences)
        dues += (dues.empty() ? "" : " ") + scheduler::format_date(occurrence.due);
    return dues;
}

void expect_items(const Layout& layout, const std::string& bytes, const std::string& file) {
    SCOPED_TRACE(layout.name + " as " + file);
    ImportOptions options;
    options.timezone = "Europe/Moscow";
    const auto draft = import_document(bytes, file, options);
    ASSERT_TRUE(draft) << static_cast<int>(draft.error().code);
    ASSERT_EQ(draft->items.size(), layout.expected.size());
    for (std::size_t i = 0; i < draft->items.size(); ++i) {
        const DraftItem& item = draft->items[i];
        const Cells read{item.number.value_or(""),
                         item.section.value_or(""),
                         item.title,
                         item.term_text,
                         item.executors_text,
                         item.result,
                         dues_of(item)};
        for (std::size_t field = 0; field < read.size(); ++field) {
            const std::string& wanted = layout.expected[i][field];
            if (wanted == "*") continue;
            EXPECT_EQ(read[field], wanted == "-" ? "" : wanted) << "item " << i + 1;
        }
    }
}

TEST(Layouts, EveryInventedPlanIsReadAsItsAuthorMeantIt) {
    const auto layouts = read_layouts();
    ASSERT_GT(layouts.size(), 20U);
    for (const Layout& layout : layouts) {
        expect_items(layout, as_docx(layout), "plan.docx");
        expect_items(layout, as_html(layout), "plan.html");
        if (!layout.has_merges && layout.tables.size() == 1)
            expect_items(layout, as_csv(layout), "plan.csv");
    }
}

// "role | heading" of tests/data/import/headings.txt.
std::map<std::string, std::vector<std::string>> read_headings() {
    std::ifstream in(std::string(SROKI_SOURCE_DIR) + "/tests/data/import/headings.txt");
    std::map<std::string, std::vector<std::string>> headings;
    for (std::string line; std::getline(in, line);) {
        const auto bar = line.find(" | ");
        if (bar != std::string::npos && line.front() != '#')
            headings[line.substr(0, bar)].push_back(line.substr(bar + 3));
    }
    return headings;
}

// What stands in two rows under a heading of each role.
const std::map<std::string, Cells>& contents() {
    static const std::map<std::string, Cells> kContents{
        {"number", {"1", "2"}},
        {"title", {"Семинар для учителей физики", "Совещание заместителей директоров школ"}},
        {"term", {"15 октября 2026 г.", "январь-февраль"}},
        {"executors", {"Петрова А.И., методист", "Отдел общего образования"}},
        {"result", {"Аналитическая справка", "Протокол"}},
        {"other", {"местный бюджет", "очно"}},
    };
    return kContents;
}

std::string field_of(const DraftItem& item, const std::string& role) {
    if (role == "number") return item.number.value_or("");
    if (role == "title") return item.title;
    if (role == "term") return item.term_text;
    if (role == "executors") return item.executors_text;
    return item.result;
}

// A sequence that is the same on every machine.
class Dice {
  public:
    std::size_t roll(std::size_t sides) {
        state_ = state_ * 6'364'136'223'846'793'005U + 1'442'695'040'888'963'407U;
        return static_cast<std::size_t>(state_ >> 33U) % sides;
    }

  private:
    std::uint64_t state_ = 2'026;
};

TEST(Layouts, UsualHeadingsAreUnderstoodInAnyOrder) {
    constexpr int kPlans = 300;
    const auto headings = read_headings();
    ASSERT_EQ(headings.size(), contents().size());
    Dice dice;
    for (int plan = 0; plan < kPlans; ++plan) {
        std::vector<std::string> roles{"title", "term", "executors"};
        for (const char* role : {"number", "result", "other"})
            if (dice.roll(3) > 0) roles.emplace_back(role);
        for (std::size_t i = roles.size(); i > 1; --i)
            std::swap(roles[i - 1], roles[dice.roll(i)]);
        Layout layout{"", {"План на 2026 год"}, {{{}, {}, {}}}, {}, false};
        for (const std::string& role : roles) {
            const auto& names = headings.at(role);
            layout.tables[0][0].push_back(names[dice.roll(names.size())]);
            for (std::size_t row = 0; row < 2; ++row)
                layout.tables[0][row + 1].push_back(contents().at(role)[row]);
        }
        const std::string csv = as_csv(layout);
        SCOPED_TRACE(csv);
        ImportOptions options;
        options.timezone = "Europe/Moscow";
        const auto draft = import_document(csv, "plan.csv", options);
        ASSERT_TRUE(draft);
        ASSERT_EQ(draft->items.size(), 2U);
        for (const std::string& role : roles) {
            if (role == "other") continue;
            for (std::size_t row = 0; row < 2; ++row)
                EXPECT_EQ(field_of(draft->items[row], role), contents().at(role)[row]) << role;
        }
    }
}

}  // namespace
}  // namespace sroki::calendar
