#include "calendar/ical/foreign_zones.h"

#include <array>
#include <charconv>
#include <set>

#include <unicode/ucal.h>
#include <unicode/unistr.h>

#include "calendar/zones.h"

namespace sroki::calendar {

namespace {

constexpr std::size_t kNameBytesMax = 200;
constexpr int kHourSeconds = 3'600;

std::optional<std::string> zone_of_windows(std::string_view name) {
    const auto windows = icu::UnicodeString::fromUTF8(
        icu::StringPiece(name.data(), static_cast<std::int32_t>(name.size())));
    std::array<UChar, 64> found{};
    UErrorCode status = U_ZERO_ERROR;
    const std::int32_t length =
        ucal_getTimeZoneIDForWindowsID(windows.getBuffer(), windows.length(), "RU", found.data(),
                                       static_cast<std::int32_t>(found.size()), &status);
    if (U_FAILURE(status) != 0 || length <= 0) return std::nullopt;
    std::string iana;
    icu::UnicodeString(found.data(), length).toUTF8String(iana);
    if (!is_zone(iana)) return std::nullopt;
    return iana;
}

// "+0300", "-053000" in seconds.
std::optional<int> offset_of(std::string_view text) {
    if (text.size() < 5 || (text[0] != '+' && text[0] != '-')) return std::nullopt;
    int hours = 0;
    int minutes = 0;
    const auto read = [&](std::size_t at, int& value) {
        const auto [end, error] = std::from_chars(text.data() + at, text.data() + at + 2, value);
        return error == std::errc{} && end == text.data() + at + 2;
    };
    if (!read(1, hours) || !read(3, minutes)) return std::nullopt;
    const int seconds = hours * kHourSeconds + minutes * 60;
    return text[0] == '-' ? -seconds : seconds;
}

// "GMT+3", "UTC+03:00" as Java and others write offsets: here a plus is east.
std::optional<int> offset_of_name(std::string_view name) {
    if (!name.starts_with("GMT") && !name.starts_with("UTC")) return std::nullopt;
    std::string text(name.substr(3));
    std::erase(text, ':');
    if (text.size() == 2 || text.size() == 4) text.insert(1, "0");
    if (text.size() == 3) text += "00";
    return text.size() == 5 ? offset_of(text) : std::nullopt;
}

// Names of the tz database for whole hours; its signs are turned round.
std::optional<std::string> zone_of_offset(int seconds) {
    if (seconds == 0) return "Etc/UTC";
    if (seconds % kHourSeconds != 0) return std::nullopt;
    const int hours = seconds / kHourSeconds;
    std::string name = "Etc/GMT";
    name += hours > 0 ? "-" + std::to_string(hours) : "+" + std::to_string(-hours);
    if (!is_zone(name)) return std::nullopt;
    return name;
}

}  // namespace

std::optional<std::string> zone_by_name(std::string_view name) {
    name = trimmed(name);
    if (name.empty() || name.size() > kNameBytesMax) return std::nullopt;
    if (is_zone(name)) return std::string(name);
    if (auto windows = zone_of_windows(name)) return windows;
    if (const auto offset = offset_of_name(name)) return zone_of_offset(*offset);
    // "/freeassociation.sourceforge.net/Europe/Moscow", "/citadel.org/20260101_1/Asia/Omsk"
    for (std::size_t slash = name.find('/'); slash != std::string_view::npos;
         slash = name.find('/', slash + 1)) {
        const std::string_view tail = name.substr(slash + 1);
        if (tail.find('/') != std::string_view::npos && is_zone(tail)) return std::string(tail);
    }
    return std::nullopt;
}

std::optional<std::string> zone_by_definition(const std::vector<ContentLine>& lines) {
    std::set<int> offsets;
    std::string id;
    for (const ContentLine& line : lines) {
        if (line.name == "X-LIC-LOCATION") {
            if (auto zone = zone_by_name(line.value)) return zone;
        }
        if (line.name == "TZID") id = line.value;
        if (line.name != "TZOFFSETTO") continue;
        const auto offset = offset_of(line.value);
        if (!offset) return std::nullopt;
        offsets.insert(*offset);
    }
    if (auto zone = zone_by_name(id)) return zone;
    if (offsets.size() != 1) return std::nullopt;
    return zone_of_offset(*offsets.begin());
}

}  // namespace sroki::calendar
