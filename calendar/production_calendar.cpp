#include "calendar/production_calendar.h"

#include <algorithm>
#include <charconv>
#include <optional>

#include <pugixml.hpp>

#include "calendar_data.h"

namespace sroki::calendar {

namespace {

using scheduler::CalendarYear;
using scheduler::Date;
using Code = CalendarFileErrorCode;
using Years = std::vector<CalendarYear>;
using Result = tl::expected<Years, CalendarFileError>;

constexpr std::size_t kBytesMax = 256 * 1024;
constexpr int kWorkingDaysMin = 200;

std::chrono::year year_of(Date date) {
    return std::chrono::year_month_day{date}.year();
}

bool is_weekend(Date date) {
    return std::chrono::weekday{date}.iso_encoding() >= 6;
}

tl::unexpected<CalendarFileError> error(Code code, int line, std::string_view argument = {}) {
    return tl::unexpected(CalendarFileError{code, line, std::string(argument)});
}

// Four digits.
std::optional<std::chrono::year> year_from(std::string_view text) {
    int value = 0;
    const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (problem != std::errc{} || end != text.data() + text.size() || value < 1900 ||
        value > 2999) {
        return std::nullopt;
    }
    return std::chrono::year{value};
}

// Cuts the first word off `line`.
std::string_view take_word(std::string_view& line) {
    const auto start = std::min(line.find_first_not_of(" \t"), line.size());
    const auto end = std::min(line.find_first_of(" \t", start), line.size());
    const std::string_view word = line.substr(start, end - start);
    line.remove_prefix(std::min(line.find_first_not_of(" \t", end), line.size()));
    return word;
}

void sort_days(std::vector<Date>& days) {
    std::ranges::sort(days);
    days.erase(std::unique(days.begin(), days.end()), days.end());
}

// The whole file against what no single line shows.
Result check_years(Years years) {
    if (years.empty()) return error(Code::no_year, 0);
    for (CalendarYear& one : years) {
        sort_days(one.days_off);
        sort_days(one.working_days);
        sort_days(one.short_days);
        const std::string name = std::to_string(static_cast<int>(one.year));
        const scheduler::ProductionCalendar calendar({one});
        const Date first{one.year / std::chrono::January / 1};
        const Date last{one.year / std::chrono::December / 31};
        if (calendar.working_days_between({first, last}) < kWorkingDaysMin) {
            return error(Code::too_many_off, 0, name);
        }
        if (std::ranges::count(years, one.year, &CalendarYear::year) > 1) {
            return error(Code::repeated_year, 0, name);
        }
    }
    return years;
}

// "off DATE [from DATE]", "work DATE", "short DATE" of the year read last.
std::optional<CalendarFileError> read_day(std::string_view keyword, std::string_view rest, int line,
                                          Years& years) {
    const auto problem = [line](Code code, std::string_view argument) {
        return CalendarFileError{code, line, std::string(argument)};
    };
    const std::string_view text = take_word(rest);
    const auto date = scheduler::parse_date(text);
    if (!date) return problem(Code::bad_date, text);
    if (years.empty() || years.back().year != year_of(*date)) {
        return problem(Code::wrong_year, text);
    }
    if (keyword == "off") {
        if (is_weekend(*date)) return problem(Code::not_a_weekday, text);
        years.back().days_off.push_back(*date);
        if (rest.empty()) return std::nullopt;
        const std::string_view from = take_word(rest);
        const std::string_view source = take_word(rest);
        if (from != "from") return problem(Code::bad_line, from);
        if (!scheduler::parse_date(source)) return problem(Code::bad_date, source);
    } else if (keyword == "work") {
        if (!is_weekend(*date)) return problem(Code::not_a_weekend, text);
        years.back().working_days.push_back(*date);
    } else if (keyword == "short") {
        years.back().short_days.push_back(*date);
    } else {
        return problem(Code::bad_line, keyword);
    }
    if (!rest.empty()) return problem(Code::bad_line, rest);
    return std::nullopt;
}

Result parse_lines(std::string_view text) {
    Years years;
    for (int number = 1; !text.empty(); ++number) {
        const auto end = std::min(text.find('\n'), text.size());
        std::string_view line = text.substr(0, end);
        text.remove_prefix(std::min(end + 1, text.size()));
        if (line.ends_with('\r')) line.remove_suffix(1);
        const std::string_view keyword = take_word(line);
        if (keyword.empty() || keyword.starts_with('#')) continue;
        if (keyword == "year") {
            const auto year = year_from(line);
            if (!year) return error(Code::bad_date, number, line);
            years.push_back(CalendarYear{*year, {}, {}, {}, {}});
        } else if (keyword == "decree" && !years.empty()) {
            years.back().decree = line;
        } else if (auto problem = read_day(keyword, line, number, years)) {
            return tl::unexpected(*std::move(problem));
        }
    }
    return check_years(std::move(years));
}

// "MM.DD" of a year.
std::optional<Date> month_day_from(std::chrono::year year, std::string_view text) {
    if (text.size() != 5 || text[2] != '.') return std::nullopt;
    std::string iso = std::to_string(static_cast<int>(year)) + "-";
    iso.append(text.substr(0, 2)).append("-").append(text.substr(3));
    return scheduler::parse_date(iso);
}

// One <day>. A short or moved Saturday is a worked one, whether or not it is listed as such.
bool read_xml_day(const pugi::xml_node& node, CalendarYear& year) {
    const auto date = month_day_from(year.year, node.attribute("d").value());
    const int kind = node.attribute("t").as_int();
    if (!date || kind < 1 || kind > 3) return false;
    if (kind == 1 && !is_weekend(*date)) year.days_off.push_back(*date);
    if (kind == 2) year.short_days.push_back(*date);
    if (kind != 1 && is_weekend(*date)) year.working_days.push_back(*date);
    const std::string_view source = node.attribute("f").value();
    if (source.empty()) return true;
    const auto moved = month_day_from(year.year, source);
    if (!moved) return false;
    if (is_weekend(*moved) && !scheduler::is_holiday(*moved)) year.working_days.push_back(*moved);
    return true;
}

Result parse_xml(std::string_view text) {
    pugi::xml_document document;
    if (!document.load_buffer(text.data(), text.size())) return error(Code::bad_xml, 0);
    const pugi::xml_node root = document.child("calendar");
    const auto number = year_from(root.attribute("year").value());
    if (!number) return error(Code::bad_xml, 0, root.attribute("year").value());
    CalendarYear year{*number, {}, {}, {}, {}};
    for (const pugi::xml_node& node : root.child("days").children("day")) {
        if (!read_xml_day(node, year)) {
            return error(Code::bad_date, 0, node.attribute("d").value());
        }
    }
    return check_years({std::move(year)});
}

}  // namespace

Result parse_production_calendar(std::string_view text) {
    if (text.size() > kBytesMax) return error(Code::too_large, 0);
    constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
    if (text.starts_with(kByteOrderMark)) text.remove_prefix(kByteOrderMark.size());
    const auto first = text.find_first_not_of(" \t\r\n");
    const bool is_xml = first != std::string_view::npos && text[first] == '<';
    return is_xml ? parse_xml(text.substr(first)) : parse_lines(text);
}

const Years& shipped_calendar_years() {
    // A mistake in the embedded file is a mistake in the program: value() throws.
    static const Years years = parse_production_calendar(data::production_calendar_ru).value();
    return years;
}

}  // namespace sroki::calendar
