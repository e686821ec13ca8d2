#include "calendar/russian_dates.h"

#include <array>
#include <cstdlib>

namespace sroki::calendar {

namespace {

using scheduler::Date;
using std::chrono::year_month;
using std::chrono::year_month_day;
using std::chrono::year_month_day_last;

constexpr std::array<std::string_view, 12> kNominative{"январь",   "февраль", "март",   "апрель",
                                                       "май",      "июнь",    "июль",   "август",
                                                       "сентябрь", "октябрь", "ноябрь", "декабрь"};
constexpr std::array<std::string_view, 12> kGenitive{"января",   "февраля", "марта",  "апреля",
                                                     "мая",      "июня",    "июля",   "августа",
                                                     "сентября", "октября", "ноября", "декабря"};
constexpr std::array<std::string_view, 7> kWeekdays{
    "воскресенье", "понедельник", "вторник", "среда", "четверг", "пятница", "суббота"};
constexpr std::array<std::string_view, 7> kWeekdaysShort{"вс", "пн", "вт", "ср", "чт", "пт", "сб"};

std::string number(unsigned value) {
    return std::to_string(value);
}

std::string number(std::chrono::year year) {
    return std::to_string(static_cast<int>(year));
}

std::string day_number(Date date) {
    return number(static_cast<unsigned>(year_month_day{date}.day()));
}

bool is_whole_months(Date from, Date due) {
    const year_month_day first{from};
    const year_month_day last{due};
    return first.day() == std::chrono::day{1} &&
           last == year_month_day{
                       year_month_day_last{last.year(), std::chrono::month_day_last{last.month()}}};
}

std::string format_whole_months(year_month first, year_month last) {
    if (first == last) return format_month(first);
    if (first.year() != last.year()) return format_month(first) + " – " + format_month(last);
    if (first.month() == std::chrono::January && last.month() == std::chrono::December) {
        return number(first.year()) + " год";
    }
    return std::string(month_nominative(first.month())) + " – " + format_month(last);
}

}  // namespace

std::string_view month_nominative(std::chrono::month month) {
    return kNominative.at(static_cast<unsigned>(month) - 1);
}

std::string_view month_genitive(std::chrono::month month) {
    return kGenitive.at(static_cast<unsigned>(month) - 1);
}

std::string_view weekday_name(Date date) {
    return kWeekdays.at(std::chrono::weekday{date}.c_encoding());
}

std::string_view weekday_short(Date date) {
    return kWeekdaysShort.at(std::chrono::weekday{date}.c_encoding());
}

std::string format_day(Date date) {
    return day_number(date) + ' ' + std::string(month_genitive(year_month_day{date}.month()));
}

std::string format_day_year(Date date) {
    return format_day(date) + ' ' + number(year_month_day{date}.year());
}

std::string format_month(year_month month) {
    return std::string(month_nominative(month.month())) + ' ' + number(month.year());
}

std::string format_window(std::optional<Date> from, Date due) {
    if (!from) return "до " + format_day_year(due);
    if (*from == due) return format_day_year(due);
    const year_month_day first{*from};
    const year_month_day last{due};
    if (is_whole_months(*from, due)) {
        return format_whole_months(first.year() / first.month(), last.year() / last.month());
    }
    if (first.year() != last.year()) return format_day_year(*from) + " – " + format_day_year(due);
    if (first.month() != last.month()) return format_day(*from) + " – " + format_day_year(due);
    return day_number(*from) + "–" + format_day_year(due);
}

std::string_view plural_form(std::int64_t number, const PluralForms& forms) {
    const std::int64_t tens = std::abs(number % 100);
    const std::int64_t ones = tens % 10;
    if (tens >= 11 && tens <= 14) return forms.many;
    if (ones == 1) return forms.one;
    return ones >= 2 && ones <= 4 ? forms.few : forms.many;
}

std::string counted(std::int64_t number, const PluralForms& forms) {
    return std::to_string(number) + ' ' + std::string(plural_form(number, forms));
}

std::string counted_days(std::int64_t number) {
    return counted(number, {"день", "дня", "дней"});
}

}  // namespace sroki::calendar
