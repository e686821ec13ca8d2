#include "server/feeds/client_family.h"

#include <algorithm>
#include <array>
#include <utility>

namespace sroki::server {

namespace {

using enum ClientFamily;

// In this order: Thunderbird and Outlook call themselves Mozilla, Android programs name Linux, and
// everything of Apple's ends in Darwin.
constexpr std::array<std::pair<std::string_view, ClientFamily>, 24> kMarks{{
    {"Google-Calendar", google},
    {"Googlebot", google},
    {"Thunderbird", thunderbird},
    {"Lightning/", thunderbird},
    {"Yandex", yandex},
    {"yandex", yandex},
    {"ICSx5", android},
    {"DAVx5", android},
    {"DAVdroid", android},
    {"ical4android", android},
    {"okhttp", android},
    {"Dalvik/", android},
    {"Outlook", outlook},
    {"Microsoft Office", outlook},
    {"Microsoft.Exchange", outlook},
    {"Exchange", outlook},
    {"vdirsyncer", vdirsyncer},
    {"khal", vdirsyncer},
    {"dataaccessd", apple},
    {"CalendarAgent", apple},
    {"iOS/", apple},
    {"CFNetwork", apple},
    {"macOS/", apple},
    {"Mozilla/", browser},
}};

constexpr std::array<std::string_view, kClientFamilyCount> kNames{
    "google",  "outlook",    "apple",   "thunderbird", "yandex",
    "android", "vdirsyncer", "browser", "other"};

}  // namespace

ClientFamily family_of(std::string_view user_agent) {
    const auto* const mark = std::find_if(kMarks.begin(), kMarks.end(), [&](const auto& known) {
        return user_agent.find(known.first) != std::string_view::npos;
    });
    return mark == kMarks.end() ? other : mark->second;
}

std::string_view name_of(ClientFamily family) {
    return kNames.at(static_cast<std::size_t>(family));
}

}  // namespace sroki::server
