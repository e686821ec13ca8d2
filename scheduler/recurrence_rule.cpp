#include <algorithm>
#include <array>
#include <charconv>
#include <set>

#include "scheduler/recurrence.h"

namespace sroki::scheduler {

namespace {

using std::chrono::seconds;

constexpr std::size_t kRuleBytesMax = 4'096;
constexpr std::array<std::string_view, 7> kFrequencies{"SECONDLY", "MINUTELY", "HOURLY", "DAILY",
                                                       "WEEKLY",   "MONTHLY",  "YEARLY"};
constexpr std::array<std::string_view, 7> kWeekdays{"SU", "MO", "TU", "WE", "TH", "FR", "SA"};

std::string upper(std::string_view text) {
    std::string result(text);
    for (char& byte : result) {
        if (byte >= 'a' && byte <= 'z') byte = static_cast<char>(byte - 'a' + 'A');
    }
    return result;
}

std::vector<std::string_view> split(std::string_view text, char separator) {
    std::vector<std::string_view> parts;
    for (;;) {
        const std::size_t end = text.find(separator);
        parts.push_back(text.substr(0, end));
        if (end == std::string_view::npos) return parts;
        text.remove_prefix(end + 1);
    }
}

// A leading plus is allowed by the grammar of the RFC.
std::optional<std::int64_t> parse_number(std::string_view text) {
    if (text.starts_with('+')) {
        text.remove_prefix(1);
        if (text.starts_with('-')) return std::nullopt;
    }
    std::int64_t value = 0;
    const auto [end, code] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (code != std::errc{} || end != text.data() + text.size()) return std::nullopt;
    return value;
}

std::optional<std::int64_t> parse_positive(std::string_view text) {
    constexpr std::int64_t kMax = 1'000'000'000;
    const auto value = parse_number(text);
    if (!value || *value < 1 || *value > kMax) return std::nullopt;
    return value;
}

enum class Sign { positive, both };

// False: a number is missing or out of range.
bool parse_list(std::string_view text, int minimum, int maximum, Sign sign, std::vector<int>& out) {
    for (const std::string_view part : split(text, ',')) {
        const auto value = parse_number(part);
        if (!value) return false;
        const bool is_counted_back = *value < 0 && sign == Sign::both;
        const std::int64_t size = is_counted_back ? -*value : *value;
        if (size < minimum || size > maximum) return false;
        out.push_back(static_cast<int>(*value));
    }
    std::sort(out.begin(), out.end());
    out.erase(std::unique(out.begin(), out.end()), out.end());
    return true;
}

std::optional<std::chrono::weekday> parse_weekday(std::string_view text) {
    const auto* found = std::find(kWeekdays.begin(), kWeekdays.end(), text);
    if (found == kWeekdays.end()) return std::nullopt;
    return std::chrono::weekday{static_cast<unsigned>(found - kWeekdays.begin())};
}

bool parse_days(std::string_view text, std::vector<OrdinalWeekday>& out) {
    constexpr std::int64_t kOrdinalMax = 53;
    for (const std::string_view part : split(text, ',')) {
        if (part.size() < 2) return false;
        const auto weekday = parse_weekday(part.substr(part.size() - 2));
        if (!weekday) return false;
        OrdinalWeekday day{0, *weekday};
        if (part.size() > 2) {
            const auto ordinal = parse_number(part.substr(0, part.size() - 2));
            if (!ordinal || *ordinal == 0 || std::abs(*ordinal) > kOrdinalMax) return false;
            day.ordinal = static_cast<int>(*ordinal);
        }
        out.push_back(day);
    }
    return true;
}

bool parse_until(std::string_view text, RecurrenceRule& rule) {
    const auto moment = parse_ical_moment(text);
    if (!moment) return false;
    rule.until = moment->local;
    rule.is_until_utc = moment->is_utc;
    // A date against times: all of that day.
    if (!moment->has_time) *rule.until += std::chrono::days{1} - seconds{1};
    return true;
}

bool parse_frequency(std::string_view text, RecurrenceRule& rule) {
    const auto* found = std::find(kFrequencies.begin(), kFrequencies.end(), text);
    if (found == kFrequencies.end()) return false;
    rule.frequency = static_cast<Frequency>(found - kFrequencies.begin());
    return true;
}

bool parse_part(std::string_view name, std::string_view value, RecurrenceRule& rule) {
    if (name == "FREQ") return parse_frequency(value, rule);
    if (name == "UNTIL") return parse_until(value, rule);
    if (name == "COUNT") return (rule.count = parse_positive(value)).has_value();
    if (name == "INTERVAL") {
        const auto interval = parse_positive(value);
        rule.interval = interval.value_or(1);
        return interval.has_value();
    }
    if (name == "WKST") {
        const auto weekday = parse_weekday(value);
        rule.week_start = weekday.value_or(std::chrono::Monday);
        return weekday.has_value();
    }
    if (name == "BYDAY") return parse_days(value, rule.by_day);
    // A leap second (60) is allowed and never comes.
    if (name == "BYSECOND") return parse_list(value, 0, 60, Sign::positive, rule.by_second);
    if (name == "BYMINUTE") return parse_list(value, 0, 59, Sign::positive, rule.by_minute);
    if (name == "BYHOUR") return parse_list(value, 0, 23, Sign::positive, rule.by_hour);
    if (name == "BYMONTHDAY") return parse_list(value, 1, 31, Sign::both, rule.by_month_day);
    if (name == "BYYEARDAY") return parse_list(value, 1, 366, Sign::both, rule.by_year_day);
    if (name == "BYWEEKNO") return parse_list(value, 1, 53, Sign::both, rule.by_week);
    if (name == "BYMONTH") return parse_list(value, 1, 12, Sign::positive, rule.by_month);
    if (name == "BYSETPOS") return parse_list(value, 1, 366, Sign::both, rule.by_position);
    return false;
}

// An ordinal needs a month or a year to count in.
bool has_meaningless_ordinal(const RecurrenceRule& rule) {
    const bool counts = rule.frequency == Frequency::monthly ||
                        (rule.frequency == Frequency::yearly && rule.by_week.empty());
    return !counts && std::any_of(rule.by_day.begin(), rule.by_day.end(),
                                  [](const OrdinalWeekday& day) { return day.ordinal != 0; });
}

bool has_other_by_part(const RecurrenceRule& rule) {
    return !(rule.by_second.empty() && rule.by_minute.empty() && rule.by_hour.empty() &&
             rule.by_day.empty() && rule.by_month_day.empty() && rule.by_year_day.empty() &&
             rule.by_week.empty() && rule.by_month.empty());
}

std::optional<int> digits(std::string_view text, std::size_t at, std::size_t count) {
    int value = 0;
    for (const char byte : text.substr(at, count)) {
        if (byte < '0' || byte > '9') return std::nullopt;
        value = value * 10 + (byte - '0');
    }
    return value;
}

std::optional<seconds> parse_time(std::string_view text) {
    const auto hour = digits(text, 0, 2);
    const auto minute = digits(text, 2, 2);
    const auto second = digits(text, 4, 2);
    if (!hour || !minute || !second || *hour > 23 || *minute > 59 || *second > 60) {
        return std::nullopt;
    }
    return std::chrono::hours{*hour} + std::chrono::minutes{*minute} +
           seconds{std::min(*second, 59)};
}

}  // namespace

tl::expected<RecurrenceRule, RecurrenceError> parse_recurrence(std::string_view text) {
    if (text.size() > kRuleBytesMax) return tl::unexpected(RecurrenceError{"RRULE"});
    std::string rest = upper(text);
    if (rest.starts_with("RRULE:")) rest.erase(0, 6);
    RecurrenceRule rule;
    std::set<std::string_view> seen;
    for (const std::string_view part : split(rest, ';')) {
        if (part.empty()) continue;
        const std::size_t equals = part.find('=');
        const std::string_view name = part.substr(0, equals);
        const bool is_good = equals != std::string_view::npos && seen.insert(name).second &&
                             parse_part(name, part.substr(equals + 1), rule);
        if (!is_good) return tl::unexpected(RecurrenceError{std::string(part)});
    }
    if (!seen.contains("FREQ")) return tl::unexpected(RecurrenceError{"FREQ"});
    if (rule.count && rule.until) return tl::unexpected(RecurrenceError{"COUNT, UNTIL"});
    if (has_meaningless_ordinal(rule)) return tl::unexpected(RecurrenceError{"BYDAY"});
    if (!rule.by_position.empty() && !has_other_by_part(rule)) {
        return tl::unexpected(RecurrenceError{"BYSETPOS"});
    }
    return rule;
}

std::string normal_rule(std::string_view text) {
    std::string whole = upper(text);
    if (whole.starts_with("RRULE:")) whole.erase(0, 6);
    std::string result;
    for (const std::string_view part : split(whole, ';')) {
        if (part.empty()) continue;
        if (!result.empty()) result += ';';
        result += part;
    }
    std::erase(result, '+');  // says nothing where the grammar allows it, too
    return result;
}

std::optional<IcalMoment> parse_ical_moment(std::string_view text) {
    constexpr std::size_t kDateSize = 8;
    constexpr std::size_t kTimeSize = 15;
    IcalMoment moment;
    moment.is_utc = text.size() == kTimeSize + 1 && text.back() == 'Z';
    if (moment.is_utc) text.remove_suffix(1);
    if (text.size() != kDateSize && text.size() != kTimeSize) return std::nullopt;
    const auto year = digits(text, 0, 4);
    const auto month = digits(text, 4, 2);
    const auto day = digits(text, 6, 2);
    if (!year || !month || !day) return std::nullopt;
    const std::chrono::year_month_day date{std::chrono::year{*year},
                                           std::chrono::month{static_cast<unsigned>(*month)},
                                           std::chrono::day{static_cast<unsigned>(*day)}};
    if (!date.ok() || *year < 1) return std::nullopt;
    moment.local = LocalSeconds{std::chrono::local_days{date}.time_since_epoch()};
    if (text.size() == kDateSize) return moment;
    const auto time = parse_time(text.substr(kDateSize + 1));
    if (text[kDateSize] != 'T' || !time) return std::nullopt;
    moment.has_time = true;
    moment.local += *time;
    return moment;
}

std::string format_ical_moment(LocalSeconds local, bool has_time) {
    const auto day = std::chrono::floor<std::chrono::days>(local);
    const std::chrono::year_month_day date{day};
    const std::chrono::hh_mm_ss time{local - day};
    std::string text;
    const auto append = [&text](std::int64_t value, std::int64_t place) {
        for (; place > 0; place /= 10)
            text += static_cast<char>('0' + value / place % 10);
    };
    append(static_cast<int>(date.year()), 1000);
    append(static_cast<unsigned>(date.month()), 10);
    append(static_cast<unsigned>(date.day()), 10);
    if (!has_time) return text;
    text += 'T';
    append(time.hours().count(), 10);
    append(time.minutes().count(), 10);
    append(time.seconds().count(), 10);
    return text;
}

}  // namespace sroki::scheduler
