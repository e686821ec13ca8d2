#include "calendar/import/docx.h"

#include <optional>

#include "calendar/import/archive.h"
#include "calendar/import/docx_numbering.h"
#include "calendar/import/office_xml.h"
#include "calendar/import/text.h"

namespace sroki::calendar {

namespace {

int integer_of(std::string_view text, int otherwise, int limit) {
    int value = 0;
    if (text.empty() || text.size() > 6) return otherwise;
    for (const char c : text) {
        if (c < '0' || c > '9') return otherwise;
        value = value * 10 + (c - '0');
    }
    return value > limit ? limit : value;
}

bool is_switched_on(const pugi::xml_node& property) {
    if (!property) return false;
    const std::string_view value = attribute_of(property, "val");
    return value != "0" && value != "false" && value != "off";
}

// Elements that only wrap what is shown.
bool is_wrapper(std::string_view name) {
    return name == "sdt" || name == "sdtContent" || name == "ins" || name == "smartTag" ||
           name == "customXml" || name == "hyperlink" || name == "fldSimple" || name == "moveTo" ||
           name == "bdo" || name == "dir" || name == "AlternateContent" || name == "Choice";
}

bool is_removed(std::string_view name) {
    return name == "del" || name == "moveFrom" || name == "Fallback" || name == "sdtPr" ||
           name == "pPr" || name == "rPr";
}

class Reader {
  public:
    Reader(Numbering numbering, const ImportLimits& limits)
        : numbering_(std::move(numbering)), limits_(limits) {}

    tl::expected<Document, ImportError> read(const pugi::xml_node& body) {
        read_blocks(body);
        if (exceeded_) {
            return tl::unexpected(ImportError{ImportErrorCode::too_large, std::string(*exceeded_)});
        }
        return std::move(document_);
    }

  private:
    // Recursion is bounded: parse_part() refuses a tree deeper than limits.nesting_max.
    void read_blocks(const pugi::xml_node& parent) {
        for (const pugi::xml_node node : parent.children()) {
            if (exceeded_) return;
            const std::string_view name = local_name(node);
            if (name == "p") {
                const std::string text = read_paragraph(node);
                document_.blocks.emplace_back(Paragraph{clean_text(text)});
                flush_boxes();
            } else if (name == "tbl") {
                read_table(node);
            } else if (is_wrapper(name)) {
                read_blocks(node);
            }
        }
    }

    std::string read_paragraph(const pugi::xml_node& paragraph) {
        std::string text;
        const auto list = child_of(child_of(paragraph, "pPr"), "numPr");
        if (list) {
            const std::string label = numbering_.next_label(
                integer_of(attribute_of(child_of(list, "numId"), "val"), 0, 1'000'000),
                integer_of(attribute_of(child_of(list, "ilvl"), "val"), 0, 100));
            if (!label.empty()) text = label + ' ';
        }
        read_runs(paragraph, text);
        return text;
    }

    void read_runs(const pugi::xml_node& parent, std::string& text) {
        for (const pugi::xml_node node : parent.children()) {
            if (text.size() > limits_.cell_bytes_max) {
                exceeded_ = "cell";
                return;
            }
            const std::string_view name = local_name(node);
            if (name == "r") {
                if (!is_switched_on(child_of(child_of(node, "rPr"), "vanish")))
                    read_runs(node, text);
            } else if (name == "t") {
                text += node.text().get();
            } else if (name == "tab" || name == "ptab") {
                text += '\t';
            } else if (name == "br" || name == "cr") {
                text += '\n';
            } else if (name == "noBreakHyphen") {
                text += '-';
            } else if (name == "txbxContent") {
                boxes_.push_back(node);
            } else if (!is_removed(name) && name != "instrText" && name != "delText") {
                read_runs(node, text);
            }
        }
    }

    // A text box stands where its anchor is: its paragraphs follow the anchor's.
    void flush_boxes() {
        std::vector<pugi::xml_node> boxes;
        boxes.swap(boxes_);
        for (const pugi::xml_node& box : boxes)
            read_blocks(box);
    }

    void read_table(const pugi::xml_node& node) {
        Table table;
        std::vector<Table> nested;
        read_rows(node, table, nested);
        document_.blocks.emplace_back(std::move(table));
        for (Table& inner : nested)
            document_.blocks.emplace_back(std::move(inner));
    }

    void read_rows(const pugi::xml_node& parent, Table& table, std::vector<Table>& nested) {
        for (const pugi::xml_node node : parent.children()) {
            if (exceeded_) return;
            const std::string_view name = local_name(node);
            if (name == "tr") {
                if (is_switched_on(child_of(child_of(node, "trPr"), "del"))) continue;
                if (++rows_ > limits_.rows_max) {
                    exceeded_ = "rows";
                    return;
                }
                Row row;
                add_empty_cells(row, grid_skip(node, "gridBefore"));
                read_cells(node, row, nested);
                add_empty_cells(row, grid_skip(node, "gridAfter"));
                cover_from_above(table, row);
                table.rows.push_back(std::move(row));
            } else if (is_wrapper(name)) {
                read_rows(node, table, nested);
            }
        }
    }

