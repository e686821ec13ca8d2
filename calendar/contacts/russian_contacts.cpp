#include "calendar/contacts/russian_contacts.h"

#include <string_view>
#include <vector>

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

}  // namespace

std::string without_contacts(std::string text) {
    const auto emails = email_spans(text);
    text = replaced(std::move(text), emails, kAddressHidden);
    const auto phones = phone_spans(text);
    return replaced(std::move(text), phones, kPhoneHidden);
}

}  // namespace sroki::calendar
