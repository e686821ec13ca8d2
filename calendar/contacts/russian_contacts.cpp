#include "calendar/contacts/russian_contacts.h"

#include <string_view>
#include <vector>

#include "calendar/contacts/plain_letters.h"
#include "calendar/contacts/russian_emails.h"
#include "calendar/contacts/russian_phones.h"

namespace sroki::calendar {

namespace {

constexpr std::string_view kAddressHidden = "[адрес скрыт]";

std::string replaced(std::string text, const std::vector<TextSpan>& spans, std::string_view word) {
    if (spans.empty()) return text;
    std::string result;
    std::size_t from = 0;
    for (const TextSpan& span : spans) {
        result.append(text, from, span.begin - from);
        result += word;
        from = span.end;
    }
    result.append(text, from);
    return result;
}

using FindSpans = std::vector<TextSpan> (*)(std::string_view text);

// What has no shape may stand within a number, and between it and a word: both are tried.
std::string hidden(std::string text, bool is_plain, FindSpans find, std::string_view word) {
    if (is_plain) {
        const auto spans = find(text);
        return replaced(std::move(text), spans, word);
    }
    for (const Shapeless shapeless : {Shapeless::dropped, Shapeless::kept}) {
        const PlainLetters plain = in_plain_letters(text, shapeless);
        auto spans = find(plain.text);
        for (TextSpan& span : spans)
            span = plain.in_original(span);
        text = replaced(std::move(text), spans, word);
    }
    return text;
}

}  // namespace

std::string without_contacts(std::string text) {
    const bool is_plain = has_only_plain_letters(text);
    text = hidden(std::move(text), is_plain, email_spans, kAddressHidden);
    return hidden(std::move(text), is_plain, phone_spans, kPhoneHidden);
}

}  // namespace sroki::calendar
