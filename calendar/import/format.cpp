#include "calendar/import/format.h"

#include <algorithm>
#include <string>

namespace sroki::calendar {

namespace {

std::string lower_extension(std::string_view file_name) {
    const auto dot = file_name.rfind('.');
    if (dot == std::string_view::npos) return {};
    std::string extension(file_name.substr(dot + 1));
    for (char& c : extension)
        c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    return extension;
}

// Names inside compound files are UTF-16LE.
bool holds_utf16(std::string_view bytes, std::string_view name) {
    std::string wide;
    for (const char c : name) {
        wide.push_back(c);
        wide.push_back('\0');
    }
    return bytes.find(wide) != std::string_view::npos;
}

bool contains_any_case(std::string_view bytes, std::string_view needle) {
    const auto found = std::search(
        bytes.begin(), bytes.end(), needle.begin(), needle.end(), [](char left, char right) {
            const char small =
                left >= 'A' && left <= 'Z' ? static_cast<char>(left - 'A' + 'a') : left;
            return small == right;
        });
    return found != bytes.end();
}

// The members of a zip tell which office wrote it; their names stand uncompressed.
Format zip_format(std::string_view bytes, const std::string& extension) {
    if (bytes.find("word/document.xml") != std::string_view::npos) return Format::docx;
    if (bytes.find("xl/workbook.xml") != std::string_view::npos) return Format::xlsx;
    if (bytes.find("opendocument.text") != std::string_view::npos) return Format::odt;
    if (extension == "xlsx" || extension == "xlsm") return Format::xlsx;
    if (bytes.find("word/") != std::string_view::npos || extension == "docx") return Format::docx;
    return Format::unknown;
}

Format text_format(std::string_view bytes, const std::string& extension) {
    const std::string_view head = bytes.substr(0, 4096);
    const bool utf16 = head.starts_with("\xFF\xFE") || head.starts_with("\xFE\xFF");
    if (!utf16 && head.find('\0') != std::string_view::npos) return Format::unknown;
    if (extension == "csv" || extension == "tsv") return Format::csv;
    const bool page = contains_any_case(head, "<html") ||
                      contains_any_case(head, "<!doctype html") ||
                      contains_any_case(bytes, "<table");
    if (page && extension != "txt") return Format::html;
    if (extension == "html" || extension == "htm") return Format::html;
    if (contains_any_case(head, "<html") || contains_any_case(head, "<table")) return Format::html;
    return Format::plain_text;
}

}  // namespace

Format detect_format(std::string_view bytes, std::string_view file_name) {
    const std::string extension = lower_extension(file_name);
    if (bytes.starts_with("PK\x03\x04") || bytes.starts_with("PK\x05\x06"))
        return zip_format(bytes, extension);
    if (bytes.starts_with("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1")) {
        if (holds_utf16(bytes, "EncryptedPackage") || holds_utf16(bytes, "EncryptionInfo"))
            return Format::encrypted;
        if (holds_utf16(bytes, "WordDocument")) return Format::word_binary;
        if (holds_utf16(bytes, "Workbook")) return Format::excel_binary;
        return Format::unknown;
    }
    if (bytes.substr(0, 1024).find("%PDF-") != std::string_view::npos) return Format::pdf;
    if (bytes.starts_with("{\\rtf")) return Format::rtf;
    // An office name over other content: cut off or renamed, and neither is text.
    if (extension == "docx" || extension == "xlsx" || extension == "pdf" || extension == "doc" ||
        extension == "xls" || extension == "odt")
        return text_format(bytes, extension) == Format::html ? Format::html : Format::unknown;
    return text_format(bytes, extension);
}

std::string_view extension_of(Format format) {
    switch (format) {
        case Format::docx:
            return "docx";
        case Format::xlsx:
            return "xlsx";
        case Format::csv:
            return "csv";
        case Format::html:
            return "html";
        case Format::pdf:
            return "pdf";
        case Format::plain_text:
            return "txt";
        case Format::word_binary:
            return "doc";
        case Format::odt:
            return "odt";
        case Format::rtf:
            return "rtf";
        case Format::excel_binary:
            return "xls";
        default:
            return "";
    }
}

}  // namespace sroki::calendar
