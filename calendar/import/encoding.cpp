#include "calendar/import/encoding.h"

#include <memory>

#include <unicode/ucnv.h>
#include <unicode/unistr.h>
#include <unicode/utf8.h>

namespace sroki::calendar {

namespace {

// A document cut off inside a letter is still UTF-8.
bool is_utf8(std::string_view bytes) {
    const auto* text = reinterpret_cast<const uint8_t*>(bytes.data());
    const auto size = static_cast<int32_t>(bytes.size());
    for (int32_t at = 0; at < size;) {
        const int32_t begin = at;
        UChar32 c = 0;
        U8_NEXT(text, at, size, c);
        if (c < 0 && size - begin > 3) return false;
    }
    return true;
}

std::string convert(std::string_view bytes, const char* encoding) {
    const icu::UnicodeString text(bytes.data(), static_cast<int32_t>(bytes.size()), encoding);
    std::string utf8;
    text.toUTF8String(utf8);
    return utf8;
}

}  // namespace

std::string to_utf8(std::string_view bytes) {
    if (bytes.starts_with("\xEF\xBB\xBF")) return std::string(bytes.substr(3));
    if (bytes.starts_with("\xFF\xFE")) return convert(bytes.substr(2), "UTF-16LE");
    if (bytes.starts_with("\xFE\xFF")) return convert(bytes.substr(2), "UTF-16BE");
    if (is_utf8(bytes)) return std::string(bytes);
    return convert(bytes, "windows-1251");
}

}  // namespace sroki::calendar
