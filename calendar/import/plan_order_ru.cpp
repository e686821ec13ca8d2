#include "calendar/import/pattern.h"
#include "calendar/import/plan_header.h"
#include "calendar/import/text.h"

namespace sroki::calendar {

namespace {

constexpr std::size_t kShortLine = 260;  // bytes of UTF-8

const std::string kDate =
    "((?:[0-3]?\\d\\s*\\.\\s*[01]?\\d\\s*\\.\\s*(?:20\\d\\d|\\d\\d\\b))|"
    "(?:[«\"“]?[0-3]?\\d[»\"”]?\\s+(?:январ|феврал|март|апрел|ма|июн|июл|август|сентябр|октябр|"
    "ноябр|декабр)\\p{L}*\\s+20\\d\\d))\\s*(?:г\\b\\.?|года\\b)?";
const std::string kNumber =
    "(?:№|N|No)\\s*([\\p{L}\\d]+(?:\\s?[-–/.]\\s?[\\p{L}\\d]+)*(?:\\s(?:о/д|од|п/п|[а-я]/[а-я]|па|"
    "пр|р|п)(?![\\p{L}\\d]))?)";

struct Candidate {
    FoundOrder order;
    int weight = 0;
};

Candidate order_in(const std::string& text, bool approval) {
    static const Pattern date_first(kDate + "[\\s,]{0,30}" + kNumber);
    static const Pattern number_first(kNumber + "\\s+от\\s+" + kDate);
    static const Pattern date_only("(?:^|от\\s+)" + kDate);
    // Under an approval the date stands last, after the signature.
    static const Pattern date_last("\\s" + kDate + "\\s*$");
    Candidate candidate;
    if (const auto match = number_first.find(text)) {
        candidate.order = {parse_russian_date(match->groups[2]), match->groups[1]};
        candidate.weight = 3;
    } else if (const auto dated = date_first.find(text)) {
        candidate.order = {parse_russian_date(dated->groups[1]), dated->groups[2]};
        candidate.weight = 3;
    } else if (const auto day = date_only.find(text)) {
        candidate.order = {parse_russian_date(day->groups[1]), std::nullopt};
        candidate.weight = 1;
    }
    if (candidate.weight == 0 && approval) {
        if (const auto last = date_last.find(text)) {
            candidate.order = {parse_russian_date(last->groups[1]), std::nullopt};
            candidate.weight = 1;
        }
    }
    if (candidate.order.number)
        candidate.order.number = encode(trim(decode(fold_spaces(*candidate.order.number))));
    return candidate;
}

bool is_approval(const std::string& text) {
    static const Pattern approval(
        "^(?:приложение|утвержд[её]н|утверждаю|утверждено|согласован|к\\s+(?:приказ|распоряж|"
        "постановл)|(?:приказом|распоряжением|постановлением)\\s)");
    return approval.matches_in(text);
}

// What an order cites or bases itself on is not its own date.
bool is_citation(const std::string& text) {
    static const Pattern citation(
        "^(?:в\\s+соответствии|на\\s+основании|во\\s+исполнение|в\\s+целях|в\\s+рамках|"
        "руководствуясь|"
        "согласно|\\d+[.)]\\s|[-•·–]\\s|с\\s+учетом|об?\\s)");
    return citation.matches_in(text);
}

}  // namespace

FoundOrder find_order(std::span<const std::string> before) {
    static const Pattern number_line("^\\s*" + kNumber + "\\s*$");
    Candidate best;
    bool in_approval = false;
    for (std::size_t i = 0; i < before.size(); ++i) {
        const std::string text = fold_spaces(before[i]);
        if (text.empty()) continue;
        const bool approval = is_approval(text);
        // An approval may be written line by line, each a paragraph.
        in_approval = approval || (in_approval && text.size() < kShortLine && !is_plan_title(text));
        if (text.size() > 2 * kShortLine || (!approval && text.size() > kShortLine) ||
            is_citation(text)) {
            continue;
        }
        Candidate candidate = order_in(text, in_approval);
        if (candidate.weight == 1 && i + 1 < before.size()) {
            std::size_t next = i + 1;
            while (next + 1 < before.size() && fold_spaces(before[next]).empty())
                ++next;
            if (const auto match = number_line.find(fold_spaces(before[next]))) {
                candidate.order.number = match->groups[1];
                candidate.weight = 3;
            }
        }
        if (!candidate.order.issued || candidate.weight == 0) continue;
        if (in_approval) candidate.weight += 2;
        if (candidate.weight > best.weight) best = std::move(candidate);
    }
    return best.order;
}

}  // namespace sroki::calendar
