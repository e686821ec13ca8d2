#include "scheduler/date.h"

#include <charconv>

namespace sroki::scheduler {

namespace {

std::optional<int> digits(std::string_view text) {
    int value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || end != text.data() + text.size() || text.front() == '-') {
        return std::nullopt;
    }
    return value;
}

void append_padded(std::string& out, unsigned value, std::size_t width) {
    const std::string number = std::to_string(value);
    if (number.size() < width) out.append(width - number.size(), '0');
    out += number;
}

}  // namespace

std::optional<Date> parse_date(std::string_view text) {
    if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
    const auto year = digits(text.substr(0, 4));
    const auto month = digits(text.substr(5, 2));
    const auto day = digits(text.substr(8, 2));
    if (!year || !month || !day) return std::nullopt;
    const std::chrono::year_month_day date{std::chrono::year{*year},
                                           std::chrono::month{static_cast<unsigned>(*month)},
                                           std::chrono::day{static_cast<unsigned>(*day)}};
    if (!date.ok()) return std::nullopt;
    return Date{date};
}

std::optional<Period> parse_period(std::string_view text) {
    const std::size_t dots = text.find("..");
    if (dots == std::string_view::npos) return std::nullopt;
    const auto first = parse_date(text.substr(0, dots));
    const auto last = parse_date(text.substr(dots + 2));
    if (!first || !last || *last < *first) return std::nullopt;
    return Period{*first, *last};
}

std::string format_date(Date date) {
    const std::chrono::year_month_day fields{date};
    std::string out;
    append_padded(out, static_cast<unsigned>(static_cast<int>(fields.year())), 4);
    out += '-';
    append_padded(out, static_cast<unsigned>(fields.month()), 2);
    out += '-';
    append_padded(out, static_cast<unsigned>(fields.day()), 2);
    return out;
}

}  // namespace sroki::scheduler
