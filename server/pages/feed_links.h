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

// From where the address can be reached at all, as far as it tells by itself.
enum class Reach { this_machine, local_network, internet };
[[nodiscard]] Reach reach_of(std::string_view public_url);

}  // namespace sroki::server
