#include "server/http/http_date.h"

#include <algorithm>
#include <array>
#include <charconv>

#include <fmt/format.h>

namespace sroki::server {

namespace {

using namespace std::chrono;

constexpr std::array<std::string_view, 7> kDays{"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
constexpr std::array<std::string_view, 12> kMonths{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                   "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};

// Takes the pieces of a date from the front of a text; one that isn't there spoils the whole.
class Reader {
  public:
    explicit Reader(std::string_view text) : text_(text) {}

    void skip(std::string_view expected) {
        if (text_.starts_with(expected)) {
            text_.remove_prefix(expected.size());
        } else {
            is_good_ = false;
        }
    }

    int number(std::size_t digits) {
        int value = 0;
        const std::string_view part = text_.substr(0, digits);
        const auto [end, error] = std::from_chars(part.data(), part.data() + part.size(), value);
        if (part.size() != digits || error != std::errc{} || end != part.data() + digits ||
            value < 0) {
            is_good_ = false;
            return 0;
        }
        text_.remove_prefix(digits);
        return value;
    }

    // asctime writes a day below ten with a space before it.
    int padded_day() {
        if (!text_.starts_with(' ')) return number(2);
        text_.remove_prefix(1);
        return number(1);
    }

    month month_name() {
        const auto found = std::find(kMonths.begin(), kMonths.end(), text_.substr(0, 3));
        if (found == kMonths.end()) {
            is_good_ = false;
            return month{};
        }
        text_.remove_prefix(3);
        return month{static_cast<unsigned>(found - kMonths.begin()) + 1};
    }

    seconds time_of_day() {
        const int h = number(2);
        skip(":");
        const int m = number(2);
        skip(":");
        const int s = number(2);
        if (h > 23 || m > 59 || s > 60) is_good_ = false;
        return hours{h} + minutes{m} + seconds{s};
    }

    [[nodiscard]] bool is_done() const { return is_good_ && text_.empty(); }

  private:
    std::string_view text_;
    bool is_good_ = true;
};

std::optional<sys_seconds> instant_of(const Reader& reader, year y, month m, int d, seconds time) {
    if (!reader.is_done()) return std::nullopt;
    const year_month_day date{y, m, day{static_cast<unsigned>(d)}};
    if (!date.ok()) return std::nullopt;
    return sys_days{date} + time;
}

std::optional<sys_seconds> parse_fixdate(std::string_view text) {
    Reader reader(text);
    const int d = reader.number(2);
    reader.skip(" ");
    const month m = reader.month_name();
    reader.skip(" ");
    const year y{reader.number(4)};
    reader.skip(" ");
    const seconds time = reader.time_of_day();
    reader.skip(" GMT");
    return instant_of(reader, y, m, d, time);
}

std::optional<sys_seconds> parse_rfc850(std::string_view text, sys_seconds now) {
    Reader reader(text);
    const int d = reader.number(2);
    reader.skip("-");
    const month m = reader.month_name();
    reader.skip("-");
    const int two_digits = reader.number(2);
    reader.skip(" ");
    const seconds time = reader.time_of_day();
    reader.skip(" GMT");
    const int this_year{year_month_day{floor<days>(now)}.year()};
    int y = this_year - this_year % 100 + two_digits;
    if (y > this_year + 50) y -= 100;
    return instant_of(reader, year{y}, m, d, time);
}

std::optional<sys_seconds> parse_asctime(std::string_view text) {
    Reader reader(text);
    const month m = reader.month_name();
    reader.skip(" ");
    const int d = reader.padded_day();
    reader.skip(" ");
    const seconds time = reader.time_of_day();
    reader.skip(" ");
    const year y{reader.number(4)};
    return instant_of(reader, y, m, d, time);
}

}  // namespace

std::string format_http_date(sys_seconds instant) {
    const sys_days date = floor<days>(instant);
    const year_month_day fields{date};
    const hh_mm_ss time{instant - date};
    return fmt::format("{}, {:02} {} {:04} {:02}:{:02}:{:02} GMT",
                       kDays.at(weekday{date}.c_encoding()), static_cast<unsigned>(fields.day()),
                       kMonths.at(static_cast<unsigned>(fields.month()) - 1),
                       static_cast<int>(fields.year()), time.hours().count(),
                       time.minutes().count(), time.seconds().count());
}

std::optional<sys_seconds> parse_http_date(std::string_view text, sys_seconds now) {
    const std::size_t space = text.find(' ');
    if (space == std::string_view::npos) return std::nullopt;
    const std::string_view name = text.substr(0, space);
    const std::string_view rest = text.substr(space + 1);
    if (std::find(kDays.begin(), kDays.end(), name.substr(0, 3)) == kDays.end()) {
        return std::nullopt;
    }
    if (!name.ends_with(',')) return parse_asctime(rest);
    return name.size() == 4 ? parse_fixdate(rest) : parse_rfc850(rest, now);
}

}  // namespace sroki::server