    static int grid_skip(const pugi::xml_node& row, std::string_view name) {
        return integer_of(attribute_of(child_of(child_of(row, "trPr"), name), "val"), 0, 64);
    }

    static void add_empty_cells(Row& row, int count) {
        for (int i = 0; i < count; ++i)
            row.cells.emplace_back();
    }

    void read_cells(const pugi::xml_node& parent, Row& row, std::vector<Table>& nested) {
        for (const pugi::xml_node node : parent.children()) {
            if (exceeded_) return;
            const std::string_view name = local_name(node);
            if (name == "tc") {
                read_cell(node, row, nested);
            } else if (is_wrapper(name)) {
                read_cells(node, row, nested);
            }
        }
    }

    void read_cell(const pugi::xml_node& node, Row& row, std::vector<Table>& nested) {
        const auto properties = child_of(node, "tcPr");
        const auto horizontal = child_of(properties, "hMerge");
        if (horizontal && attribute_of(horizontal, "val") != "restart" && !row.cells.empty()) {
            widen_last(row, 1);
            return;
        }
        Cell cell;
        const auto vertical = child_of(properties, "vMerge");
        if (vertical && attribute_of(vertical, "val") != "restart") cell.cover = Cover::above;
        std::string text;
        read_cell_text(node, text, nested);
        if (cell.cover == Cover::none) cell.text = clean_text(text);
        if (++cells_ > limits_.cells_max) exceeded_ = "cells";
        row.cells.push_back(std::move(cell));
        widen_last(row, integer_of(attribute_of(child_of(properties, "gridSpan"), "val"), 1,
                                   static_cast<int>(limits_.columns_max)) -
                            1);
        if (row.cells.size() > limits_.columns_max) exceeded_ = "columns";
    }

    static void widen_last(Row& row, int by) {
        std::size_t owner = row.cells.size() - 1;
        while (owner > 0 && row.cells[owner].cover == Cover::left)
            --owner;
        for (int i = 0; i < by; ++i) {
            ++row.cells[owner].width;
            row.cells.push_back(Cell{{}, 1, Cover::left});
        }
    }

    void read_cell_text(const pugi::xml_node& parent, std::string& text,
                        std::vector<Table>& nested) {
        for (const pugi::xml_node node : parent.children()) {
            if (exceeded_) return;
            const std::string_view name = local_name(node);
            if (name == "p") {
                if (!text.empty()) text += '\n';
                text += read_paragraph(node);
                std::vector<pugi::xml_node> boxes;
                boxes.swap(boxes_);
                for (const pugi::xml_node& box : boxes)
                    read_cell_text(box, text, nested);
            } else if (name == "tbl") {
                read_nested(node, text, nested);
            } else if (is_wrapper(name)) {
                read_cell_text(node, text, nested);
            }
        }
    }

    // A table inside a cell: one that may be a plan of its own stands apart, a small one is text.
    void read_nested(const pugi::xml_node& node, std::string& text, std::vector<Table>& nested) {
        Table inner;
        read_rows(node, inner, nested);
        std::size_t columns = 0;
        for (const Row& row : inner.rows)
            columns = std::max(columns, row.cells.size());
        if (columns >= 3 && inner.rows.size() >= 2) {
            nested.push_back(std::move(inner));
            return;
        }
        for (const Row& row : inner.rows) {
            for (const Cell& cell : row.cells) {
                if (cell.text.empty()) continue;
                if (!text.empty()) text += '\n';
                text += cell.text;
            }
        }
    }

    // A continued merge with nothing above it is a cell of its own.
    static void cover_from_above(const Table& table, Row& row) {
        if (!table.rows.empty()) return;
        for (Cell& cell : row.cells) {
            if (cell.cover == Cover::above) cell.cover = Cover::none;
        }
    }

    Numbering numbering_;
    const ImportLimits& limits_;
    Document document_;
    std::vector<pugi::xml_node> boxes_;
    std::size_t rows_ = 0;
    std::size_t cells_ = 0;
    std::optional<std::string_view> exceeded_;
};

}  // namespace

tl::expected<Document, ImportError> read_docx(std::string_view bytes, const ImportLimits& limits) {
    const auto archive = Archive::open(bytes, limits);
    if (!archive) return tl::unexpected(archive.error());
    std::string part = main_part_of(*archive, limits);
    if (part.empty() || !archive->contains(part)) part = "word/document.xml";
    pugi::xml_document xml;
    if (auto parsed = parse_part(*archive, part, limits, xml); !parsed)
        return tl::unexpected(parsed.error());
    const auto body = child_of(xml.document_element(), "body");
    if (!body) return tl::unexpected(ImportError{ImportErrorCode::damaged, part});
    Numbering numbering;
    pugi::xml_document numbering_xml;
    const std::string numbering_part = resolve_target(part, "numbering.xml");
    if (archive->contains(numbering_part) &&
        parse_part(*archive, numbering_part, limits, numbering_xml)) {
        numbering = Numbering(numbering_xml.document_element());
    }
    return Reader(std::move(numbering), limits).read(body);
}

}  // namespace sroki::calendar
