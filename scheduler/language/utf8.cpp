#include "scheduler/language/utf8.h"

namespace sroki::scheduler::language {

// By hand: the macros of ICU do not compile with -Wconversion.
CodePoint decode(std::string_view text, std::size_t position) {
    const auto byte_at = [text](std::size_t at) {
        return at < text.size() ? static_cast<unsigned char>(text[at]) : 0U;
    };
    const unsigned lead = byte_at(position);
    if (lead < 0x80U) return {lead, 1};
    const std::size_t size = lead >= 0xF0U ? 4 : lead >= 0xE0U ? 3 : 2;
    constexpr char32_t kMalformed = U'\uFFFD';
    if (lead < 0xC2U || lead > 0xF4U) return {kMalformed, 1};
    char32_t value = lead & (0x7FU >> size);
    for (std::size_t i = 1; i < size; ++i) {
        const unsigned next = byte_at(position + i);
        if ((next & 0xC0U) != 0x80U) return {kMalformed, 1};
        value = value << 6U | (next & 0x3FU);
    }
    const bool overlong = (size == 3 && value < 0x800U) || (size == 4 && value < 0x10000U);
    const bool surrogate = value >= 0xD800U && value <= 0xDFFFU;
    if (overlong || surrogate || value > 0x10FFFFU) return {kMalformed, 1};
    return {value, size};
}

void append(std::string& out, char32_t value) {
    const auto add = [&out](char32_t byte) { out += static_cast<char>(byte); };
    if (value < 0x80U) {
        add(value);
    } else if (value < 0x800U) {
        add(0xC0U | value >> 6U);
        add(0x80U | (value & 0x3FU));
    } else if (value < 0x10000U) {
        add(0xE0U | value >> 12U);
        add(0x80U | (value >> 6U & 0x3FU));
        add(0x80U | (value & 0x3FU));
    } else {
        add(0xF0U | value >> 18U);
        add(0x80U | (value >> 12U & 0x3FU));
        add(0x80U | (value >> 6U & 0x3FU));
        add(0x80U | (value & 0x3FU));
    }
}

}  // namespace sroki::scheduler::language
