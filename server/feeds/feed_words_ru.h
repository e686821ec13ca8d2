#pragma once
// What a feed holds and how, in Russian. Executors stay unnamed: the words stand on a public page.
// Thread contract: pure functions.

#include <string>
#include <string_view>

#include "calendar/feed_filter.h"

namespace sroki::server {

// "семинары, конкурсы; математика · только сроки · напоминание за 1 день"; empty: all there is.
[[nodiscard]] std::string feed_notes_ru(const calendar::FeedRecord& feed);

[[nodiscard]] std::string_view client_family_ru(std::string_view family);

}  // namespace sroki::server
