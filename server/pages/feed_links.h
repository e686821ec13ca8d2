#pragma once
// The addresses of a feed in the forms that clients take.
// Thread contract: pure functions.

#include <string>
#include <string_view>

namespace sroki::server {

// https://host/feeds/NAME.ics
[[nodiscard]] std::string feed_address(std::string_view public_url, std::string_view name);
// webcal://host/feeds/NAME.ics: a click subscribes in Apple's calendars, Outlook and Thunderbird.
[[nodiscard]] std::string webcal_address(std::string_view public_url, std::string_view name);
// "Add by address" pages of the web calendars. They get the https form: with webcal Outlook.com and
// Google showed an empty calendar.
[[nodiscard]] std::string google_address(std::string_view feed_address);
[[nodiscard]] std::string outlook_address(std::string_view feed_address, std::string_view title);
// Whether a service on the internet could fetch from this address at all.
[[nodiscard]] bool is_reachable_from_outside(std::string_view public_url);

}  // namespace sroki::server
