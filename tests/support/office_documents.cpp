#include "tests/support/office_documents.h"

#include <stdexcept>

#include <zip.h>

namespace sroki::test {

namespace {

std::string escaped(std::string_view text) {
    std::string xml;
    for (const char c : text) {
        switch (c) {
            case '&':
                xml += "&amp;";
                break;
            case '<':
                xml += "&lt;";
                break;
            case '>':
                xml += "&gt;";
                break;
            default:
                xml += c;
        }
    }
    return xml;
}

}  // namespace

std::string zip_of(const std::map<std::string, std::string>& parts) {
    zip_error_t error;
    zip_error_init(&error);
    zip_source_t* target = zip_source_buffer_create(nullptr, 0, 0, &error);
    zip_source_keep(target);
    zip_t* archive = zip_open_from_source(target, ZIP_TRUNCATE, &error);
    if (archive == nullptr) throw std::runtime_error("no zip");
    for (const auto& [name, content] : parts) {
        zip_source_t* source = zip_source_buffer(archive, content.data(), content.size(), 0);
        zip_file_add(archive, name.c_str(), source, ZIP_FL_ENC_UTF_8);
    }
    if (zip_close(archive) != 0) throw std::runtime_error("zip not closed");
    zip_source_open(target);
    zip_source_seek(target, 0, SEEK_END);
    std::string bytes(static_cast<std::size_t>(zip_source_tell(target)), '\0');
    zip_source_seek(target, 0, SEEK_SET);
    zip_source_read(target, bytes.data(), bytes.size());
    zip_source_close(target);
    zip_source_free(target);
    return bytes;
}

std::string docx_of(std::string_view body, const std::map<std::string, std::string>& more) {
    std::map<std::string, std::string> parts{
        {"[Content_Types].xml",
         R"(<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>)"},
        {"_rels/.rels",
         R"(<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>)"},
        {"word/document.xml",
         R"(<?xml version="1.0" encoding="UTF-8"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>)" +
             std::string(body) + "</w:body></w:document>"}};
    for (const auto& [name, content] : more)
        parts[name] = content;
    return zip_of(parts);
}

std::string paragraph(std::string_view text) {
    std::string runs;
    std::size_t from = 0;
    while (from <= text.size()) {
        const std::size_t to = std::min(text.find('\n', from), text.size());
        if (from > 0) runs += "<w:br/>";
        runs += "<w:t xml:space=\"preserve\">" + escaped(text.substr(from, to - from)) + "</w:t>";
        from = to + 1;
    }
    return "<w:p><w:r>" + runs + "</w:r></w:p>";
}

std::string cell(std::string_view text, std::string_view properties) {
    return "<w:tc><w:tcPr>" + std::string(properties) + "</w:tcPr>" + paragraph(text) + "</w:tc>";
}

std::string row(const std::vector<std::string>& texts) {
    std::string cells;
    for (const std::string& text : texts)
        cells += cell(text);
    return "<w:tr>" + cells + "</w:tr>";
}

std::string row_of(const std::vector<std::string>& cells) {
    std::string all;
    for (const std::string& one : cells)
        all += one;
    return "<w:tr>" + all + "</w:tr>";
}

std::string wide_row(std::string_view text, int columns) {
    return row_of({cell(text, "<w:gridSpan w:val=\"" + std::to_string(columns) + "\"/>")});
}

std::string table(const std::vector<std::string>& rows) {
    std::string all;
    for (const std::string& one : rows)
        all += one;
    return "<w:tbl>" + all + "</w:tbl>";
}

std::string xlsx_of(std::string_view sheet_data, std::string_view merges,
                    const std::map<std::string, std::string>& more) {
    const std::string sheet_namespace = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    std::map<std::string, std::string> parts{
        {"_rels/.rels",
         R"(<Relationships><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>)"},
        {"xl/workbook.xml",
         R"(<workbook xmlns:r="r"><sheets><sheet name="1" sheetId="1" r:id="rId1"/></sheets></workbook>)"},
        {"xl/_rels/workbook.xml.rels",
         R"(<Relationships><Relationship Id="rId1" Type="x/worksheet" Target="worksheets/sheet1.xml"/></Relationships>)"},
        {"xl/worksheets/sheet1.xml", "<worksheet xmlns=\"" + sheet_namespace + "\"><sheetData>" +
                                         std::string(sheet_data) + "</sheetData>" +
                                         std::string(merges) + "</worksheet>"}};
    for (const auto& [name, content] : more)
        parts[name] = content;
    return zip_of(parts);
}

}  // namespace sroki::test
