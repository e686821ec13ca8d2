#pragma once
// What kind of document some bytes are. Content goes first; the name only parts look-alikes.
// Thread contract: pure function.

#include <string_view>

namespace sroki::calendar {

enum class Format {
    unknown,
    docx,
    xlsx,
    csv,
    html,
    pdf,
    plain_text,
    encrypted,    // an office document behind a password
    word_binary,  // .doc
    odt,
    rtf,
    excel_binary,  // .xls
};

[[nodiscard]] Format detect_format(std::string_view bytes, std::string_view file_name);

// The extension that names a format: "docx", "pdf".
[[nodiscard]] std::string_view extension_of(Format format);

}  // namespace sroki::calendar
