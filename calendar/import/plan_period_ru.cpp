#include <array>

#include "calendar/import/pattern.h"
#include "calendar/import/plan_header.h"
#include "calendar/import/text.h"

namespace sroki::calendar {

namespace {

using namespace std::chrono;
using scheduler::Basis;
using scheduler::Period;

constexpr std::array<std::u32string_view, 12> kMonthStems{
    U"янв", U"фев", U"мар", U"апр", U"ма", U"июн", U"июл", U"авг", U"сен", U"окт", U"ноя", U"дек"};

// Pieces of the expressions: a year of this century, a dash, a month's name, the word "year".
const std::string kYear = "(20\\d\\d)";
const std::string kDash = "\\s*[-–—‑/]\\s*";
const std::string kMonth =
    "(январ\\p{L}*|феврал\\p{L}*|март\\p{L}*|апрел\\p{L}*|ма[йяею]|июн\\p{L}*|июл\\p{L}*|"
    "август\\p{L}*|сентябр\\p{L}*|октябр\\p{L}*|ноябр\\p{L}*|декабр\\p{L}*)";
const std::string kYearWord = "(?:г{1,2}\\b\\.?(?:\\s*г\\.)?|год\\p{L}*)";
const std::string kDay = "([0-3]?\\d)";
const std::string kNumericDate = kDay + "\\s*\\.\\s*([01]?\\d)\\s*\\.\\s*" + kYear;

int number_of(const std::string& digits) {
    int value = 0;
    for (const char c : digits)
        value = c >= '0' && c <= '9' ? value * 10 + (c - '0') : value;
    return value;
}

std::optional<month> month_of(const std::string& name) {
    const std::u32string folded = fold_case(decode(name));
    for (std::size_t i = 0; i < kMonthStems.size(); ++i) {
        // "мар" before "ма": both begin the names of two months.
        if (folded.starts_with(kMonthStems[i])) {
            if (i == 4 && folded.starts_with(U"мар")) continue;
            return month{static_cast<unsigned>(i) + 1U};
        }
    }
    return std::nullopt;
}

std::optional<scheduler::Date> day_of(int y, std::optional<month> m, int d) {
    if (!m || d < 1) return std::nullopt;
    const year_month_day date{year{y}, *m, day{static_cast<unsigned>(d)}};
    return date.ok() ? std::optional(sys_days{date}) : std::nullopt;
}

std::optional<FoundPeriod> between(std::optional<scheduler::Date> first,
                                   std::optional<scheduler::Date> last) {
    if (!first || !last || *last < *first) return std::nullopt;
    const Period period{*first, *last};
    return FoundPeriod{period, is_school_period(period) ? Basis::school : Basis::calendar};
}

FoundPeriod months_of(int first_year, unsigned first, int last_year, unsigned last, Basis basis) {
    return {{sys_days{year{first_year} / month{first} / 1},
             sys_days{year{last_year} / month{last} / std::chrono::last}},
            basis};
}

// 1 September of the first year to 31 August of the last.
std::optional<FoundPeriod> school_years(int first, int last) {
    if (last <= first) return std::nullopt;
    return months_of(first, 9, last, 8, Basis::school);
}

std::optional<FoundPeriod> calendar_years(int first, int last) {
    if (last < first) return std::nullopt;
    return months_of(first, 1, last, 12, Basis::calendar);
}

// The second year of a pair: "2021/22" says it short.
int second_year(int first, const std::string& text) {
    const int value = number_of(text);
    return value < 100 ? first / 100 * 100 + value : value;
}

// "I", "1", "first" -> 1.
int ordinal_of(const std::string& text) {
    const std::u32string folded = fold_case(decode(text));
    if (folded.starts_with(U"1") || folded == U"i" || folded.starts_with(U"перв")) return 1;
    if (folded.starts_with(U"2") || folded == U"ii" || folded.starts_with(U"втор")) return 2;
    if (folded.starts_with(U"3") || folded == U"iii" || folded.starts_with(U"трет")) return 3;
    if (folded.starts_with(U"4") || folded == U"iv" || folded.starts_with(U"четв")) return 4;
    return 0;
}

std::optional<FoundPeriod> dates_in(std::string_view text) {
    static const Pattern full("с\\s+" + kNumericDate + "[^\\d]{0,12}(?:по|до)\\s+" + kNumericDate);
    static const Pattern pair(kNumericDate + "\\s*(?:г\\.?|года)?" + kDash + kNumericDate);
    for (const Pattern* pattern : {&full, &pair}) {
        if (const auto match = pattern->find(text)) {
            const auto& g = match->groups;
            return between(day_of(number_of(g[3]), month{static_cast<unsigned>(number_of(g[2]))},
                                  number_of(g[1])),
                           day_of(number_of(g[6]), month{static_cast<unsigned>(number_of(g[5]))},
                                  number_of(g[4])));
        }
    }
    static const Pattern within("с\\s+" + kDay + "\\s*(?:по|до|-|–)\\s*" + kDay + "\\s+" + kMonth +
                                "\\s+" + kYear);
    if (const auto match = within.find(text)) {
        const auto& g = match->groups;
        const int y = number_of(g[4]);
        return between(day_of(y, month_of(g[3]), number_of(g[1])),
                       day_of(y, month_of(g[3]), number_of(g[2])));
    }
    static const Pattern across("с\\s+" + kDay + "\\s+" + kMonth + "\\s*(20\\d\\d)?[^\\d]{0,8}" +
                                "(?:по|до)\\s+" + kDay + "\\s+" + kMonth + "\\s+" + kYear);
    if (const auto match = across.find(text)) {
        const auto& g = match->groups;
        const int last = number_of(g[6]);
        const auto from = month_of(g[2]);
        const auto to = month_of(g[5]);
        if (!from || !to) return std::nullopt;
        const int first = !g[3].empty() ? number_of(g[3]) : *to < *from ? last - 1 : last;
        return between(day_of(first, from, number_of(g[1])), day_of(last, to, number_of(g[4])));
    }
    return std::nullopt;
}

std::optional<FoundPeriod> parts_of_year_in(std::string_view text) {
    static const Pattern half(
        "(1|2|I{1,2}|перв\\p{L}*|втор\\p{L}*)(?:-?[еоя]{1,2})?\\s+полугоди\\p{L}*\\s+" + kYear +
        "(?:" + kDash + "(20\\d\\d|\\d\\d))?\\s*(учеб|уч\\b)?");
    if (const auto match = half.find_last(text)) {
        const int first = number_of(match->groups[2]);
        const bool second_half = ordinal_of(match->groups[1]) == 2;
        if (!match->groups[3].empty()) {
            const int last = second_year(first, match->groups[3]);
            if (last <= first) return std::nullopt;
            return second_half ? months_of(last, 1, last, 5, Basis::school)
                               : months_of(first, 9, first, 12, Basis::school);
        }
        return second_half ? months_of(first, 7, first, 12, Basis::calendar)
                           : months_of(first, 1, first, 6, Basis::calendar);
    }
    static const Pattern quarter(
        "\\b([1-4]|I{1,3}|IV|перв\\p{L}*|втор\\p{L}*|трет\\p{L}*|четв\\p{L}*)(?:-?[йм]{1,2})?\\s+"
        "квартал\\p{L}*\\s+" +
        kYear);
    if (const auto match = quarter.find_last(text)) {
        const auto number = static_cast<unsigned>(ordinal_of(match->groups[1]));
        if (number == 0) return std::nullopt;
        const int y = number_of(match->groups[2]);
        return months_of(y, number * 3 - 2, y, number * 3, Basis::calendar);
    }
    static const Pattern months("\\b" + kMonth + "(?:\\s*(20\\d\\d)\\s*(?:г\\.?|года)?)?" + kDash +
                                kMonth + "\\s+" + kYear);
    if (const auto match = months.find_last(text)) {
        const auto from = month_of(match->groups[1]);
        const auto to = month_of(match->groups[3]);
        if (!from || !to) return std::nullopt;
        const int last = number_of(match->groups[4]);
        const int first = !match->groups[2].empty() ? number_of(match->groups[2])
                          : *to < *from             ? last - 1
                                                    : last;
        if (first > last) return std::nullopt;
        return months_of(first, static_cast<unsigned>(*from), last, static_cast<unsigned>(*to),
                         Basis::calendar);
    }
    static const Pattern one_month("(?:на|в|за)\\s+" + kMonth + "(?:\\s+месяц)?\\s+" + kYear);
    if (const auto match = one_month.find_last(text)) {
        const auto in = month_of(match->groups[1]);
        const int y = number_of(match->groups[2]);
        if (!in) return std::nullopt;
        return months_of(y, static_cast<unsigned>(*in), y, static_cast<unsigned>(*in),
                         Basis::calendar);
    }
    return std::nullopt;
}

std::optional<FoundPeriod> years_in(std::string_view text) {
    static const Pattern budget(kYear + "\\s*(?:" + kYearWord +
                                ")?\\s*и\\s+(?:на\\s+)?планов\\p{L}+\\s+период\\p{L}*\\s+20\\d\\d" +
                                "(?:" + kDash + "|\\s*(?:" + kYearWord + ")?\\s*и\\s*)" + kYear);
    if (const auto match = budget.find_last(text))
        return calendar_years(number_of(match->groups[1]), number_of(match->groups[2]));
    static const Pattern school(kYear + "(?:\\s*" + kYearWord + ")?" + kDash +
                                "(20\\d\\d|\\d\\d)\\s*(?:-?г{1,2}\\.?\\s*)?" +
                                "(?:уч(?:\\.|еб)|уч\\b)");
    if (const auto match = school.find_last(text)) {
        const int first = number_of(match->groups[1]);
        return school_years(first, second_year(first, match->groups[2]));
    }
    // Flattening a page joins what its edge broke: "2026-", "2027" becomes "20262027".
    static const Pattern joined("\\b(20\\d\\d)(20\\d\\d)\\s+уч(?:\\.|еб)");
    if (const auto match = joined.find_last(text)) {
        const int first = number_of(match->groups[1]);
        if (number_of(match->groups[2]) == first + 1) return school_years(first, first + 1);
    }
    static const Pattern several(kYear + "(?:" + kDash +
                                 "|\\s*(?:г\\.|год)?\\s*(?:,|и)\\s*[^\\d]{0,40})(?:20\\d\\d\\s*(?:"
                                 "г\\.|год)?\\s*(?:,|и)\\s*)*" +
                                 kYear + "\\s*" + kYearWord);
    if (const auto match = several.find_last(text))
        return calendar_years(number_of(match->groups[1]), number_of(match->groups[2]));
    static const Pattern bare_pair("(?:на|в|период)\\s+" + kYear + kDash + kYear);
    if (const auto match = bare_pair.find_last(text))
        return calendar_years(number_of(match->groups[1]), number_of(match->groups[2]));
    static const Pattern since("с\\s+" + kYear + "\\s*(?:г\\.|года)?\\s+(?:по|до)\\s+" + kYear);
    if (const auto match = since.find_last(text))
        return calendar_years(number_of(match->groups[1]), number_of(match->groups[2]));
    static const Pattern one("(?:^|[^\\d.])" + kYear + "\\s*-?" + kYearWord);
    if (const auto match = one.find_last(text)) {
        const int y = number_of(match->groups[1]);
        return calendar_years(y, y);
    }
    static const Pattern bare("(?:на|в)\\s+" + kYear + "\\s*[.»\"]?$");
    if (const auto match = bare.find_last(text)) {
        const int y = number_of(match->groups[1]);
        return calendar_years(y, y);
    }
    return std::nullopt;
}

// Names in quotes may hold the years of other documents.
std::string without_quotes(std::string_view text) {
    std::u32string outside;
    int depth = 0;
    for (const char32_t c : decode(text)) {
        if (c == 0x00AB || c == 0x201E) ++depth;
        if (depth == 0) outside.push_back(c);
        if ((c == 0x00BB || c == 0x201C) && depth > 0) --depth;
    }
    return depth == 0 ? encode(outside) : std::string(text);
}

std::optional<FoundPeriod> find_in(std::string_view text) {
    if (auto found = dates_in(text)) return found;
    if (auto found = parts_of_year_in(text)) return found;
    return years_in(text);
}

}  // namespace

std::optional<FoundPeriod> find_period(std::string_view text) {
    const std::string folded = fold_spaces(text);
    if (auto found = find_in(without_quotes(folded))) return found;
    return find_in(folded);
}

std::optional<FoundPeriod> find_period_around(std::string_view title,
                                              std::span<const std::string> before) {
    if (auto found = find_period(title)) return found;
    static const Pattern duration(
        "(?:срок\\p{L}*|период\\p{L}*|этап\\p{L}*)\\s+(?:\\p{L}+\\s+){0,2}"
        "(?:реализаци|действи|исполнени|выполнени|проведени)");
    static const Pattern approval(
        "(?:утвердить|об\\s+утверждении)\\s.{0,200}(?:план|карт|комплекс|график)");
    for (const Pattern* pattern : {&duration, &approval}) {
        for (const std::string& paragraph : before) {
            const std::string text = fold_spaces(paragraph);
            if (!pattern->matches_in(text)) continue;
            if (auto found = find_in(without_quotes(text))) return found;
        }
    }
    // A line of its own close to the title: "for the school year 2026-2027".
    constexpr std::size_t kShortLine = 160;
    static const Pattern line("^(?:на|в|за|период|срок)\\s|^" + kYear + "\\s*[-–—/г]");
    for (const std::string& paragraph : before) {
        const std::string text = fold_spaces(paragraph);
        if (text.size() > kShortLine || !line.matches_in(text)) continue;
        if (auto found = find_in(text)) return found;
    }
    return std::nullopt;
}

std::optional<scheduler::Date> parse_russian_date(std::string_view text) {
    static const Pattern numeric(kDay + "\\s*[./]\\s*([01]?\\d)\\s*[./]\\s*(20\\d\\d|\\d\\d)\\b");
    if (const auto match = numeric.find(text)) {
        const int y = number_of(match->groups[3]);
        const int m = number_of(match->groups[2]);
        if (m < 1 || m > 12) return std::nullopt;
        return day_of(y < 100 ? 2000 + y : y, month{static_cast<unsigned>(m)},
                      number_of(match->groups[1]));
    }
    static const Pattern named("[«\"“]?" + kDay + "[»\"”]?\\s+" + kMonth + "\\s+" + kYear);
    if (const auto match = named.find(text)) {
        return day_of(number_of(match->groups[3]), month_of(match->groups[2]),
                      number_of(match->groups[1]));
    }
    return std::nullopt;
}

}  // namespace sroki::calendar
