#include "notifier/message.h"

#include <algorithm>

#include <fmt/format.h>
#include <sodium.h>

namespace sroki::notifier {

namespace {

constexpr std::size_t kLineMax = 76;  // of a line with encoded words and of base64
constexpr std::string_view kWordStart = "=?UTF-8?B?";
constexpr std::string_view kWordEnd = "?=";

std::string base64(std::string_view bytes) {
    std::string text(sodium_base64_ENCODED_LEN(bytes.size(), sodium_base64_VARIANT_ORIGINAL), '\0');
    sodium_bin2base64(text.data(), text.size(),
                      reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size(),
                      sodium_base64_VARIANT_ORIGINAL);
    text.pop_back();  // the closing zero
    return text;
}

std::string base64_lines(std::string_view bytes) {
    std::string lines;
    const std::string text = base64(bytes);
    for (std::size_t start = 0; start < text.size(); start += kLineMax) {
        lines += text.substr(start, kLineMax);
        lines += "\r\n";
    }
    return lines;
}

bool is_control(char byte) {
    return static_cast<unsigned char>(byte) < 0x20U || byte == '\x7F';
}

bool is_continuation(char byte) {
    return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U;
}

std::string without_controls(std::string_view value) {
    std::string clean;
    for (const char byte : value)
        clean += is_control(byte) ? ' ' : byte;
    return clean;
}

bool is_ascii(std::string_view value) {
    return std::all_of(value.begin(), value.end(),
                       [](char byte) { return static_cast<unsigned char>(byte) < 0x80U; });
}

// As much of `value` as fits into `room` bytes without splitting a letter; at least one letter.
std::size_t whole_letters(std::string_view value, std::size_t room) {
    if (value.size() <= room) return value.size();
    std::size_t cut = room;
    while (cut > 0 && is_continuation(value[cut]))
        --cut;
    if (cut > 0) return cut;
    for (cut = 1; cut < value.size() && is_continuation(value[cut]); ++cut) {
    }
    return cut;
}

// Bytes of text that an encoded word takes on a line of which `used` characters are taken: a word
// is at most 75 characters, its line at most 76 (RFC 2047 section 2).
std::size_t word_room(std::size_t used) {
    return (kLineMax - std::max<std::size_t>(used, 1) - kWordStart.size() - kWordEnd.size()) / 4 *
           3;
}

// "name <address>" with the name as a phrase.
std::string format_mailbox(const std::string& name, const std::string& address, std::size_t used) {
    if (name.empty()) return address;
    std::string phrase;
    if (is_ascii(name)) {
        phrase = '"';
        for (const char byte : without_controls(name)) {
            if (byte == '"' || byte == '\\') phrase += '\\';
            phrase += byte;
        }
        phrase += '"';
    } else {
        phrase = encode_header(name, used);
    }
    return phrase + "\r\n <" + address + '>';
}

// An address that can't stand in a header is left to the transport, which refuses it by name.
std::string format_recipients(const Message& message) {
    std::vector<std::string> plain;
    std::copy_if(message.recipients.begin(), message.recipients.end(), std::back_inserter(plain),
                 [](const std::string& address) { return is_plain_address(address); });
    if (plain.empty()) return encode_header(message.to_name, 4) + ":;";
    if (plain.size() == 1) return format_mailbox(message.to_name, plain.front(), 4);
    std::string list;
    for (const std::string& address : plain) {
        if (!list.empty()) list += ",\r\n ";
        list += address;
    }
    return list;
}

std::string format_date(calendar::Instant instant) {
    static constexpr const char* kDays[]{"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
    static constexpr const char* kMonths[]{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                           "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    const auto day = std::chrono::floor<std::chrono::days>(instant);
    const std::chrono::year_month_day date{day};
    const std::chrono::hh_mm_ss time{instant - day};
    return fmt::format(
        "{}, {:02} {} {} {:02}:{:02}:{:02} +0000", kDays[std::chrono::weekday{day}.c_encoding()],
        static_cast<unsigned>(date.day()), kMonths[static_cast<unsigned>(date.month()) - 1],
        static_cast<int>(date.year()), time.hours().count(), time.minutes().count(),
        time.seconds().count());
}

std::string format_part(std::string_view type, const std::string& boundary,
                        std::string_view content) {
    return fmt::format(
        "--{}\r\nContent-Type: {}; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n{}",
        boundary, type, base64_lines(content));
}

std::string format_headers(const Message& message, const std::string& boundary) {
    std::string headers;
    headers += "Date: " + format_date(message.created_at) + "\r\n";
    headers += "From: " + format_mailbox(message.from.name, message.from.address, 6) + "\r\n";
    headers += "To: " + format_recipients(message) + "\r\n";
    headers += "Subject: " + encode_header(message.subject, 9) + "\r\n";
    headers += "Message-ID: <" + message.message_id + ">\r\n";
    if (!message.thread_id.empty()) {
        headers += "In-Reply-To: <" + message.thread_id + ">\r\n";
        headers += "References: <" + message.thread_id + ">\r\n";
    }
    // RFC 3834 section 5, and its like for Exchange: nobody's absence note answers.
    headers += "Auto-Submitted: auto-generated\r\nX-Auto-Response-Suppress: All\r\n";
    headers += "MIME-Version: 1.0\r\nContent-Language: ru\r\n";
    headers += "Content-Type: multipart/alternative;\r\n boundary=\"" + boundary + "\"\r\n";
    return headers;
}

}  // namespace

Mailbox parse_mailbox(std::string_view text) {
    const auto trim = [](std::string_view part) {
        while (!part.empty() && (part.front() == ' ' || part.front() == '"'))
            part.remove_prefix(1);
        while (!part.empty() && (part.back() == ' ' || part.back() == '"'))
            part.remove_suffix(1);
        return std::string(part);
    };
    const std::size_t open = text.rfind('<');
    const std::size_t close = text.rfind('>');
    if (open == std::string_view::npos || close == std::string_view::npos || close < open) {
        return {"", trim(text)};
    }
    return {trim(text.substr(0, open)), trim(text.substr(open + 1, close - open - 1))};
}

bool is_plain_address(std::string_view address) {
    const std::size_t at = address.find('@');
    return at != std::string_view::npos && at > 0 && at + 1 < address.size() &&
           address.find('@', at + 1) == std::string_view::npos &&
           std::none_of(address.begin(), address.end(), [](char byte) {
               return static_cast<unsigned char>(byte) <= 0x20U ||
                      static_cast<unsigned char>(byte) >= 0x7FU || byte == '<' || byte == '>' ||
                      byte == ',' || byte == ';' || byte == '"';
           });
}

std::string domain_of(std::string_view address) {
    const std::size_t at = address.rfind('@');
    if (at == std::string_view::npos || at + 1 == address.size()) return "localhost";
    return std::string(address.substr(at + 1));
}

std::string encode_header(std::string_view value, std::size_t used) {
    const std::string clean = without_controls(value);
    const bool is_short = used + clean.size() <= kLineMax;
    if (is_ascii(clean) && is_short && clean.find("=?") == std::string::npos) return clean;
    // What fits in one word on a line of its own is not cut: some readers of a name put a space
    // between its words.
    const bool fits_alone = clean.size() > word_room(used) && clean.size() <= word_room(1);
    std::string words = fits_alone ? "\r\n " : "";
    std::size_t taken = fits_alone ? 1 : used;
    for (std::string_view rest = clean; !rest.empty(); taken = 1) {
        const std::size_t size = whole_letters(rest, word_room(taken));
        words += kWordStart;
        words += base64(rest.substr(0, size));
        words += kWordEnd;
        rest.remove_prefix(size);
        if (!rest.empty()) words += "\r\n ";
    }
    return words;
}

std::string format_message(const Message& message) {
    // Parts are base64, in which no line begins with dashes.
    const std::string boundary =
        "=_" +
        message.message_id.substr(0, std::min<std::size_t>(60, message.message_id.find('@')));
    return format_headers(message, boundary) + "\r\n" +
           format_part("text/plain", boundary, message.text) +
           format_part("text/html", boundary, message.html) + "--" + boundary + "--\r\n";
}

}  // namespace sroki::notifier
