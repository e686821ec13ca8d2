#include "server/moment.h"

#include <fmt/format.h>

#include "calendar/zones.h"

namespace sroki::server {

namespace {

using calendar::Instant;
using std::chrono::minutes;
using std::chrono::seconds;

// Two digits at `at`, no more than `maximum`.
std::optional<int> two_digits(std::string_view text, std::size_t at, int maximum) {
    if (at + 2 > text.size()) return std::nullopt;
    const char tens = text[at];
    const char ones = text[at + 1];
    if (tens < '0' || tens > '9' || ones < '0' || ones > '9') return std::nullopt;
    const int value = (tens - '0') * 10 + (ones - '0');
    if (value > maximum) return std::nullopt;
    return value;
}

// "HH:MM" at `at`.
std::optional<minutes> hours_and_minutes(std::string_view text, std::size_t at) {
    const auto hour = two_digits(text, at, 23);
    const auto minute = two_digits(text, at + 3, 59);
    if (!hour || !minute || text[at + 2] != ':') return std::nullopt;
    return minutes{*hour * 60 + *minute};
}

}  // namespace

std::optional<Instant> parse_moment(std::string_view text, std::string_view zone) {
    constexpr std::size_t kDateSize = 10;
    constexpr std::size_t kTimeEnd = 16;
    const auto date = scheduler::parse_date(text.substr(0, kDateSize));
    if (!date || text.size() < kTimeEnd) return std::nullopt;
    if (text[kDateSize] != 'T' && text[kDateSize] != ' ') return std::nullopt;
    const auto time = hours_and_minutes(text, kDateSize + 1);
    if (!time) return std::nullopt;
    seconds local = date->time_since_epoch() + *time;
    std::string_view rest = text.substr(kTimeEnd);
    if (rest.starts_with(':')) {
        const auto second = two_digits(rest, 1, 59);
        if (!second) return std::nullopt;
        local += seconds{*second};
        rest.remove_prefix(3);
    }
    if (rest.empty()) return calendar::to_instant(zone, calendar::LocalTime{local});
    if (rest == "Z") return Instant{local};
    const auto offset = hours_and_minutes(rest, 1);
    if (!offset || rest.size() != 6 || (rest[0] != '+' && rest[0] != '-')) return std::nullopt;
    return Instant{rest[0] == '+' ? local - *offset : local + *offset};
}

std::string format_moment(Instant instant) {
    const auto day = std::chrono::floor<std::chrono::days>(instant);
    const std::chrono::hh_mm_ss time{instant - day};
    return fmt::format("{}T{:02}:{:02}:{:02}Z", scheduler::format_date(day), time.hours().count(),
                       time.minutes().count(), time.seconds().count());
}

}  // namespace sroki::server
