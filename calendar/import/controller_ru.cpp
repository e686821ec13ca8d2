#include "calendar/import/executor_words.h"
#include "calendar/import/pattern.h"
#include "calendar/import/person_name.h"
#include "calendar/import/plan_header.h"
#include "calendar/import/russian_names.h"
#include "calendar/import/text.h"

namespace sroki::calendar {

namespace {

std::u32string strip_edges(std::u32string_view text) {
    const auto is_edge = [](char32_t c) {
        return is_space(c) || is_dash(c) || c == U',' || c == U';' || c == U':' || c == U'(' ||
               c == U')';
    };
    while (!text.empty() && is_edge(text.front()))
        text.remove_prefix(1);
    while (!text.empty() && (is_edge(text.back()) || text.back() == U'.'))
        text.remove_suffix(1);
    return std::u32string(text);
}

// The first sentence: a full stop followed by a space and a capital after a whole word.
std::u32string first_sentence(const std::u32string& text) {
    for (std::size_t i = 3; i + 2 < text.size(); ++i) {
        const bool stop = text[i] == U'.' && is_space(text[i + 1]) && is_upper(text[i + 2]);
        if (stop && is_lower(text[i - 1]) && is_lower(text[i - 2]) && is_lower(text[i - 3]))
            return text.substr(0, i);
    }
    return text;
}

std::optional<Controller> controller_in(const std::u32string& charged) {
    const std::u32string text = first_sentence(charged);
    const auto person = find_person(text);
    if (!person) return std::nullopt;
    const std::u32string before = strip_edges(std::u32string_view(text).substr(0, person->begin));
    const std::u32string after = strip_edges(std::u32string_view(text).substr(person->end));
    Controller controller;
    controller.name = encode(name_in_nominative(person->name));
    const std::u32string position = before.empty() ? after : before;
    if (!position.empty())
        controller.position = fold_spaces(encode(position_in_nominative(position)));
    return controller;
}

// The signature under an order: "Head of the department      I.I. Petrov".
std::optional<Controller> signer_in(const std::string& paragraph) {
    static const Pattern post(
        "^(?:начальник|директор|руководитель|заведующ|глава|председатель|заместитель|и\\.\\s?о\\.|"
        "врио|исполняющ)");
    constexpr std::size_t kSignatureLettersMax = 200;
    const std::u32string text = decode(fold_spaces(paragraph));
    if (text.size() > kSignatureLettersMax || !post.matches_in(encode(text))) return std::nullopt;
    const auto person = find_person(text);
    if (!person || !strip_edges(std::u32string_view(text).substr(person->end)).empty())
        return std::nullopt;
    std::u32string position = strip_edges(std::u32string_view(text).substr(0, person->begin));
    while (!position.empty() && (position.back() == U'_' || is_space(position.back())))
        position.pop_back();
    return Controller{encode(person->name), fold_spaces(encode(position))};
}

}  // namespace

std::optional<Controller> find_controller(std::span<const std::string> all) {
    static const Pattern charge(
        "контроль\\s[^.]{0,200}?(?:возложить|возлагаю|возлагается|поручить|закрепить)"
        "\\s+(?:на\\s+|за\\s+)?(.*)$");
    for (const std::string& paragraph : all) {
        const auto match = charge.find(fold_spaces(paragraph));
        if (!match) continue;
        if (auto controller = controller_in(decode(match->groups[1]))) return controller;
    }
    // Who keeps the control is who signs below.
    static const Pattern kept("контроль\\s[^.]{0,200}?(?:оставляю|сохраняю)\\s+за\\s+собой");
    const auto order = std::find_if(all.begin(), all.end(), [](const std::string& paragraph) {
        return kept.matches_in(fold_spaces(paragraph));
    });
    for (auto paragraph = order; paragraph != all.end(); ++paragraph) {
        if (auto signer = signer_in(*paragraph)) return signer;
    }
    return std::nullopt;
}

}  // namespace sroki::calendar
