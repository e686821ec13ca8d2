#include "server/moment.h"

#include <charconv>

#include "calendar/zones.h"

namespace sroki::server {

namespace {

using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::seconds;

// Two digits below `limit`.
std::optional<int> two_digits(std::string_view text, int limit) {
    int value = 0;
    if (text.size() != 2 || text[0] < '0' || text[0] > '9') return std::nullopt;
    const auto [end, error] = std::from_chars(text.data(), text.data() + 2, value);
    if (error != std::errc{} || end != text.data() + 2 || value >= limit) return std::nullopt;
    return value;
}

// "09:00" or "09:00:30".
std::optional<seconds> time_of_day(std::string_view text) {
    if (text.size() != 5 && text.size() != 8) return std::nullopt;
    const auto hour = two_digits(text.substr(0, 2), 24);
    const auto minute = two_digits(text.substr(3, 2), 60);
    const auto second = text.size() == 8 ? two_digits(text.substr(6), 60) : std::optional(0);
    if (!hour || !minute || !second || text[2] != ':' || (text.size() == 8 && text[5] != ':')) {
        return std::nullopt;
    }
    return hours{*hour} + minutes{*minute} + seconds{*second};
}

// "Z", "+05:00", "-03:30".
std::optional<seconds> offset_of(std::string_view text) {
    if (text == "Z") return seconds{0};
    if (text.size() != 6 || (text[0] != '+' && text[0] != '-')) return std::nullopt;
    const auto size = time_of_day(text.substr(1));
    if (!size) return std::nullopt;
    return text[0] == '-' ? -*size : *size;
}

}  // namespace

std::optional<calendar::Instant> parse_moment(std::string_view text, std::string_view zone) {
    const auto day = scheduler::parse_date(text.substr(0, 10));
    if (!day || !calendar::is_zone(zone)) return std::nullopt;
    const auto local = [&](seconds time) {
        return calendar::to_instant(zone, calendar::LocalTime{day->time_since_epoch() + time});
    };
    if (text.size() == 10) return local(seconds{0});
    if (text[10] != 'T') return std::nullopt;
    const std::string_view rest = text.substr(11);
    const std::size_t zone_mark = rest.find_first_of("Z+-");
    const auto time = time_of_day(rest.substr(0, zone_mark));
    if (!time) return std::nullopt;
    if (zone_mark == std::string_view::npos) return local(*time);
    const auto offset = offset_of(rest.substr(zone_mark));
    if (!offset) return std::nullopt;
    return calendar::Instant{day->time_since_epoch() + *time - *offset};
}

}  // namespace sroki::server
