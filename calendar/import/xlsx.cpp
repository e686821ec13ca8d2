#include "calendar/import/xlsx.h"

#include <charconv>
#include <chrono>
#include <map>
#include <set>

#include <fmt/format.h>

#include "calendar/import/archive.h"
#include "calendar/import/office_xml.h"
#include "calendar/import/text.h"

namespace sroki::calendar {

namespace {

tl::unexpected<ImportError> too_large(std::string_view what) {
    return tl::unexpected(ImportError{ImportErrorCode::too_large, std::string(what)});
}

// "BC12" -> column 54, row 11, both from 0; nothing for anything else.
struct Place {
    std::size_t row = 0;
    std::size_t column = 0;
};
std::optional<Place> parse_place(std::string_view text) {
    std::size_t column = 0;
    std::size_t at = 0;
    while (at < text.size() && text[at] >= 'A' && text[at] <= 'Z' && at < 4)
        column = column * 26 + static_cast<std::size_t>(text[at++] - 'A' + 1);
    std::size_t row = 0;
    const auto result = std::from_chars(text.data() + at, text.data() + text.size(), row);
    if (at == 0 || result.ec != std::errc{} || result.ptr != text.data() + text.size() || row == 0)
        return std::nullopt;
    return Place{row - 1, column - 1};
}

std::size_t count_of(std::string_view text) {
    std::size_t value = 0;
    std::from_chars(text.data(), text.data() + text.size(), value);
    return value;
}

// All text of an element: runs of rich text, phonetic hints left out.
void add_text(const pugi::xml_node& node, std::string& text) {
    for (const pugi::xml_node child : node.children()) {
        const std::string_view name = local_name(child);
        if (name == "t") {
            text += child.text().get();
        } else if (name == "r") {
            add_text(child, text);
        }
    }
}

// A format shows a date when its letters outside quotes and brackets are those of dates.
bool is_date_format(std::string_view format) {
    bool quoted = false;
    bool bracketed = false;
    for (std::size_t i = 0; i < format.size(); ++i) {
        const char c = format[i];
        if (c == '"') quoted = !quoted;
        if (c == '[') bracketed = true;
        if (c == ']') bracketed = false;
        if (c == '\\') {
            ++i;
            continue;
        }
        if (!quoted && !bracketed && (c == 'd' || c == 'D' || c == 'y' || c == 'Y')) return true;
    }
    return false;
}

// Which cell styles show their number as a date.
std::set<std::size_t> date_styles(const pugi::xml_node& style_sheet) {
    std::map<std::size_t, bool> formats;
    for (const pugi::xml_node format : child_of(style_sheet, "numFmts").children()) {
        formats[count_of(attribute_of(format, "numFmtId"))] =
            is_date_format(attribute_of(format, "formatCode"));
    }
    std::set<std::size_t> styles;
    std::size_t index = 0;
    for (const pugi::xml_node style : child_of(style_sheet, "cellXfs").children()) {
        const std::size_t format = count_of(attribute_of(style, "numFmtId"));
        const auto own = formats.find(format);
        const bool built_in = (format >= 14 && format <= 17) || format == 22;
        if (own == formats.end() ? built_in : own->second) styles.insert(index);
        ++index;
    }
    return styles;
}

// A serial day of the 1900 or 1904 system as "05.10.2026"; empty when out of any sensible range.
std::string date_text(double serial, bool since_1904) {
    if (serial < 1 || serial > 100'000) return {};
    using namespace std::chrono;
    const sys_days zero =
        since_1904 ? sys_days{year{1904} / 1 / 1} : sys_days{year{1899} / 12 / 30};
    const year_month_day day{zero + days{static_cast<int>(serial)}};
    return fmt::format("{:02}.{:02}.{}", static_cast<unsigned>(day.day()),
                       static_cast<unsigned>(day.month()), static_cast<int>(day.year()));
}

// "1.1000000000000001" is a number of the machine, "1.1" is what the sheet shows.
std::string number_text(const std::string& value) {
    double number = 0;
    const auto result = std::from_chars(value.data(), value.data() + value.size(), number);
    if (result.ec != std::errc{} || result.ptr != value.data() + value.size()) return value;
    return fmt::format("{:.12g}", number);
}

struct Workbook {
    std::vector<std::string> strings;
    std::set<std::size_t> dates;
    bool since_1904 = false;
};

class SheetReader {
  public:
    SheetReader(const Workbook& workbook, const ImportLimits& limits, std::size_t& rows,
                std::size_t& cells)
        : workbook_(workbook), limits_(limits), rows_(rows), cells_(cells) {}

    tl::expected<Table, ImportError> read(const pugi::xml_node& sheet) {
        std::size_t next_row = 0;
        for (const pugi::xml_node node : child_of(sheet, "sheetData").children()) {
            if (local_name(node) != "row") continue;
            const std::string_view number = attribute_of(node, "r");
            const std::size_t row = number.empty() ? next_row : count_of(number) - 1;
            next_row = row + 1;
            if (attribute_of(node, "hidden") == "1") continue;
            if (++rows_ > limits_.rows_max) return too_large("rows");
            if (auto added = add_row(node, row); !added) return tl::unexpected(added.error());
        }
        for (Row& row : table_.rows)
            row.cells.resize(width_);
        for (const pugi::xml_node merge : child_of(sheet, "mergeCells").children())
            apply_merge(attribute_of(merge, "ref"));
        return std::move(table_);
    }

  private:
    tl::expected<void, ImportError> add_row(const pugi::xml_node& node, std::size_t number) {
        Row row;
        std::size_t next_column = 0;
        for (const pugi::xml_node cell : node.children()) {
            if (local_name(cell) != "c") continue;
            const auto place = parse_place(attribute_of(cell, "r"));
            const std::size_t column = place ? place->column : next_column;
            next_column = column + 1;
            std::string text = clean_text(text_of(cell));
            if (text.empty()) continue;
            if (column >= limits_.columns_max) return too_large("columns");
            if (text.size() > limits_.cell_bytes_max) return too_large("cell");
            if (++cells_ > limits_.cells_max) return too_large("cells");
            if (row.cells.size() <= column) row.cells.resize(column + 1);
            row.cells[column].text = std::move(text);
        }
        width_ = std::max(width_, row.cells.size());
        index_of_[number] = table_.rows.size();
        table_.rows.push_back(std::move(row));
        return {};
    }

    [[nodiscard]] std::string text_of(const pugi::xml_node& cell) const {
        const std::string_view type = attribute_of(cell, "t");
        std::string text;
        if (type == "inlineStr") {
            add_text(child_of(cell, "is"), text);
            return text;
        }
        const std::string value = child_of(cell, "v").text().get();
        if (value.empty() || type == "e") return {};
        if (type == "s") {
            const std::size_t index = count_of(value);
            return index < workbook_.strings.size() ? workbook_.strings[index] : std::string();
        }
        if (type == "str" || type == "b") return value;
        if (type == "d") return value.substr(0, 10);
        if (workbook_.dates.contains(count_of(attribute_of(cell, "s")))) {
            double serial = 0;
            std::from_chars(value.data(), value.data() + value.size(), serial);
            std::string day = date_text(serial, workbook_.since_1904);
            if (!day.empty()) return day;
        }
        return number_text(value);
    }

    // Rows that the sheet leaves out count for nothing, so a merge is cut to those that are here.
    void apply_merge(std::string_view reference) {
        const auto colon = reference.find(':');
        if (colon == std::string_view::npos) return;
        const auto first = parse_place(reference.substr(0, colon));
        const auto last = parse_place(reference.substr(colon + 1));
        if (!first || !last || last->row < first->row || last->column < first->column) return;
        const auto top = index_of_.find(first->row);
        if (top == index_of_.end() || first->column >= width_) return;
        const std::size_t right = std::min(last->column, width_ - 1);
        for (auto row = top; row != index_of_.end() && row->first <= last->row; ++row) {
            if (++merged_rows_ > limits_.cells_max) return;
            auto& cells = table_.rows[row->second].cells;
            for (std::size_t column = first->column; column <= right; ++column) {
                Cell& cell = cells[column];
                if (column > first->column) {
                    cell = Cell{{}, 1, Cover::left};
                } else if (row != top) {
                    cell = Cell{{}, 1, Cover::above};
                }
            }
            cells[first->column].width = static_cast<int>(right - first->column + 1);
        }
    }

    const Workbook& workbook_;
    const ImportLimits& limits_;
    std::size_t& rows_;
    std::size_t& cells_;
    std::size_t merged_rows_ = 0;
    Table table_;
    std::map<std::size_t, std::size_t> index_of_;  // row of the sheet -> row of the table
    std::size_t width_ = 0;
};

tl::expected<Workbook, ImportError> read_workbook(const Archive& archive, const std::string& main,
                                                  const pugi::xml_node& root,
                                                  const ImportLimits& limits) {
    Workbook workbook;
    const std::string_view epoch = attribute_of(child_of(root, "workbookPr"), "date1904");
    workbook.since_1904 = epoch == "1" || epoch == "true";
    const std::string strings = resolve_target(main, "sharedStrings.xml");
    pugi::xml_document xml;
    if (archive.contains(strings)) {
        if (auto parsed = parse_part(archive, strings, limits, xml); !parsed)
            return tl::unexpected(parsed.error());
        for (const pugi::xml_node node : xml.document_element().children()) {
            if (local_name(node) != "si") continue;
            std::string text;
            add_text(node, text);
            workbook.strings.push_back(std::move(text));
        }
    }
    const std::string styles = resolve_target(main, "styles.xml");
    if (archive.contains(styles) && parse_part(archive, styles, limits, xml))
        workbook.dates = date_styles(xml.document_element());
    return workbook;
}

std::map<std::string, std::string> relations_of(const Archive& archive, const std::string& main,
                                                const ImportLimits& limits) {
    std::map<std::string, std::string> targets;
    const auto slash = main.rfind('/');
    const std::string folder = slash == std::string::npos ? "" : main.substr(0, slash + 1);
    const std::string file = slash == std::string::npos ? main : main.substr(slash + 1);
    pugi::xml_document xml;
    if (!parse_part(archive, folder + "_rels/" + file + ".rels", limits, xml)) return targets;
    for (const pugi::xml_node relation : xml.document_element().children()) {
        targets[std::string(attribute_of(relation, "Id"))] =
            resolve_target(main, attribute_of(relation, "Target"));
    }
    return targets;
}

}  // namespace

tl::expected<Document, ImportError> read_xlsx(std::string_view bytes, const ImportLimits& limits) {
    const auto archive = Archive::open(bytes, limits);
    if (!archive) return tl::unexpected(archive.error());
    std::string main = main_part_of(*archive, limits);
    if (main.empty() || !archive->contains(main)) main = "xl/workbook.xml";
    pugi::xml_document book;
    if (auto parsed = parse_part(*archive, main, limits, book); !parsed)
        return tl::unexpected(parsed.error());
    const auto workbook = read_workbook(*archive, main, book.document_element(), limits);
    if (!workbook) return tl::unexpected(workbook.error());
    const auto targets = relations_of(*archive, main, limits);
    Document document;
    std::size_t rows = 0;
    std::size_t cells = 0;
    std::size_t sheets = 0;
    for (const pugi::xml_node sheet : child_of(book.document_element(), "sheets").children()) {
        if (!attribute_of(sheet, "state").empty() && attribute_of(sheet, "state") != "visible")
            continue;
        const auto target = targets.find(std::string(attribute_of(sheet, "id")));
        if (target == targets.end() || ++sheets > limits.columns_max) continue;
        pugi::xml_document xml;
        if (auto parsed = parse_part(*archive, target->second, limits, xml); !parsed)
            return tl::unexpected(parsed.error());
        auto table = SheetReader(*workbook, limits, rows, cells).read(xml.document_element());
        if (!table) return tl::unexpected(table.error());
        document.blocks.emplace_back(Paragraph{clean_text(attribute_of(sheet, "name"))});
        document.blocks.emplace_back(std::move(*table));
    }
    return document;
}

}  // namespace sroki::calendar
