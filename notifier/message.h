#pragma once
// One letter as the bytes that go over the wire: RFC 5322 headers with RFC 2047 words, a
// multipart/alternative body of text and HTML in base64. The same message gives the same bytes.
// Thread contract: pure functions. Errors: none; control characters in header values are left out,
// so no value can add a header.

#include <string>
#include <string_view>
#include <vector>

#include "calendar/store/database.h"

namespace sroki::notifier {

struct Mailbox {
    std::string name;  // may be empty
    std::string address;

    friend bool operator==(const Mailbox&, const Mailbox&) = default;
};

// "Name <address>", "<address>" or "address".
[[nodiscard]] Mailbox parse_mailbox(std::string_view text);

// What may stand in an SMTP command: printable ASCII with one @ and no brackets.
[[nodiscard]] bool is_plain_address(std::string_view address);

// What is behind the @; "localhost" when there is none.
[[nodiscard]] std::string domain_of(std::string_view address);

struct Message {
    std::string message_id;  // without angle brackets, fixed when the letter is created
    calendar::Instant created_at;
    Mailbox from;
    std::string to_name;  // the executor
    // Empty: the letter is addressed to a group without members, to be printed and handed over.
    std::vector<std::string> recipients;
    std::string subject;
    std::string text;
    std::string html;
    std::string thread_id;  // joins the letters about one deadline; empty: none
};

[[nodiscard]] std::string format_message(const Message& message);

// A header value with everything beyond plain ASCII as encoded words, folded; `used` is what stands
// on the line before it.
[[nodiscard]] std::string encode_header(std::string_view value, std::size_t used);

}  // namespace sroki::notifier
