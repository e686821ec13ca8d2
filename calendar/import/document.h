#pragma once
// A document as every reader gives it: paragraphs and tables in reading order. From here on nobody
// knows whether it was Word, a sheet, a page or a scan.
// Shapes: text is valid UTF-8, lines of a cell or paragraph stand apart by '\n'; a row is a grid:
// a cell that spans is followed by the places it covers.

#include <string>
#include <variant>
#include <vector>

namespace sroki::calendar {

enum class Cover {
    none,   // a cell of its own
    left,   // covered by a cell to the left
    above,  // covered by a cell above
};

struct Cell {
    std::string text;
    int width = 1;  // grid columns it spans
    Cover cover = Cover::none;
};

struct Row {
    std::vector<Cell> cells;
    bool doubtful = false;  // the reader put it together from running text and is not sure
};

struct Table {
    std::vector<Row> rows;
    // False where the format loses merged cells (CSV, words of a PDF): a blank cell may then be
    // part of a merged one.
    bool merges_known = true;
};

struct Paragraph {
    std::string text;
};

struct Document {
    std::vector<std::variant<Paragraph, Table>> blocks;
};

}  // namespace sroki::calendar
