#include "calendar/ical/ical_values.h"

#include <algorithm>

namespace sroki::calendar {

namespace {

void append_padded(std::string& text, std::int64_t value, std::size_t width) {
    const std::string digits = std::to_string(value);
    if (digits.size() < width) text.append(width - digits.size(), '0');
    text += digits;
}

}  // namespace

std::string ical_date(scheduler::Date date) {
    const std::chrono::year_month_day parts{date};
    std::string text;
    append_padded(text, static_cast<int>(parts.year()), 4);
    append_padded(text, static_cast<unsigned>(parts.month()), 2);
    append_padded(text, static_cast<unsigned>(parts.day()), 2);
    return text;
}

std::string ical_time(std::chrono::seconds since_epoch) {
    const auto day = std::chrono::floor<std::chrono::days>(since_epoch);
    const std::chrono::hh_mm_ss time{since_epoch - day};
    std::string text = ical_date(scheduler::Date{day}) + 'T';
    append_padded(text, time.hours().count(), 2);
    append_padded(text, time.minutes().count(), 2);
    append_padded(text, time.seconds().count(), 2);
    return text;
}

std::string ical_instant(Instant instant) {
    return ical_time(instant.time_since_epoch()) + 'Z';
}

std::string ical_duration(std::chrono::minutes length) {
    const std::int64_t minutes = std::max<std::int64_t>(length.count(), 1);
    if (minutes % 60 == 0) return "PT" + std::to_string(minutes / 60) + 'H';
    return "PT" + std::to_string(minutes) + 'M';
}

std::string ical_offset(std::chrono::seconds offset) {
    std::string text(1, offset < std::chrono::seconds{0} ? '-' : '+');
    const std::chrono::hh_mm_ss time{std::chrono::abs(offset)};
    append_padded(text, time.hours().count(), 2);
    append_padded(text, time.minutes().count(), 2);
    if (time.seconds().count() != 0) append_padded(text, time.seconds().count(), 2);
    return text;
}

}  // namespace sroki::calendar
