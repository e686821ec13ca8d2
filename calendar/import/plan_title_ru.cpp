#include "calendar/import/pattern.h"
#include "calendar/import/plan_header.h"
#include "calendar/import/text.h"

namespace sroki::calendar {

namespace {

constexpr std::size_t kTitleBytesMax = 1'200;
constexpr std::size_t kTitleLinesMax = 8;

const Pattern& title_start() {
    static const Pattern pattern(
        "^[*_\\s]*[«\"“]?(?:(?:календарн\\p{L}*|муниципальн\\p{L}*|годовой|перспективн\\p{L}*|"
        "сводный|комплексн\\p{L}*|единый|районный|городской|примерн\\p{L}*|учебно-методический|"
        "межведомственн\\p{L}*|методический|оперативный|тематический|рабочий|"
        "организационно-методический|информационно-методический)[\\s-]+)*"
        "(?:план(?:-график|-сетка)?\\b|дорожная\\s+карта|комплекс\\s+мер|перечень\\s+мероприяти|"
        "график\\b|циклограмма|программа\\s+(?:мероприяти|действи)|медиаплан|календарь\\b)");
    return pattern;
}

// A full stop after a whole word and a capital behind it; "уч. год", "г. Пермь" end nothing.
bool holds_sentence_end(const std::string& utf8) {
    constexpr std::size_t kAbbreviationLetters = 3;
    const std::u32string text = decode(utf8);
    std::size_t letters = 0;
    for (std::size_t i = 0; i + 2 < text.size(); ++i) {
        const bool stop = text[i] == U'.' && is_space(text[i + 1]) && !is_lower(text[i + 2]);
        if (stop && letters > kAbbreviationLetters) return true;
        letters = is_letter(text[i]) ? letters + 1 : 0;
    }
    return false;
}

// Sentences about the plan, not its title.
bool is_sentence(const std::string& text) {
    static const Pattern verbs(
        "\\b(?:разработан|утвержден|утвердить|составлен|предусматрива|является|направлен[аы]?\\s+"
        "на|"
        "включает|далее\\s*[-–—]\\s*план|осуществля|реализуется|состоит)");
    return verbs.matches_in(text) || text.ends_with(':') || text.ends_with(';') ||
           holds_sentence_end(text);
}

// A line that only goes on with the title: small letters, or capitals under capitals.
bool continues_title(const std::string& title, const std::string& line) {
    static const Pattern stops(
        "^(?:цел[ьи]|задач[аи]|раздел|пояснительн|срок|ответственн|приложение|таблица|\\d+[.)]|"
        "введение|основн|[-•·]|от\\s+[«\"\\d]|№)");
    if (line.empty() || stops.matches_in(line) || is_sentence(line)) return false;
    const std::u32string letters = decode(line);
    const auto first = std::find_if(letters.begin(), letters.end(), is_letter);
    if (first == letters.end()) {
        static const Pattern years("^\\(?20\\d\\d");
        return years.matches_in(line);
    }
    static const Pattern year_line("^\\(?20\\d\\d\\s*[-–—/г]");
    if (is_lower(*first) || year_line.matches_in(line)) return true;
    const auto is_small = [](char32_t c) { return is_lower(c); };
    const std::u32string head = decode(title);
    const bool head_capitals = std::none_of(head.begin(), head.end(), is_small);
    const bool line_capitals = std::none_of(letters.begin(), letters.end(), is_small);
    if (head_capitals && line_capitals) return true;
    // A bare "PLAN" has its name on the next line, however it is written.
    static const Pattern bare(
        "^[*_\\s]*[«\"]?(?:план(?:\\s+мероприятий|\\s+работы)?|дорожная\\s+карта)[»\"]?"
        "(?:\\s*\\([^)]*\\))?$");
    if (line_capitals && letters.size() > 3 && bare.matches_in(title)) return true;
    // Names in the genitive ("of the Ivanovo district") follow an unfinished line.
    static const Pattern genitive("^\\p{Lu}\\p{L}+(?:ого|ской|ской)\\b");
    return genitive.matches_in(line) && letters.size() < 300;
}

double weigh(const std::string& title) {
    const std::size_t letters = decode(title).size();
    double weight = 1.0;
    if (find_period(title)) weight += 3.0;
    if (letters > 30) weight += 2.0;
    if (letters > 15) weight += 0.5;
    return weight;
}

std::string without_marks(std::string text) {
    while (!text.empty() && (text.front() == '*' || text.front() == ' ' || text.front() == '_'))
        text.erase(0, 1);
    while (!text.empty() && (text.back() == '*' || text.back() == ' ' || text.back() == '_'))
        text.pop_back();
    return text;
}

// "Утвердить план ..." or "Об утверждении плана ...": the order names the plan, the first in full.
std::string title_from_order(std::span<const std::string> before) {
    const std::string plan =
        "\\s+(?:прилагаем\\p{L}*\\s+)?((?:муниципальн\\p{L}*\\s+|комплексн\\p{L}*\\s+)?"
        "(?:план|дорожн|комплекс|перечен|график|[«\"]дорожн).*?)"
        "(?:\\s*(?:согласно|\\(?прилага|\\(далее|\\(приложение)|\\.?\\s*$)";
    static const Pattern approve("утвердить" + plan);
    static const Pattern approval("об\\s+утверждении" + plan);
    for (const Pattern* pattern : {&approve, &approval}) {
        for (const std::string& paragraph : before) {
            const auto match = pattern->find(fold_spaces(paragraph));
            if (!match) continue;
            std::u32string title = decode(match->groups[1]);
            if (title.size() < 12) continue;
            if (title.starts_with(U"план")) title[0] = U'П';
            if (title.starts_with(U"Плана ")) title.erase(4, 1);
            return encode(title);
        }
    }
    return {};
}

}  // namespace

bool is_plan_title(std::string_view paragraph) {
    const std::string text = fold_spaces(paragraph);
    return text.size() <= kTitleBytesMax && title_start().matches_in(text) && !is_sentence(text);
}

std::string find_plan_title(std::span<const std::string> before) {
    const Vocabulary none;
    std::string best;
    double best_weight = 0;
    for (std::size_t i = 0; i < before.size(); ++i) {
        if (!is_plan_title(before[i])) continue;
        std::string title = without_marks(join_lines(before[i], none));
        std::size_t lines = 0;
        for (std::size_t next = i + 1; next < before.size() && lines < kTitleLinesMax; ++next) {
            const std::string line = without_marks(join_lines(before[next], none));
            if (line.empty()) continue;
            if (is_plan_title(line) && decode(line).size() > 30) break;
            if (!continues_title(title, line)) break;
            title += ' ' + line;
            ++lines;
        }
        // Of equals the later one stands nearer to its table.
        const double weight = weigh(title);
        if (weight >= best_weight) {
            best = title;
            best_weight = weight;
        }
    }
    // A bare caption ("Plan of activities") says less than the order that approved it.
    if (best_weight < 2.0) {
        std::string ordered = title_from_order(before);
        if (!ordered.empty()) return ordered;
    }
    return best;
}

}  // namespace sroki::calendar
