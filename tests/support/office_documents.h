#pragma once
// Small office documents built in the test: every trap of a reader apart from the others.

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace sroki::test {

// A zip archive of the given parts.
std::string zip_of(const std::map<std::string, std::string>& parts);

// A DOCX whose body is the given WordprocessingML.
std::string docx_of(std::string_view body, const std::map<std::string, std::string>& more = {});

// WordprocessingML of a paragraph; '\n' becomes a line break.
std::string paragraph(std::string_view text);

// A cell: `properties` is the inside of w:tcPr ("<w:gridSpan w:val=\"5\"/>").
std::string cell(std::string_view text, std::string_view properties = {});
std::string row(const std::vector<std::string>& texts);     // plain cells
std::string row_of(const std::vector<std::string>& cells);  // cells made by cell()
std::string wide_row(std::string_view text, int columns);   // one cell over the whole row
std::string table(const std::vector<std::string>& rows);

// An XLSX with one sheet whose sheetData is given; `more` adds or replaces parts.
std::string xlsx_of(std::string_view sheet_data, std::string_view merges = {},
                    const std::map<std::string, std::string>& more = {});

}  // namespace sroki::test
